import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import StudyTiles from '../../../../renderer/components/overview/StudyTiles.vue';
import { jobOf } from '../../../support/job-data.ts';
import { openWindow } from '../../support/window.ts';
import { CORRECTED, overviewOf, progressOf, sessionOf, STUDY_ID } from '../../../support/window-data.ts';

const MINUTE_MS = 60_000;
const sessions = (last: 'finished' | 'paused') => [
  sessionOf({ id: 1, state: 'finished', activeMs: 30 * MINUTE_MS }),
  sessionOf({ id: 2, number: 2, state: last, activeMs: 10 * MINUTE_MS }),
];
function tiles(last: 'finished' | 'paused'): string {
  const study = overviewOf({ sessions: sessions(last), trials: 130, finishedTrials: 120, runningTrials: 0 });
  const progress = progressOf({ session: study.sessions[1]!, finished: 20, elapsedMs: 10 * MINUTE_MS, trialsPerMinute: 2 });
  return openWindow().show(StudyTiles, { study, progress }).text().replaceAll(/\s+/g, ' ');
}

test('where all sessions are over, trials, time and speed are those of all', () => {
  expect(tiles('finished')).toMatch(/Trials ?120 ?in 2 sessions, none running/);
  expect(tiles('finished')).toMatch(/Time spent ?40 min ?at work in all sessions/);
  expect(tiles('finished')).toMatch(/Speed ?3\.0 ?trials\/min ?in all sessions/);
});

test('a session that can go on has its own', () => {
  expect(tiles('paused')).toMatch(/Trials of session 2 ?20/);
  expect(tiles('paused')).toMatch(/130 trials in the study/);
  expect(tiles('paused')).toMatch(/10 min ?at work in session 2/);
  expect(tiles('paused')).toMatch(/2\.0 ?trials\/min ?in session 2/);
});

test('the large number is called corrected, and beside it stands what it looks like', () => {
  expect(tiles('finished')).toMatch(/Corrected select accuracy ?0\.7912 ?0\.7467 to 0\.8291 ?looks like 0\.8000/);
});

test('one that is not corrected is the best as it looks', () => {
  const study = overviewOf({ corrected: { kind: 'uncorrected', reason: 'No rows.' } });
  const text = openWindow().show(StudyTiles, { study, progress: null }).text().replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/Best select accuracy ?0\.8000 ?not corrected/);
});

test('the trial that is opened is the one that the number is of', async () => {
  const study = overviewOf({ corrected: { ...CORRECTED, trial: 3, runs: 8 }, winnerTrialId: 103 });
  const wrapper = openWindow().show(StudyTiles, { study, progress: null });
  const button = wrapper.get('button.link');
  expect(button.text()).toBe('Open trial 3');
  await button.trigger('click');
  expect(wrapper.getComponent(StudyTiles).emitted('open')).toEqual([[103]]);
});

test('a session whose strategy plans fewer trials than its budget comes to those', () => {
  const study = overviewOf({ sessions: [sessionOf({ budget: { trials: 50 } })] });
  const progress = progressOf({ session: study.sessions[0]!, finished: 22, expected: 23 });
  const text = openWindow().show(StudyTiles, { study, progress }).text().replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/Trials ?22 ?of 23/);
});

test('what is trained and waits for the clock does not run', () => {
  const training = { machine: null, doing: 'training', trialNumber: 7, epoch: 2, epochs: 9, residentBytes: null } as const;
  const study = overviewOf({ sessions: [sessionOf({ state: 'running' })], runningTrials: 4 });
  const workers = [1, 2].map((worker) => ({ ...training, worker, trialId: 104 + worker }));
  const progress = progressOf({ session: study.sessions[0]!, workers, heldBack: [101, 104] });
  expect(openWindow().show(StudyTiles, { study, progress }).text()).toContain('2 running, 2 wait for their turn');
});

test('while a comparison trains, the time left is its own and not that of the run', async () => {
  const job = jobOf({ id: 30, kind: 'experiment', word: 'Comparison', studyId: STUDY_ID, about: { experimentId: 1 } });
  const progress = { ...job.progress, remainingMs: 7 * MINUTE_MS };
  const window = openWindow({ jobs: () => [{ ...job, progress }] });
  const study = overviewOf({ sessions: [sessionOf({ state: 'running' })] });
  const tiles = window.show(StudyTiles, { study, progress: progressOf({ session: study.sessions[0]!, remainingMs: 20_000 }) });
  await flushPromises();
  expect(tiles.text().replaceAll(/\s+/g, ' ')).toMatch(/Time left ?about 7 min ?the comparison ends about /);
});

test('trials that all failed have no speed', () => {
  const study = overviewOf({
    sessions: [sessionOf({ state: 'failed' })],
    bestValue: null,
    bestTrialId: null,
    winnerTrialId: null,
  });
  const progress = progressOf({ session: study.sessions[0]!, trialsPerMinute: 309.9 });
  expect(openWindow().show(StudyTiles, { study, progress }).text()).toMatch(/Speed ?– ?trials\/min/);
});

test('the default configuration is not called another one that the winner surpasses', () => {
  const study = overviewOf({ winnerIsDefault: true, defaultValue: 0.76 });
  const text = openWindow().show(StudyTiles, { study, progress: null }).text();
  expect(text).toMatch(/the default configuration itself/);
  expect(text).not.toContain('0.7600');
});
