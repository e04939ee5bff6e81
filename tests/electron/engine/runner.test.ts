import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../../shared/clock.ts';
import { systemClock } from '../../../shared/system-clock.ts';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Store } from '../../../db/store.ts';
import { hostEnvironment } from '../../../electron/engine/environment.ts';
import { FASHION_MNIST } from '../../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { runSearch } from '../../../electron/engine/runner.ts';
import type { SearchListener, SearchRun } from '../../../electron/engine/session/search-run.ts';
import { recoverTrials } from '../../../electron/engine/recover.ts';
import { strategyNamed } from '../../../electron/engine/search/catalogue.ts';
import { localPool } from '../../../electron/engine/pool/local.ts';
import type { TrialWork } from '../../../electron/engine/pool/work.ts';
import type { SpawnWorker } from '../../../electron/engine/pool/protocol.ts';
import { NETWORK_MEASURES } from '../../../electron/engine/tasks/network/measures/catalogue.ts';
import type { Budget, Epoch, Session, Trial } from '../../../shared/model.ts';
import { createThinking } from '../../../electron/engine/thinking/thinking.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { measuredEpoch, newTrial } from '../../support/small-study.ts';
import { formulaEpoch, formulaWorkers, type Misfortune } from '../../support/formula-workers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-runner-'));
const thinking = createThinking(2);
afterAll(() => {
  thinking.close();
  rmSync(folder, { recursive: true });
});

interface Scene {
  readonly store: Store;
  readonly session: Session;
  readonly checkpoints: string;
  run(
    spawn?: SpawnWorker,
    listener?: Partial<SearchListener>,
    more?: { clock?: Clock; broken?: Partial<Store>; cpu?: string },
  ): SearchRun;
  /** What identifies a session's outcome, whatever the order in which trials ended. */
  outcome(): readonly unknown[];
}

let scenes = 0;

function scene(budget: Budget, { workers = 2, epochs = 4 } = {}): Scene {
  const store = openStore(':memory:');
  const checkpoints = path.join(folder, String(++scenes));
  const study = store.createStudy({
    name: 'Runner',
    task: {
      kind: 'network',
      dataset: FASHION_MNIST.summary,
      split: { seed: 1, train: 70, stop: 10, select: 10, confirm: 10 },
      recordConfirm: false,
    },
    space: {
      units: { type: 'int', low: 8, high: 2048, scale: 'log' },
      learning_rate: { type: 'float', low: 1e-4, high: 1e-1, scale: 'log' },
    },
    measures: NETWORK_MEASURES,
    objectives: ['accuracy'],
    maxEpochs: epochs,
    sample: false,
  });
  const session = store.createSession({
    studyId: study.id,
    strategy: { name: 'random', options: {} },
    stopRule: null,
    seed: 3,
    budget,
    workers,
  });
  const silent: SearchListener = { onSession: () => {}, onTrial: () => {}, onEpoch: () => {}, onNotice: () => {} };
  return {
    store,
    session,
    checkpoints,
    run: (spawn = formulaWorkers(), listener = {}, { clock = systemClock, broken = {}, cpu = 'A processor' } = {}) =>
      runSearch(
        {
          store: { ...store, ...broken },
          sessionId: session.id,
          openPool: localPool(spawn),
          thinking,
          data: { name: 'unread', file: 'unread' },
          checkpoints,
          environment: { ...hostEnvironment(), cpu },
          clock,
        },
        { ...silent, ...listener },
      ),
    outcome: () =>
      store.trialsOf(session.id).map(({ number, params, modelSeed, state, value, epochsDone, failure }) => ({
        number,
        params,
        modelSeed,
        state,
        value,
        epochsDone,
        failure,
      })),
  };
}

