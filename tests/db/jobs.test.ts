import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { NewJob } from '../../db/store/jobs.ts';
import type { JobFilter } from '../../shared/job.ts';
import { smallStudy } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const BACKUP: NewJob = { kind: 'backup', studyId: null, parent: null, about: { file: '/copy.db' }, cores: 'none' };

test('a new job waits at the end of the line, and so does one that waits again', () => {
  const { store } = smallStudy();
  const [session, first, second] = [store.storedJobs({})[0]!, store.createJob(BACKUP), store.createJob(BACKUP)];
  const line = () => store.unfinishedJobs().map(({ id }) => id);
  expect(line()).toEqual([session.id, first.id, second.id]);
  store.changeJob(first.id, { state: 'paused', reason: 'For a while.' });
  store.changeJob(first.id, { state: 'waiting', reason: null });
  store.changeJob(session.id, { state: 'running' });
  expect(line()).toEqual([session.id, second.id, first.id]);
});

test('a session and its job have one state', () => {
  const { store, sessionId } = smallStudy();
  const { jobId } = store.session(sessionId);
  store.changeJob(jobId, { state: 'failed', reason: 'Why.', activeMs: 12 });
  expect(store.session(sessionId)).toMatchObject({ state: 'failed', failure: 'Why.', activeMs: 12 });
  store.changeSession(sessionId, { state: 'paused', failure: null });
  expect(store.storedJob(jobId)).toMatchObject({ state: 'paused', reason: null, about: { sessionId } });
});

test('the log keeps its last lines', () => {
  const { store } = smallStudy();
  const { id } = store.createJob(BACKUP);
  for (let line = 1; line <= 205; line++) store.writeLog(id, { level: 'info', text: String(line) });
  expect(store.jobLog(id).map(({ text }) => Number(text))).toEqual(Array.from({ length: 200 }, (_, at) => at + 6));
});

test('of the ended jobs of a kind the last ones stay', () => {
  const { store } = smallStudy();
  const ids = [1, 2, 3, 4].map(() => store.createJob(BACKUP).id);
  for (const id of ids.slice(0, 3)) store.changeJob(id, { state: 'finished' });
  store.trimJobs('backup', 2);
  expect(store.storedJobs({ kinds: ['backup'] }).map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]]);
});

test('a session that has begun is not deleted with its job', () => {
  const { store, sessionId, studyId } = smallStudy();
  const params = { learning_rate: 0.01 };
  const reason = { text: 'Drawn.' };
  const trial = { sessionId, params, epochs: 3, modelSeed: 1, parent: null, rung: null, bracket: null, reason, memo: null };
  const { id } = store.addTrial(trial);
  store.finishTrial(id, { state: 'failed', failure: 'Its data were not there.' });
  expect(() => store.deleteJob(store.session(sessionId).jobId)).toThrow('a trial that began is deleted with its study only');
  expect(store.sessions(studyId)).toHaveLength(1);
});

test('a part is listed where it works on its own only', () => {
  const { store } = smallStudy();
  const whole = store.createJob({ ...BACKUP, kind: 'experiment' });
  const part = store.createJob({ ...BACKUP, kind: 'search', parent: whole.id });
  const listed = () => store.storedJobs({}).some(({ id }) => id === part.id);
  store.changeJob(whole.id, { state: 'running' });
  store.changeJob(part.id, { state: 'running' });
  expect(listed()).toBe(false);
  store.changeJob(whole.id, { state: 'paused' });
  expect(listed()).toBe(true);
  store.changeJob(part.id, { state: 'paused' });
  expect(listed()).toBe(false);
});

test('what was a part of a deleted job is no job of its own afterwards', () => {
  const { store } = smallStudy();
  const whole = store.createJob({ ...BACKUP, kind: 'experiment' });
  const part = store.createJob({ ...BACKUP, kind: 'search', parent: whole.id });
  store.changeJob(part.id, { state: 'finished' });
  store.deleteJob(whole.id);
  expect(store.storedJob(part.id)).toMatchObject({ parent: null, part: true });
  expect(store.storedJobs({}).map(({ id }) => id)).not.toContain(part.id);
});

test('what came with the product, finished, is listed where its study is asked for; what a person does in it, always', () => {
  const file = join(temporaryFolder(), 'sample.db');
  const from = smallStudy();
  from.store.changeJob(from.store.session(from.sessionId).jobId, { state: 'finished' });
  from.store.exportStudy(from.studyId, file);
  const store = openStore(':memory:');
  const [studyId] = store.importStudies(file, { sample: true });
  const [brought] = store.storedJobs({ studyId });
  const own = store.createJob({ ...BACKUP, kind: 'experiment', studyId: studyId! });
  store.changeJob(own.id, { state: 'finished' });
  const listed = (filter: JobFilter) => store.storedJobs(filter).map(({ id }) => id);
  expect([listed({}), listed({ studyId })]).toEqual([[own.id], [own.id, brought!.id]]);
  store.changeJob(brought!.id, { state: 'paused' });
  expect(listed({})).toEqual([brought!.id, own.id]);
});

test('those that are paused are listed before those that ended, the latest end first', () => {
  const { store, sessionId } = smallStudy();
  const [first, second, paused] = [1, 2, 3].map(() => store.createJob(BACKUP).id);
  store.changeJob(first!, { state: 'finished', finishedAt: '2026-01-02T00:00:00.000Z' });
  store.changeJob(second!, { state: 'failed', finishedAt: '2026-01-01T00:00:00.000Z' });
  store.changeJob(paused!, { state: 'paused' });
  const waiting = store.session(sessionId).jobId;
  expect(store.storedJobs({}).map(({ id }) => id)).toEqual([waiting, paused, first, second]);
});

test('what a job has become that could not be written is read in its place until the job is changed', () => {
  const { store, sessionId } = smallStudy();
  const { jobId } = store.session(sessionId);
  store.changeJob(jobId, { state: 'running' });
  store.holdJob(jobId, { state: 'paused', reason: 'The disk is full.', activeMs: 7 });
  expect(store.storedJob(jobId)).toMatchObject({ state: 'paused', reason: 'The disk is full.', activeMs: 7 });
  expect(store.storedJobs({ states: ['paused'] }).map(({ id }) => id)).toEqual([jobId]);
  expect(store.session(sessionId)).toMatchObject({ state: 'paused', failure: 'The disk is full.' });
  expect([store.unfinishedJobs(), store.heldJobs().map(({ id }) => id)]).toEqual([[], [jobId]]);
  store.changeJob(jobId, {});
  expect(store.storedJob(jobId)).toMatchObject({ state: 'paused', reason: 'The disk is full.', activeMs: 7 });
  expect(store.heldJobs()).toEqual([]);
});

test('what is held is not in the file, and goes with its job', () => {
  const store = openStore(join(temporaryFolder(), 'held.db'));
  const { id } = store.createJob(BACKUP);
  store.changeJob(id, { state: 'running' });
  store.holdJob(id, { state: 'finished' });
  const beside = openStore(store.file, { readOnly: true });
  expect([store.storedJob(id).state, beside.storedJob(id).state]).toEqual(['finished', 'running']);
  beside.close();
  store.deleteJob(id);
  expect(store.heldJobs()).toEqual([]);
  store.close();
});
