import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import ComparisonPlace from '../../../../../renderer/components/strategies/comparison/ComparisonPlace.vue';
import type { ExperimentProgress } from '../../../../../shared/experiment.ts';
import type { ExperimentDetail } from '../../../../../shared/experiment-detail.ts';
import { jobOf } from '../../../../support/job-data.ts';
import { choicesOf, overviewOf } from '../../../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../../../support/window.ts';

const study = overviewOf();
const progressOf = (
  changes: Partial<ExperimentProgress> = {},
  state: 'running' | 'finished' = 'running',
): ExperimentProgress => ({
  experiment: {
    ...{ id: 5, studyId: study.id, jobId: 41, kind: 'replay', repetitions: 30, seed: 1, workers: 1, state, failure: null },
    ...{ budget: { axis: 'epochs', amount: 300 }, createdAt: '2026-01-01T00:00:00.000Z', finishedAt: null },
    arms: [{ label: 'Random search', strategy: { name: 'random', options: {} }, stopRule: null, budgetFactor: 1 }],
  },
  ...{ runs: 60, finishedRuns: 15, pairs: 7, running: { arm: 0, repetition: 8, sessionId: null } },
  ...changes,
});
const JOB = jobOf({ id: 41, kind: 'experiment', about: { experimentId: 5 } });
const choices = choicesOf();
const answersWith = (list: readonly ExperimentProgress[], detail: Partial<ExperimentDetail> = {}): Answers => ({
  choices: () => choices,
  recordings: () => [],
  experiments: () => list,
  experiment: () => ({ progress: list[0], evidence: null, verdict: null, ...detail }),
});

test('without a comparison it says what one is for, and offers to make one', async () => {
  const window = openWindow(answersWith([]));
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  expect(shown.text()).toContain('Is one strategy better than another here?');
  await shown.get('button').trigger('click');
  expect(shown.text()).toContain('Real training: every run is a session of this study');
  expect(shown.text()).toContain('Random search 2x');
});

test('a comparison that runs says how far it is, and can be stopped', async () => {
  const window = openWindow({ ...answersWith([progressOf()]), jobs: () => [JOB], stopJob: () => {} });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  expect(shown.text()).toContain('15 of 60 runs');
  expect(shown.text()).toContain('repetition 8, Random search');
  await shown
    .findAll('button')
    .find((button) => button.text() === 'Stop…')!
    .trigger('click');
  const sure = [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')];
  sure.find(({ textContent }) => textContent === 'Stop the comparison')!.click();
  expect(window.asked('stopJob')).toEqual([[41]]);
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
  expect(window.asked('experiment').length).toBe(before + 1);
  vi.useRealTimers();
});

test('a refusal names what was wrong, and keeps the form', async () => {
  const window = openWindow({
    ...answersWith([]),
    startJob: () => {
      throw refusal('repetitions is 0; allowed is a whole number from 1 to 1000.', 'usage', 'repetitions');
    },
  });
  const shown = window.show(ComparisonPlace, { study });
  await flushPromises();
  await shown.get('button').trigger('click');
  await shown.get('form').trigger('submit');
  await flushPromises();
  expect(window.asked('startJob')).toHaveLength(1);
  expect(shown.get('[role=alert]').text()).toContain('repetitions is 0');
  expect(shown.find('form').exists()).toBe(true);
});