test('a search trains its budget of trials and every epoch is stored', async () => {
  const { store, session, run } = scene({ trials: 9 });
  const ended = await run().ended;
  const trials = store.trialsOf(session.id);
  expect(ended).toMatchObject({ state: 'finished', failure: null, ended: 'The budget of 9 trials is spent.' });
  expect(trials.map(({ number, state, epochsDone }) => [number, state, epochsDone])).toEqual(
    Array.from({ length: 9 }, (_, at) => [at + 1, 'completed', 4]),
  );
  expect(trials.map(({ sequence }) => sequence).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(trials.flatMap(({ id }) => store.epochs(id))).toHaveLength(36);
});

test('when a search ended, and how long it took, is told by the clock that it is handed', async () => {
  let ms = 0;
  const clock = { ...systemClock, now: () => '2001-02-03T04:05:06.000Z', ms: () => (ms += 7_000) };
  const { activeMs, finishedAt } = await scene({ trials: 1 }).run(formulaWorkers(), {}, { clock }).ended;
  expect({ finishedAt, whole: activeMs > 0 && activeMs % 7_000 === 0 }).toEqual({ finishedAt: clock.now(), whole: true });
});

test.each([1, 2, 8])('with %i workers the same configurations are trained', async (workers) => {
  const unbroken = scene({ trials: 12 }, { workers: 1 });
  const parallel = scene({ trials: 12 }, { workers });
  await Promise.all([unbroken.run().ended, parallel.run().ended]);
  expect(parallel.outcome()).toEqual(unbroken.outcome());
});

test('paused after any epoch and resumed, a search ends where an unbroken one does', async () => {
  const unbroken = scene({ trials: 6 });
  await unbroken.run().ended;
  for (const pauseAt of [1, 2, 7, 13]) {
    const broken = scene({ trials: 6 });
    let epochs = 0;
    const first = broken.run(formulaWorkers(), { onEpoch: () => ++epochs === pauseAt && first.pause() });
    expect((await first.ended).state).toBe('paused');
    expect(broken.store.trialsOf(broken.session.id).some(({ state }) => state === 'running')).toBe(false);
    expect((await broken.run().ended).state).toBe('finished');
    expect(broken.outcome()).toEqual(unbroken.outcome());
  }
});

test('abandoned at once, nothing that was finished is lost', async () => {
  const { store, session, run } = scene({ trials: 6 });
  let epochs = 0;
  const search = run(formulaWorkers(), { onEpoch: () => ++epochs === 5 && search.abandon() });
  expect((await search.ended).state).toBe('paused');
  expect(store.trialsOf(session.id).reduce((sum, { epochsDone }) => sum + epochsDone, 0)).toBe(5);
});

describe('without its checkpoints a resumed search trains again, and', () => {
  const resumed = async (again: (epoch: Epoch) => Epoch): Promise<Scene> => {
    const broken = scene({ trials: 6 });
    let epochs = 0;
    const first = broken.run(formulaWorkers(), { onEpoch: () => ++epochs === 5 && first.pause() });
    await first.ended;
    await broken.run(formulaWorkers({ after: () => null, again })).ended;
    return broken;
  };

  test('ends where an unbroken one does, if the recorded epochs come out', async () => {
    const unbroken = scene({ trials: 6 });
    await unbroken.run().ended;
    expect((await resumed((epoch) => epoch)).outcome()).toEqual(unbroken.outcome());
  });

  test('where they come out differently only those trials fail, with the epochs that they had', async () => {
    const { store, session } = await resumed((epoch) => ({
      ...epoch,
      stop: { ...epoch.stop, loss: epoch.stop['loss']! + 1e-7 },
    }));
    expect(store.session(session.id)).toMatchObject({ state: 'finished', failure: null });
    const [failed, others] = [true, false].map((wanted) =>
      store.trialsOf(session.id).filter(({ state }) => (state === 'failed') === wanted),
    );
    expect(failed!.length).toBeGreaterThan(0);
    for (const { id, params, modelSeed, epochsDone, failure } of failed!) {
      expect(failure).toMatch(/^Training it again came out differently: in epoch 1 its stop loss was .*recorded epochs are safe/);
      const recorded = Array.from({ length: epochsDone }, (_, at) => formulaEpoch({ params, modelSeed }, at + 1));
      expect(recorded.length).toBeGreaterThan(0);
      expect(store.epochs(id)).toEqual(recorded);
    }
    expect(others!.map(({ state, epochsDone }) => [state, epochsDone])).toEqual(others!.map(() => ['completed', 4]));
  });
});

test('what patience ended, though the clock had not come to that before a pause, ends without a worker when the search goes on', async () => {
  const { store, session, run } = scene({ trials: 1 });
  const { id } = store.addTrial(newTrial(session.id, { params: { patience: 1 }, epochs: 4 }));
  store.startTrial(id, 1, { ...hostEnvironment(), engine: 'native', tensorflow: '1' });
  for (const [at, accuracy] of [0.5, 0.4].entries()) store.recordEpoch(id, measuredEpoch(at + 1, accuracy));
  store.requeueTrial(id, false);
  const spawned: unknown[] = [];
  const spawn = formulaWorkers({ after: (work) => (spawned.push(work.number), null) });
  expect(await run(spawn).ended).toMatchObject({ state: 'finished' });
  expect(store.trial(id)).toMatchObject({ state: 'completed', epochsDone: 2 });
  expect(spawned).toEqual([]);
});

test('training without native TensorFlow is said once', async () => {
  const notices: string[] = [];
  const { store, session, run } = scene({ trials: 4 });
  await run(formulaWorkers({ after: () => null, engine: 'reference' }), { onNotice: (text) => notices.push(text) }).ended;
  expect(notices).toEqual([expect.stringMatching(/^Native TensorFlow does not load here: .* many times slower/)]);
  expect(store.trialDetail(store.trialsOf(session.id)[0]!.id).environment).toMatchObject({ engine: 'reference' });
});

test('a trial whose worker is lost goes on from its last epoch, twice, and fails the third time', async () => {
  const notices: string[] = [];
  const { store, session, run } = scene({ trials: 4 });
  const spawn = formulaWorkers({ after: (_, epoch, attempt) => (epoch === attempt && epoch < 4 ? 'lost' : null) });
  const onlyFirst = withTrouble(store, spawn);
  await run(onlyFirst, { onNotice: (text) => notices.push(text) }).ended;
  const [first, ...others] = store.trialsOf(session.id);
  expect(first).toMatchObject({ state: 'failed', retries: 2, epochsDone: 3, failure: expect.stringContaining('SIGKILL') });
  expect(others.map(({ state }) => state)).toEqual(['completed', 'completed', 'completed']);
  expect(notices).toEqual([
    'The worker was ended from outside (SIGKILL). Trial 1 goes on from epoch 1.',
    'The worker was ended from outside (SIGKILL). Trial 1 goes on from epoch 2.',
    `1 of 4 trials failed. Trial 1: ${first!.failure}`,
  ]);
});

test('a trial whose worker finds its state damaged once more fails', async () => {
  const notices: string[] = [];
  const { store, session, run } = scene({ trials: 2 }, { workers: 1 });
  const after = ({ number }: TrialWork): 'damaged' | null => (number === 1 ? 'damaged' : null);
  await run(formulaWorkers({ after }), { onNotice: (text) => notices.push(text) }).ended;
  expect(store.trialsOf(session.id).map(({ state, failure }) => [state, failure])).toEqual([
    ['failed', 'The checkpoint is damaged.'],
    ['completed', null],
  ]);
  expect(notices[0]).toBe('The checkpoint is damaged. The state is discarded, and trial 1 is trained again from its start.');
});

/** Trouble for the first trial only: the others get workers without any. */
function withTrouble(store: Store, troubled: SpawnWorker): SpawnWorker {
  const healthy = formulaWorkers();
  return (...args) => {
    const [bad, good] = [troubled(...args), healthy(...args)];
    return {
      ...good,
      send: (message) => {
        const isFirst = message.kind === 'train' && store.trial(message.trialId).number === 1;
        (isFirst ? bad : good).send(message);
      },
      onMessage: (listener) => {
        good.onMessage(listener);
        bad.onMessage((message) => message.kind !== 'ready' && listener(message));
      },
      onExit: bad.onExit,
      kill: () => [bad, good].forEach((worker) => worker.kill()),
    };
  };
}

test.each([
  ['pause', 'paused', 'queued'],
  ['stop', 'finished', 'stopped'],
] as const)('a %s whose worker is lost is at its end at once: no other one need start', async (how, state, ofTrial) => {
  const { store, session, run } = scene({ trials: 3 }, { workers: 1 });
  const lost = formulaWorkers({ after: () => 'lost' });
  const silent: SpawnWorker = () => ({
    pid: undefined,
    send: () => {},
    onMessage: () => {},
    onExit: () => {},
    kill: () => {},
  });
  let started = 0;
  const search = run((index, grant) => (started++ === 0 ? lost : silent)(index, grant), { onEpoch: () => search[how]() });
  expect(await search.ended).toMatchObject({ state, failure: null });
  expect(store.trialsOf(session.id)).toMatchObject([{ state: ofTrial, epochsDone: 1 }]);
});

test('failed and diverged trials are data, and the search goes on', async () => {
  const { store, session, run } = scene({ trials: 10 }, { workers: 1 });
  const isUnlucky = ({ params }: Pick<Trial, 'params'>): boolean => (params['units'] as number) % 3 === 0;
  const after = (job: Pick<Trial, 'params'>, epoch: number) => {
    if (!isUnlucky(job) || epoch < 2) return null;
    return (job.params['units'] as number) % 2 === 0 ? 'failed' : 'diverged';
  };
  await run(formulaWorkers({ after })).ended;
  const unlucky = store.trialsOf(session.id).filter(isUnlucky);
  expect(unlucky.length).toBeGreaterThan(0);
  expect(new Set(unlucky.map(({ state }) => state))).not.toContain('completed');
  expect(store.session(session.id).state).toBe('finished');
});

test('a budget in epochs is never overdrawn', async () => {
  const { store, session, run } = scene({ epochs: 14 });
  await run().ended;
  expect(store.trialsOf(session.id).map(({ epochsDone }) => epochsDone)).toEqual([4, 4, 4]);
});

test('a budget in seconds ends the asking, and what runs may finish', async () => {
  const { store, session, run } = scene({ seconds: 0.05 });
  await run().ended;
  const trials = store.trialsOf(session.id);
  expect(trials.length).toBeGreaterThan(0);
  expect(trials.every(({ state }) => state === 'completed')).toBe(true);
});

test('a session whose first trials all fail ends with the reason', async () => {
  const { run } = scene({ trials: 50 });
  const session = await run(formulaWorkers({ after: () => 'failed' })).ended;
  expect(session).toMatchObject({ state: 'failed', failure: 'The first 5 trials all failed: The formula failed.' });
});

test('a session all of whose trials fail has found nothing, however few they are', async () => {
  const { run } = scene({ trials: 2 }, { workers: 1 });
  const session = await run(formulaWorkers({ after: () => 'failed' })).ended;
  expect(session).toMatchObject({ state: 'failed', failure: 'All 2 trials failed: The formula failed.' });
});

test('a session some of whose trials fail is finished, and says why they failed', async () => {
  const { run, store, session } = scene({ trials: 2 }, { workers: 1 });
  const said: string[] = [];
  const after = ({ number }: TrialWork): 'failed' | null => (number === 2 ? 'failed' : null);
  const { state } = await run(formulaWorkers({ after }), { onNotice: (text) => said.push(text) }).ended;
  expect([state, store.trialsOf(session.id).map((trial) => trial.state)]).toEqual(['finished', ['completed', 'failed']]);
  expect(said).toEqual(['1 of 2 trials failed. Trial 2: The formula failed.']);
});

test('workers that do not start pause the session with the reason, its trials wait, and it can be resumed', async () => {
  const { store, session, run, outcome } = scene({ trials: 2 });
  const { id } = store.addTrial(newTrial(session.id));
  expect(await run(formulaWorkers({ after: () => null, starts: false })).ended).toMatchObject({
    state: 'paused',
    failure: 'Workers cannot be started. The worker ended with exit code 1.',
  });
  expect(store.trialsOf(session.id)).toMatchObject([{ id, state: 'queued', retries: 0, failure: null }]);
  expect((await run().ended).state).toBe('finished');
  expect(outcome()).toHaveLength(2);
});

/** The store, with how many calls it has had and rows it has given. */
function counting(store: Store): { readonly counted: Partial<Store>; readonly work: () => number } {
  let work = 0;
  const counted = Object.entries(store).map(([name, call]: [string, unknown]) => {
    if (typeof call !== 'function') return [name, call];
    const count = (...args: readonly unknown[]): unknown => {
      const result = (call as (...of: readonly unknown[]) => unknown)(...args);
      work += 1 + (Array.isArray(result) ? result.length : 0);
      return result;
    };
    return [name, count];
  });
  return { counted: Object.fromEntries(counted) as Partial<Store>, work: () => work };
}

test('a trial asks the database for as much among many trials as among few', async () => {
  const { store, run } = scene({ trials: 140 }, { workers: 1, epochs: 1 });
  const { counted, work } = counting(store);
  const after: number[] = [];
  const onTrial: SearchListener['onTrial'] = ({ sequence }) => sequence !== null && after.push(work());
  await run(formulaWorkers(), { onTrial }, { broken: counted }).ended;
  const [few, many] = [20, 120].map((trials) => after[trials + 15]! - after[trials]!);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(1.2 * few!);
});

test('more budget for a running search is used', async () => {
  const { store, session, run } = scene({ trials: 3 });
  let grown = false;
  const search = run(formulaWorkers(), {
    onEpoch: () => {
      if (grown) return;
      grown = true;
      store.changeSession(session.id, { budget: { trials: 5 } });
      search.sessionChanged();
    },
  });
  await search.ended;
  expect(store.trialsOf(session.id)).toHaveLength(5);
});

const DISK_FULL = new TrialdeckError('failure', 'The database could not be written: the disk is full.', undefined, {
  cause: Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }),
});
const refuse = (): never => {
  throw DISK_FULL;
};

