import { flushPromises } from '@vue/test-utils';
import { expect, onTestFinished, test, vi } from 'vitest';
import ComparisonPlace from '../../../../../renderer/components/strategies/comparison/ComparisonPlace.vue';
import type { ExperimentProgress } from '../../../../../shared/experiment.ts';
import type { ExperimentDetail } from '../../../../../shared/experiment-detail.ts';
import type { PlannedComparison } from '../../../../../shared/planned-comparison.ts';
import { evidenceOf } from '../../../../support/comparison-evidence.ts';
import { jobOf } from '../../../../support/job-data.ts';
import { choicesOf, overviewOf } from '../../../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../../../support/window.ts';

const study = overviewOf();
const progressOf = (
  changes: Partial<ExperimentProgress> = {},
  state: 'running' | 'finished' = 'running',
): ExperimentProgress => ({
  experiment: {
    ...{
      id: 5,
      studyId: study.id,
      jobId: 41,
      kind: 'replay',
      repetitions: 30,
      seed: 1,
      workers: 1,
      width: 1,
      margin: null,
      state,
      failure: null,
    },
    ...{ budget: { axis: 'epochs', amount: 300 }, createdAt: '2026-01-01T00:00:00.000Z', finishedAt: null },
    arms: [{ label: 'Random search', strategy: { name: 'random', options: {} }, stopRule: null, budgetFactor: 1 }],
  },
  ...{ runs: 60, finishedRuns: 15, pairs: 7, running: { arm: 0, repetition: 8, sessionId: null } },
  ...changes,
});
const JOB = jobOf({ id: 41, kind: 'experiment', word: 'Comparison', about: { experimentId: 5 } });
const choices = choicesOf();
const answersWith = (list: readonly ExperimentProgress[], detail: Partial<ExperimentDetail> = {}): Answers => ({
  choices: () => choices,
  recordings: () => [],
  seedNoise: () => null,
  comparisonPower: () => ({ clear: { found: 0, pairsAdvised: 34 }, gap: null }),
  experiments: () => list,
  experiment: () => ({ progress: list[0], evidence: null, verdict: null, ...detail }),
});

test('without a comparison it says what one is for, and offers to make one', async () => {
  const window = openWindow(answersWith([]));
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  expect(shown.text()).toContain('Is one strategy better than another here?');
  await shown.get('button').trigger('click');
  expect(shown.text()).toContain('Real training: every search is a session of this study');
  expect(shown.text()).toContain('Random search 2x');
});

test('the form says what so many pairs can find, how noisy runs are, and takes the smallest gap of use', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const window = openWindow({
    ...answersWith([]),
    seedNoise: () => ({ spread: 0.0026, configurations: 432, confirm: null, leaders: null }),
    comparisonPower: ({ arms }) => ({ clear: { found: 0.5, pairsAdvised: 10 * arms }, gap: null }),
    startJob: () => JOB,
  });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  await shown.get('button').trigger('click');
  await vi.advanceTimersByTimeAsync(500);
  const [planned] = window.asked('comparisonPower')[0] as [PlannedComparison];
  expect(planned).toEqual({ arms: planned.arms, pairs: 6, margin: 0.002, spread: null });
  expect(shown.text()).toContain('Empty: 0.002.');
  expect(shown.text()).toContain(`${10 * planned.arms} pairs find it in 80 %`);
  expect(shown.text()).toContain('Runs of one configuration have a standard deviation of 0.0026 on select here');

  const field = shown.findAll('label').find((label) => label.text().startsWith('Margin'))!;
  const input = shown.get(`[id="${field.attributes('for')}"]`);
  for (const typed of ['0', '0.', '0.0', '0.005']) await input.setValue(typed);
  await vi.advanceTimersByTimeAsync(500);
  expect(window.asked('comparisonPower').map(([asked]) => (asked as PlannedComparison).margin)).toEqual([0.002, 0.005]);
  await shown.get('form').trigger('submit');
  expect(window.asked('startJob')).toMatchObject([[{ request: { margin: 0.005 } }]]);
});

