import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import JobStrip from '../../../../renderer/components/jobs/JobStrip.vue';
import { countedText } from '../../../../shared/format/count.ts';
import type { Job } from '../../../../shared/job.ts';
import { jobOf } from '../../../support/job-data.ts';
import { choicesOf, overviewOf, SESSION_ID, sessionOf, STUDY_ID } from '../../../support/window-data.ts';
import { openWindow, type Answers } from '../../support/window.ts';

const { jobId } = sessionOf();
const search = (rest: Partial<Job> = {}): Job =>
  jobOf({ id: jobId, studyId: STUDY_ID, about: { sessionId: SESSION_ID }, ...rest });

async function shown(jobs: readonly Job[], answers: Answers = {}, study = overviewOf()) {
  const window = openWindow({ jobs: () => jobs, pauseJob: () => {}, stopJob: () => {}, ...answers });
  const strip = window.show(JobStrip, { study });
  await flushPromises();
  const lines = (): readonly string[] => strip.findAll('li').map((line) => line.text().replaceAll(/\s+/g, ' '));
  const press = async (label: string): Promise<void> => {
    await strip
      .findAll('button')
      .find((button) => button.text() === label)!
      .trigger('click');
    await flushPromises();
  };
  const told = async (job: Job): Promise<void> => {
    window.announce('job', { jobId: job.id, job });
    await flushPromises();
  };
  return { ...window, strip, lines, press, told };
}

test('what runs says how far it is and how long it takes, what waits says for what', async () => {
  const waiting = jobOf({ id: 15, studyId: STUDY_ID, title: 'Hyperband', state: 'waiting', reason: 'Waits for Random search.' });
  const { strip, lines } = await shown([search(), waiting]);
  expect(lines()[0]).toMatch(/^Running ?Random search ?5 of 20 trials ?about 1.5 min left/);
  expect(lines()[1]).toMatch(/^Waiting ?Hyperband ?Waits for Random search\./);
  expect(strip.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('25');
});

test('workers beyond the width are said to have nothing to do, for as long as the search runs', async () => {
  const { lines, told } = await shown([search()], {}, overviewOf({ sessions: [sessionOf({ workers: 3, width: 2 })] }));
  expect(lines()[0]).toContain('1 of 3 workers has nothing to do: the search is 2 wide. Take 2 workers, or begin');
  await told(search({ state: 'paused', reason: 'The disk is full.', actions: ['resume', 'stop'] }));
  expect(lines()[0]).not.toContain('nothing to do');
});

test('a pause is under way until the trials have ended their epoch, then the reason stands there', async () => {
  const { lines, press, asked, told } = await shown([search()]);
  await press('Pause after this epoch');
  expect(asked('pauseJob')).toEqual([[jobId]]);
  expect(lines()[0]).toContain('Running trials end their epoch');
  expect(lines()[0]).not.toContain('Stop');
  await told(search({ state: 'paused', reason: 'The disk is full.', actions: ['resume', 'stop'] }));
  expect(lines()[0]).toMatch(/^Paused.*Resume.*The disk is full\.$/);
});

test('a stop is asked about first, and says what is done', async () => {
  const { press, asked } = await shown([search()]);
  await press('Stop…');
  expect(asked('stopJob')).toEqual([]);
  const dialog = document.querySelector('[role="dialog"]')!;
  expect(dialog.textContent).toContain('5 of 20 trials are done and stay.');
  [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop the search')!.click();
  await flushPromises();
  expect(asked('stopJob')).toEqual([[jobId]]);
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test('the workers of a running search are changed', async () => {
  const { press, asked } = await shown([search()], { setWorkers: () => {} });
  await press('Workers…');
  const dialog = document.querySelector('[role="dialog"]')!;
  expect(dialog.textContent).toContain(`The search has ${countedText(sessionOf().workers, 'worker')}.`);
  const input = dialog.querySelector('input')!;
  input.value = '3';
  input.dispatchEvent(new Event('input'));
  [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === 'Change workers')!.click();
  await flushPromises();
  expect(asked('setWorkers')).toEqual([[SESSION_ID, 3]]);
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test('of more workers than the machine has room for, and than the width has work for, the dialog warns', async () => {
  const machine = { choices: () => choicesOf({ cores: 2, workersInMemory: 8 }) };
  const { press } = await shown([search()], machine, overviewOf({ sessions: [sessionOf({ width: 4 })] }));
  await press('Workers…');
  const dialog = document.querySelector('[role="dialog"]')!;
  const input = dialog.querySelector('input')!;
  const warnedOf = async (workers: string): Promise<string> => {
    input.value = workers;
    input.dispatchEvent(new Event('input'));
    await flushPromises();
    return dialog.textContent;
  };
  expect(await warnedOf('6')).toContain('This machine has 2 cores: 6 workers train no more in the same time');
  expect(await warnedOf('6')).toContain('2 of 6 workers have nothing to do');
  expect(await warnedOf('45')).toContain('has room for 8 workers, not for 45');
  expect(await warnedOf('2')).toContain('A worker that is one too many ends its trial first.');
});

test('beside three jobs the others are counted, and nothing stands there when all have ended', async () => {
  const looks = [21, 22, 23, 24].map((id) => jobOf({ id, kind: 'inspection', studyId: STUDY_ID }));
  const { strip, lines, announce } = await shown([search(), ...looks]);
  expect(lines()).toHaveLength(3);
  expect(strip.get('a').text()).toBe('2 more in Activity');
  for (const job of [search(), ...looks]) announce('job', { jobId: job.id, job: { ...job, state: 'finished' } });
  await flushPromises();
  expect(strip.find('section').exists()).toBe(false);
});