describe('no way out of a run leaves a session that runs', () => {
  test('a strategy that throws fails it with the reason, and what ran waits', async () => {
    const { store, session, run } = scene({ trials: 6 });
    const random = strategyNamed('random');
    const ask = random.create({});
    const create = vi.spyOn(random, 'create').mockReturnValue((problem, history, chance) => {
      if (history.length === 3) throw new RangeError('There is no fourth.');
      return ask(problem, history, chance);
    });
    const failure = 'A mistake in Trialdeck ended the search: There is no fourth.';
    const notices: unknown[] = [];
    const ended = await run(formulaWorkers(), { onNotice: (...notice) => notices.push(notice) }).ended;
    create.mockRestore();
    expect(ended).toMatchObject({ state: 'failed', failure });
    expect(store.session(session.id)).toEqual(ended);
    expect(notices).toEqual([[failure, 'error']]);
    expect(store.unfinishedTrials(session.id).map(({ state }) => state)).toEqual(['queued']);
    expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
  });

  test('a write that fails pauses it with the reason, and the trials go on later', async () => {
    const unbroken = scene({ trials: 6 });
    await unbroken.run().ended;
    const { store, session, run, outcome } = scene({ trials: 6 });
    let writes = 0;
    const recordEpoch: Store['recordEpoch'] = (...args) => (++writes > 7 ? refuse() : store.recordEpoch(...args));
    const ended = await run(formulaWorkers(), {}, { broken: { recordEpoch } }).ended;
    expect(ended).toMatchObject({ state: 'paused', failure: DISK_FULL.message, finishedAt: null });
    expect(store.session(session.id)).toEqual(ended);
    expect(store.sessionsWithRunningTrials()).toEqual([]);
    expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
    expect(outcome()).toEqual(unbroken.outcome());
  });

  test('where nothing can be written the run is over all the same, and the database is put in order later', async () => {
    const { store, session, run } = scene({ trials: 6 });
    const notices: unknown[] = [];
    const broken = { recordEpoch: refuse, requeueTrial: refuse };
    const ended = await run(formulaWorkers(), { onNotice: (...notice) => notices.push(notice) }, { broken }).ended;
    expect(ended).toMatchObject({ state: 'paused', failure: DISK_FULL.message });
    expect(notices).toEqual([[DISK_FULL.message, 'error']]);
    expect(store.session(session.id).state).toBe('running');
    recoverTrials(store);
    expect(store.sessionsWithRunningTrials()).toEqual([]);
  });
});

