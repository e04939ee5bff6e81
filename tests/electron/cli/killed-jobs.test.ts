/** Whatever a job was doing when its process was killed: it is paused with the reason, and goes on. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Store } from '../../../db/store.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { Job } from '../../../shared/job.ts';
import { until, workplace, workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

/** Each starts several processes one after another. */
vi.setConfig({ testTimeout: 240_000 });

const SEARCH = ['search', '--dataset', 'generated', '--rows', '600', '--workers', '1', '--seed', '3', '--epochs'] as const;

function prepared(): Workplace {
  const place = workplaceWithoutSamples();
  onTestFinished(place.remove);
  return place;
}

function fromDatabase<Result>({ database }: Workplace, read: (store: Store) => Result): Result {
  const store = openStore(database, { readOnly: true });
  try {
    return read(store);
  } finally {
    store.close();
  }
}

async function jobsOf(place: Workplace): Promise<readonly Job[]> {
  return JSON.parse((await place.run(['jobs', '--json'])).stdout) as readonly Job[];
}

/** Starts the command, kills its process once the condition holds, and says what has become of the jobs. */
async function killed(place: Workplace, args: readonly string[], when: () => boolean): Promise<readonly Job[]> {
  const running = place.start(args);
  await until(when);
  process.kill(running.process.pid!, 'SIGKILL');
  await running.ended;
  return jobsOf(place);
}

const PAUSED = { state: 'paused', reason: 'Trialdeck ended while it ran.', actions: expect.arrayContaining(['resume']) };

test('a search', async () => {
  const place = prepared();
  const trained = (): boolean => fromDatabase(place, (store) => store.unfinishedJobs().some(({ progress }) => progress.done > 0));
  const [job] = await killed(place, [...SEARCH, '20', '--trials', '6'], trained);
  expect(job).toMatchObject({ ...PAUSED, kind: 'search', progress: { of: 6 } });
  expect((await place.run(['resume', `${job!.studyId}/1`])).code).toBe(0);
  expect((await jobsOf(place))[0]).toMatchObject({ state: 'finished', reason: null, progress: { text: '6 of 6 trials' } });
});

test('a search, as a command that only reads tells it', async () => {
  const place = prepared();
  const running = place.start([...SEARCH, '400', '--trials', '2']);
  await until(() => fromDatabase(place, (store) => store.unfinishedJobs().some(({ state }) => state === 'running')));
  process.kill(running.process.pid!, 'SIGKILL');
  await running.ended;
  const studies = JSON.parse((await place.run(['studies', '--json'])).stdout) as readonly StudyOverview[];
  expect(studies.find(({ name }) => name.startsWith('Generated figures'))!.sessions).toMatchObject([
    { state: 'paused', failure: 'Trialdeck ended while it ran.' },
  ]);
});

test('an experiment, with the session that it trains', async () => {
  const place = prepared();
  expect((await place.run([...SEARCH, '20', '--trials', '1'])).code).toBe(0);
  const study = String((await jobsOf(place))[0]!.studyId);
  const compare = ['compare', '--study', study, '--strategies', 'tpe', '--train', '--pairs', '1', '--trials', '2'];
  const experiment = (store: Store) => store.experiments(Number(study))[0];
  const oneRun = (): boolean =>
    fromDatabase(place, (store) => {
      const { id } = experiment(store) ?? {};
      return id !== undefined && store.experimentRunStates(id).some(({ state }) => state === 'finished');
    });
  const [job] = await killed(place, compare, oneRun);
  expect(job).toMatchObject({ ...PAUSED, kind: 'experiment' });
  expect(fromDatabase(place, (store) => store.unfinishedJobs())).toEqual([]);
  expect((await place.run(['resume', String(job!.id)])).code).toBe(0);
  const states = fromDatabase(place, (store) => store.experimentRunStates(experiment(store)!.id).map(({ state }) => state));
  expect(states).toEqual(['finished', 'finished', 'finished']);
});

