import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { SessionProgress } from '../../../shared/contract/searches.ts';
import { useSessions, useSessionsProgress } from '../../../renderer/stores/sessions.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { useStudy } from '../../../renderer/stores/study.ts';
import { jobOf } from '../../support/job-data.ts';
import { JOB_ID, overviewOf, progressOf, sessionOf } from '../../support/window-data.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

const SESSION = sessionOf({ state: 'running' });

async function followed() {
  let sessions = [SESSION];
  const window = openWindow({
    studies: () => [overviewOf({ sessions }), overviewOf({ id: 2, sessions: [sessionOf({ id: 20, studyId: 2 })] })],
    study: (id) => (id === 1 ? overviewOf({ sessions }) : overviewOf({ id, sessions: [sessionOf({ id: 20, studyId: 2 })] })),
    running: () => [],
    progress: (id) => progressOf({ session: { ...SESSION, id } }),
  });
  const study = useStudy();
  study.open(1);
  await flushPromises();
  const { got } = window.use(useSessionsProgress);
  await flushPromises();
  return { ...window, study, progress: got, grow: () => (sessions = [...sessions, sessionOf({ id: 11 })]) };
}

test('a session is in the state of its job, without being asked again', async () => {
  const { progress, announce, asked } = await followed();
  expect(progress.data.value?.map(({ session }) => session.state)).toEqual(['running']);
  const before = asked('progress').length;
  announce('job', { jobId: JOB_ID, job: jobOf({ id: JOB_ID, state: 'paused', reason: 'The disk is full.' }) });
  expect(progress.data.value?.[0]?.session).toMatchObject({ state: 'paused', failure: 'The disk is full.' });
  expect(asked('progress')).toHaveLength(before);
});

test('a session that is added is asked about', async () => {
  const { progress, grow } = await followed();
  grow();
  await useStudies().refresh(1);
  await flushPromises();
  expect(progress.data.value?.map(({ session }) => session.id)).toEqual([SESSION.id, 11]);
});

test('sessions of a study that has been left are not shown on the next', async () => {
  const { progress, study, answers } = await followed();
  const late = pending<SessionProgress>();
  answers.progress = () => late.promise;
  study.revision++;
  await flushPromises();
  answers.progress = (id) => progressOf({ session: { ...SESSION, id, studyId: 2 } });
  study.open(2);
  expect(progress.data.value).toBeNull();
  await flushPromises();
  late.resolve(progressOf({ session: SESSION }));
  await flushPromises();
  expect(progress.data.value?.map(({ session }) => session.id)).toEqual([20]);
});

test('a refusal of more budget, or of a trial, is its caller’s to tell', async () => {
  openWindow({
    addBudget: () => Promise.reject(refusal('trials is 0; allowed is a whole number of at least 1.')),
    queueTrial: () => Promise.reject(refusal('params.units is 0; allowed is a whole number from 1 to 4096.')),
  });
  const sessions = useSessions();
  await expect(sessions.addBudget(10, { trials: 0 })).rejects.toThrow('trials is 0');
  await expect(sessions.queueTrial({ studyId: 1, params: { units: 0 } })).rejects.toThrow('params.units is 0');
});