test("a worker whose disk is full pauses the session with the reason: it is not the trial's fault", async () => {
  const unbroken = scene({ trials: 6 });
  await unbroken.run().ended;
  const { store, session, run, outcome } = scene({ trials: 6 });
  const after: Misfortune['after'] = (_, epoch) => (epoch === 2 ? 'disk full' : null);
  const ended = await run(formulaWorkers({ after })).ended;
  expect(ended).toMatchObject({ state: 'paused', failure: 'ENOSPC: no space left' });
  expect(store.trialsOf(session.id).every(({ state, retries }) => state === 'queued' && retries === 0)).toBe(true);
  expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
  expect(outcome()).toEqual(unbroken.outcome());
});

test('a stop is for good: a pause that follows it changes nothing', async () => {
  const { store, session, run } = scene({ trials: 6 });
  const search = run(formulaWorkers(), {
    onEpoch: () => {
      search.stop();
      search.pause();
    },
  });
  expect(await search.ended).toMatchObject({ state: 'finished', stopped: true });
  expect(store.unfinishedTrials(session.id)).toEqual([]);
});

test('checkpoints that cannot be removed are a notice, and the session is finished', async () => {
  const notices: string[] = [];
  const { checkpoints, run } = scene({ trials: 3 });
  const spoil = (): void => {
    rmSync(checkpoints, { recursive: true, force: true });
    writeFileSync(checkpoints, '');
  };
  const ended = await run(formulaWorkers(), { onEpoch: spoil, onNotice: (text) => notices.push(text) }).ended;
  expect(ended).toMatchObject({ state: 'finished', failure: null });
  expect(notices).toContainEqual(expect.stringMatching(/^Old checkpoints could not be removed: ENOTDIR/));
});