test('the form says that few pairs show nothing, what a row is worth, and takes the spread of the largest comparison', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const numbered = (id: number, pairs: number) => ({ ...progressOf({ pairs }), experiment: { ...progressOf().experiment, id } });
  const spreadOf = (id: number) => evidenceOf({ pairs: 1000, pairwise: [{ ...evidenceOf().pairwise[0]!, spread: id / 1000 }] });
  const window = openWindow({
    ...answersWith([numbered(9, 4), numbered(5, 1000)]),
    experiment: (id) => ({ progress: numbered(id, 1000), evidence: id === 5 ? spreadOf(id) : null, verdict: null }),
    comparisonPower: () => ({ clear: { found: 0.5, pairsAdvised: 34 }, gap: { found: 0.9, pairsAdvised: 60 } }),
  });
  const task = { ...study.task, split: { seed: 1, train: 400, stop: 40, select: 40, confirm: 40 } };
  const shown = window.show(ComparisonPlace, { study: { ...study, task } });
  await flushPromises();
  const compose = shown.findAll('button').find((button) => button.text() === 'New comparison')!;
  await compose.trigger('click');
  await vi.advanceTimersByTimeAsync(500);
  const planned = window.asked('comparisonPower').at(-1) as [PlannedComparison];
  expect(planned[0].spread).toBe(0.005);
  expect(shown.text()).toContain('as they did in the comparison of 1,000 pairs (standard deviation 0.0050)');
  expect(shown.text()).toContain('Less than one of the 40 rows of select, which is 0.0250.');
  const field = shown.findAll('label').find((label) => label.text().startsWith('Pairs'))!;
  await shown.get(`[id="${field.attributes('for')}"]`).setValue('5');
  await vi.advanceTimersByTimeAsync(500);
  expect(shown.text()).toContain('Nothing can be shown with 5 pairs: below 6 ');
});

test('a comparison that runs says how far it is; the strip of its study has its state and its buttons', async () => {
  const window = openWindow({ ...answersWith([progressOf()]), jobs: () => [{ ...JOB, studyId: study.id }] });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  expect(shown.text()).toContain('15 of 60 runs');
  expect(shown.text()).toContain('pair 8, Random search');
  expect(shown.findAll('button').map((button) => button.text())).toEqual(['New comparison']);
});

test('a comparison that is over, which is in no strip, is deleted here', async () => {
  const over = { ...JOB, studyId: study.id, state: 'finished', actions: ['delete'], lostByDelete: 'Its sessions stay.' } as const;
  const window = openWindow({ ...answersWith([progressOf({}, 'finished')]), jobs: () => [over], deleteJob: () => {} });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  await shown
    .findAll('button')
    .find((button) => button.text() === 'Delete…')!
    .trigger('click');
  const sure = [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')];
  sure.find(({ textContent }) => textContent === 'Delete the comparison')!.click();
  expect(window.asked('deleteJob')).toEqual([[41]]);
});

test('it follows its runs, and asks for the evidence again when some have ended', async () => {
  vi.useFakeTimers();
  const window = openWindow(answersWith([progressOf()]));
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  const before = window.asked('experiment').length;
  for (const finishedRuns of [16, 17, 18]) window.announce('experiment', progressOf({ finishedRuns }));
  await flushPromises();
  expect(shown.text()).toContain('18 of 60 runs');
  await vi.advanceTimersByTimeAsync(1_000);
  // At once for the first, and once for those that follow.
  expect(window.asked('experiment').length).toBe(before + 2);
  vi.useRealTimers();
});

test('a refusal names what was wrong, and keeps the form', async () => {
  const window = openWindow({
    ...answersWith([]),
    startJob: () => {
      throw refusal('pairs is 0; allowed is a whole number from 1 to 1000.', 'usage', 'pairs');
    },
  });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  await shown.get('button').trigger('click');
  await shown.get('form').trigger('submit');
  await flushPromises();
  expect(window.asked('startJob')).toHaveLength(1);
  expect(shown.get('[role=alert]').text()).toContain('pairs is 0');
  expect(shown.find('form').exists()).toBe(true);
});
