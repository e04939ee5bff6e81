import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Store } from '../../../db/store.ts';
import { hostEnvironment } from '../../../electron/engine/environment.ts';
import { FASHION_MNIST } from '../../../electron/engine/data/fashion-mnist.ts';
import { runSearch, type SearchListener, type SearchRun } from '../../../electron/engine/runner.ts';
import type { SpawnWorker } from '../../../electron/engine/pool/protocol.ts';
import { createThinking } from '../../../electron/engine/thinking/thinking.ts';
import type { Budget, EpochMetrics, Session, Trial } from '../../../shared/model.ts';
import { formulaEpoch, formulaWorkers } from '../../support/formula-workers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-runner-'));
const thinking = createThinking();
afterAll(() => {
  thinking.close();
  rmSync(folder, { recursive: true });
});

interface Scene {
  readonly store: Store;
  readonly session: Session;
  run(spawn?: SpawnWorker, listener?: Partial<SearchListener>): SearchRun;
  /** What identifies a session's outcome, whatever the order in which trials ended. */
  outcome(): readonly unknown[];
}

let scenes = 0;

function scene(budget: Budget, { workers = 2, epochs = 4 } = {}): Scene {
  const store = openStore(':memory:');
  const checkpoints = path.join(folder, String(++scenes));
  const study = store.createStudy({
    name: 'Runner',
    dataset: FASHION_MNIST.summary,
    split: { seed: 1, train: 70, stop: 10, select: 10, confirm: 10 },
    space: {
      units: { type: 'int', low: 8, high: 2048, scale: 'log' },
      learning_rate: { type: 'float', low: 1e-4, high: 1e-1, scale: 'log' },
    },
    objective: 'accuracy',
    maxEpochs: epochs,
    recordConfirm: false,
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
    run: (spawn = formulaWorkers(), listener = {}) =>
      runSearch(
        {
          store,
          sessionId: session.id,
          spawn,
          thinking,
          partitionFile: 'unread',
          checkpoints,
          environment: hostEnvironment(),
          clock: () => performance.now(),
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
  expect(ended).toMatchObject({ state: 'finished', failure: null });
  expect(trials.map(({ number, state, epochsDone }) => [number, state, epochsDone])).toEqual(
    Array.from({ length: 9 }, (_, at) => [at + 1, 'completed', 4]),
  );
  expect(trials.map(({ sequence }) => sequence).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(trials.flatMap(({ id }) => store.epochs(id))).toHaveLength(36);
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
  const resumed = async (again: (metrics: EpochMetrics) => EpochMetrics): Promise<Scene> => {
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
    expect((await resumed((metrics) => metrics)).outcome()).toEqual(unbroken.outcome());
  });

  test('where they come out differently only those trials fail, with the epochs that they had', async () => {
    const { store, session } = await resumed((metrics) => ({ ...metrics, stopLoss: metrics.stopLoss + 1e-7 }));
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
    'The worker was ended by SIGKILL. Trial 1 goes on from epoch 1.',
    'The worker was ended by SIGKILL. Trial 1 goes on from epoch 2.',
  ]);
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

test('workers that do not start end the session with the reason, and it can be resumed', async () => {
  const { run, outcome } = scene({ trials: 2 });
  expect(await run(formulaWorkers({ after: () => null, starts: false })).ended).toMatchObject({
    state: 'failed',
    failure: 'Workers cannot be started. The worker ended with exit code 1.',
  });
  expect((await run().ended).state).toBe('finished');
  expect(outcome()).toHaveLength(2);
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