test('checkpoints beside those of a former database are not taken for its own', async () => {
  const { store, session, checkpoints, run } = scene({ trials: 1 }, { workers: 1 });
  const former = path.join(checkpoints, `session-${session.id}`);
  mkdirSync(former, { recursive: true });
  writeFileSync(path.join(former, 'trial-1.checkpoint'), 'of a former trial');
  const goneOnFrom: unknown[] = [];
  await run(listening(formulaWorkers(), ({ checkpoint }) => goneOnFrom.push(checkpoint.resumeFrom))).ended;
  expect(goneOnFrom).toEqual([null]);
  expect(store.sessionUid(session.id)).not.toBe(String(session.id));
  expect(readdirSync(former)).toEqual(['trial-1.checkpoint']);
});

function listening(spawn: SpawnWorker, hear: (work: TrialWork) => void): SpawnWorker {
  return (...args) => {
    const worker = spawn(...args);
    return {
      ...worker,
      send: (message) => {
        if (message.kind === 'train') hear(message.work);
        worker.send(message);
      },
    };
  };
}

describe('a stop leaves no trial that waits', () => {
  test('where a worker is lost', async () => {
    const { store, session, run } = scene({ trials: 4 }, { workers: 1 });
    const after: Misfortune['after'] = (_, epoch) => (epoch === 2 ? 'lost' : null);
    const search = run(formulaWorkers({ after }), { onNotice: () => search.stop() });
    expect(await search.ended).toMatchObject({ state: 'finished', stopped: true });
    expect(store.trialsOf(session.id)).toMatchObject([
      { state: 'stopped', epochsDone: 2, sequence: 1, stopReason: { text: 'Stopped by a person after epoch 2.' } },
    ]);
  });

  test('where one was queued that never trained: nothing of it stays', async () => {
    const { store, session, run } = scene({ trials: 4 }, { workers: 1 });
    const queue = { params: { units: 9, learning_rate: 0.01 }, epochs: 4, modelSeed: 1, parent: null, rung: null, bracket: null };
    for (const text of ['first', 'second']) store.addTrial({ ...queue, sessionId: session.id, reason: { text }, memo: null });
    const search = run(formulaWorkers(), { onEpoch: () => search.stop() });
    await search.ended;
    expect(store.trialsOf(session.id)).toMatchObject([
      { state: 'stopped', stopReason: { text: 'Stopped by a person after epoch 1.' } },
    ]);
    expect(store.sessionTotals(session.id)).toMatchObject({ trials: 1, finished: 1 });
  });
});

