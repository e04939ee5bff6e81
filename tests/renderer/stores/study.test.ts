import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { useStudy } from '../../../renderer/stores/study.ts';
import { openWindow, pending, refusal, type Answers } from '../support/window.ts';
import { overviewOf, progressOf, rowOf, sessionOf } from '../../support/window-data.ts';

const FINISHED = sessionOf({ id: 10 });
const RUNNING = sessionOf({ id: 11, state: 'running' });
const LATER = sessionOf({ id: 12, state: 'paused' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function opened(rest: Answers = {}, sessions = [FINISHED, RUNNING, LATER]) {
  const overview = overviewOf({ sessions });
  const window = openWindow({
    studies: () => [overview, overviewOf({ id: 2 })],
    study: (id) => overviewOf({ id, sessions }),
    running: () => [],
    progress: (id) => progressOf({ session: sessions.find((session) => session.id === id)! }),
    ...rest,
  });
  const study = useStudy();
  study.open(1);
  await flushPromises();
  return { ...window, study };
}

test('the session that runs is followed, else the newest that has worked', async () => {
  const { study } = await opened();
  expect(study.session).toEqual(RUNNING);
  expect(study.progress?.session).toEqual(RUNNING);
  const resting = await opened({}, [FINISHED, LATER]);
  expect(resting.study.session).toEqual(LATER);
});

test('a session that never worked is not followed where another has', async () => {
  const idle = sessionOf({ id: 13, state: 'paused', activeMs: 0 });
  const { study } = await opened({}, [FINISHED, LATER, idle]);
  expect(study.session).toEqual(LATER);
  expect((await opened({}, [idle])).study.session).toEqual(idle);
});

test('a trial opened anywhere is chosen everywhere, and another study begins with none', async () => {
  const { study } = await opened();
  study.select([5, 6]);
  study.openTrial(7);
  expect([study.openTrialId, study.selected]).toEqual([7, [7]]);
  study.openTrial(null);
  expect([study.openTrialId, study.selected]).toEqual([null, [7]]);
  study.openTrial(7);
  study.open(1);
  expect(study.openTrialId).toBe(7);
  study.open(2);
  expect([study.openTrialId, study.selected]).toEqual([null, []]);
});

test('every study has its own filter', async () => {
  const { study } = await opened();
  study.filter = { text: 'adam' };
  study.open(2);
  expect(study.filter).toEqual({});
  study.filter = { starred: true };
  study.open(1);
  expect(study.filter).toEqual({ text: 'adam' });
});

test('tables and plots ask again at once and then every 0.4 s at most, for trials of this study only', async () => {
  const { study, announce } = await opened();
  const before = study.revision;
  announce('trial', { studyId: 2, trial: rowOf() });
  vi.advanceTimersByTime(5_000);
  expect(study.revision).toBe(before);
  for (let at = 0; at < 50; at++) announce('trial', { studyId: 1, trial: rowOf() });
  expect(study.revision).toBe(before + 1);
  vi.advanceTimersByTime(399);
  expect(study.revision).toBe(before + 1);
  vi.advanceTimersByTime(1);
  expect(study.revision).toBe(before + 2);
  vi.advanceTimersByTime(5_000);
  expect(study.revision).toBe(before + 2);
});

test('after a lost connection everything is asked for again', async () => {
  const { study, connect, asked } = await opened();
  const before = [study.revision, asked('study').length];
  connect('lost');
  connect('open');
  await flushPromises();
  expect([study.revision, asked('study').length]).toEqual(before.map((count) => count! + 1));
});

test('a study that cannot be had is an error; one that is gone is none', async () => {
  const refused = await opened({ study: () => Promise.reject(refusal('The database is locked.', 'unavailable')) });
  expect(refused.study.error?.message).toBe('The database is locked.');
  const gone = await opened({ study: () => Promise.reject(refusal('There is no study 1.', 'not-found')) });
  expect([gone.study.error, gone.study.overview, useStudies().list!.map(({ id }) => id)]).toEqual([null, null, [2]]);
});

test('what becomes of a study that has been left is not told of the next one', async () => {
  const late = pending<StudyOverview>();
  const { study, answers, asked } = await opened({ study: (id) => (id === 1 ? late.promise : overviewOf({ id })) });
  study.open(2);
  await flushPromises();
  const before = asked('progress').length;
  late.reject(refusal('The database is locked.', 'unavailable'));
  await flushPromises();
  expect([study.error, study.overview?.id, asked('progress').length]).toEqual([null, 2, before]);

  answers.study = () => Promise.reject(refusal('The database is locked.', 'unavailable'));
  await study.load();
  expect(study.error?.message).toBe('The database is locked.');
  answers.study = () => new Promise(() => {});
  study.open(1);
  expect(study.error).toBeNull();
});