test('a backup', async () => {
  const place = prepared();
  expect((await place.run([...SEARCH, '1', '--trials', '1'])).code).toBe(0);
  const store = openStore(place.database);
  store.setSetting('padding', 'x'.repeat(300_000_000));
  store.close();
  const file = path.join(place.folder, 'copy.db');
  const [job] = await killed(place, ['backup', file], () => existsSync(`${file}.partial`));
  expect(job).toMatchObject({ ...PAUSED, kind: 'backup', about: { file } });
  expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
  expect((await place.run(['resume', String(job!.id)])).code).toBe(0);
  const copy = openStore(file, { readOnly: true });
  expect(copy.studyOverviews()).toHaveLength(fromDatabase(place, (own) => own.studyOverviews()).length);
  copy.close();
});

test('a second search waits in line, says so, and leaves the line at Ctrl-C', async () => {
  const place = prepared();
  const first = place.start([...SEARCH, '5000', '--trials', '20']);
  await until(() => fromDatabase(place, (store) => store.unfinishedJobs().length === 1));
  const second = place.start([...SEARCH, '1', '--trials', '1']);
  await until(() => fromDatabase(place, (store) => store.unfinishedJobs().length === 2));
  const [running, waiting] = await jobsOf(place);
  expect(waiting).toMatchObject({ state: 'waiting', reason: expect.stringMatching(/^Waits for Random search in “.*”\.$/) });
  process.kill(-second.process.pid!, 'SIGINT');
  const { code, stderr } = await second.ended;
  expect([code, stderr]).toEqual([130, expect.stringContaining(`Job ${waiting!.id} waits for Random search in “`)]);
  const stopped = await place.run(['stop', String(running!.id)]);
  expect(stopped).toMatchObject({ code: 0, stdout: `Job ${running!.id}, Random search, is stopped.\n` });
  expect((await first.ended).code).toBe(0);
});

test('a second search that waited is trained by the process of the first, which ends with it', async () => {
  const place = workplace();
  onTestFinished(place.remove);
  const first = place.start([...SEARCH, '40', '--trials', '2']);
  // As soon as it has the folder: it answers a moment later, when the samples have come.
  await until(() => existsSync(path.join(place.home, 'owner.json')));
  const second = await place.run([...SEARCH, '1', '--trials', '3']);
  const { code, stderr } = await first.ended;
  expect([second.code, code]).toEqual([0, 0]);
  expect(stderr).toMatch(/Job \d+, Random search, goes on in this process\. Ctrl-C pauses it\./);
  expect((await jobsOf(place)).map(({ state, progress }) => [state, progress.text])).toEqual([
    ['finished', '3 of 3 trials'],
    ['finished', '2 of 2 trials'],
  ]);
});

test('a confirmation, with the session of its runs', async () => {
  const place = prepared();
  expect((await place.run([...SEARCH, '10', '--trials', '2'])).code).toBe(0);
  const study = (await jobsOf(place))[0]!.studyId!;
  const runs = (store: Store) => store.trialsOf(store.latestConfirmation(study)!.sessionId!);
  const oneRun = (): boolean =>
    fromDatabase(place, (store) => {
      const begun = (store.latestConfirmation(study)?.sessionId ?? null) !== null;
      return begun && runs(store).some(({ state }) => state === 'completed');
    });
  const [job] = await killed(place, ['confirm', String(study), '--top', '1', '--seeds', '3', '--workers', '1'], oneRun);
  expect(job).toMatchObject({ ...PAUSED, kind: 'confirmation' });
  expect(fromDatabase(place, (store) => store.unfinishedJobs())).toEqual([]);
  expect((await place.run(['resume', String(job!.id)])).code).toBe(0);
  expect(fromDatabase(place, (store) => runs(store).every(({ state }) => state === 'completed'))).toBe(true);
});