describe('a trial that has begun on other arithmetic', () => {
  test('ends with what it has, and its configuration is trained from its start', async () => {
    const notices: string[] = [];
    const { store, session, run, outcome } = scene({ trials: 2 }, { workers: 1 });
    const first = run(formulaWorkers(), {
      onEpoch: ({ number, epochsDone }) => number === 2 && epochsDone === 3 && first.pause(),
    });
    await first.ended;
    const elsewhere = run(formulaWorkers(), { onNotice: (text) => notices.push(text) }, { cpu: 'Another processor' });
    expect(await elsewhere.ended).toMatchObject({ state: 'finished', budget: { trials: 3 } });
    const [, begun, again] = store.trialsOf(session.id);
    const why = 'Trial 2 was trained to epoch 3 by native TensorFlow formula on A processor; no worker here computes alike.';
    expect(begun).toMatchObject({
      state: 'failed',
      epochsDone: 3,
      failure: `${why} Its configuration was queued again, as trial 3.`,
    });
    expect(again).toMatchObject({
      state: 'completed',
      params: begun!.params,
      modelSeed: begun!.modelSeed,
      epochsDone: 4,
      parent: null,
    });
    expect(again!.reason.text).toBe(`${why} Its configuration is trained again from its start.`);
    expect(notices).toEqual([again!.reason.text, `1 of 3 trials failed. Trial 2: ${begun!.failure}`]);
    expect(store.environment(again!.id)!.cpu).toBe('Another processor');
    expect(outcome()).toHaveLength(3);
  });

  test.each([1, 3])('is queued again once, wherever the run is cut off (at word %i of its trials)', async (word) => {
    const { store, session, run } = scene({ trials: 2 }, { workers: 1 });
    const first = run(formulaWorkers(), {
      onEpoch: ({ number, epochsDone }) => number === 2 && epochsDone === 3 && first.pause(),
    });
    await first.ended;
    let words = 0;
    const cut = run(formulaWorkers(), { onTrial: () => ++words === word && cut.abandon() }, { cpu: 'Another processor' });
    await cut.ended;
    await run(formulaWorkers(), {}, { cpu: 'Another processor' }).ended;
    expect(store.trialsOf(session.id).map(({ state }) => state)).toEqual(['completed', 'failed', 'completed']);
    expect(store.session(session.id).budget).toEqual({ trials: 3 });
  });

  test('goes on where the arithmetic is the same', async () => {
    const { store, session, run } = scene({ trials: 2 }, { workers: 1 });
    const first = run(formulaWorkers(), { onEpoch: ({ epochsDone }) => epochsDone === 3 && first.pause() });
    await first.ended;
    expect(await run().ended).toMatchObject({ state: 'finished', budget: { trials: 2 } });
    expect(store.trialsOf(session.id).map(({ state, epochsDone }) => [state, epochsDone])).toEqual([
      ['completed', 4],
      ['completed', 4],
    ]);
  });
});
