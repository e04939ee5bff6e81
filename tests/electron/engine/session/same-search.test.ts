/** At one width, what is searched does not depend on how many workers train, nor on how fast they are. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import type { Store } from '../../../../db/store.ts';
import { checkpointFiles } from '../../../../electron/engine/checkpoint-files.ts';
import { hostEnvironment } from '../../../../electron/engine/environment.ts';
import { localPool } from '../../../../electron/engine/pool/local.ts';
import type { SpawnWorker } from '../../../../electron/engine/pool/protocol.ts';
import { recoverSession } from '../../../../electron/engine/recover.ts';
import { runSearch } from '../../../../electron/engine/runner.ts';
import { CATALOGUE, completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { configurationKey } from '../../../../electron/engine/search/configuration-key.ts';
import { completeStopRuleChoice, STOP_RULES } from '../../../../electron/engine/search/stop-rules/catalogue.ts';
import { modelSeedOf } from '../../../../electron/engine/session/model-seed.ts';
import type { SearchListener, SearchRun } from '../../../../electron/engine/session/search-run.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { createThinking } from '../../../../electron/engine/thinking/thinking.ts';
import { generatedStudy } from '../../../../bench/app/generated-study.ts';
import type { Budget, Params, Session, Space, StrategyChoice, Trial } from '../../../../shared/model.ts';
import { randomFor } from '../../../../shared/random.ts';
import type { Task } from '../../../../shared/task.ts';
import { formulaWorkers, type Misfortune } from '../../../support/formula-workers.ts';

const EPOCHS = 9;
const WIDTH = 4;
const TRIALS = 12;
const WORKERS = [1, 2, 8];
const SPACE: Space = {
  units: { type: 'int', low: 8, high: 512, scale: 'log', step: 2 },
  learning_rate: { type: 'float', low: 0.001, high: 0.064, scale: 'log', step: 2 },
  hidden_layers: { type: 'int', low: 1, high: 3 },
};
const OPTIONS: Readonly<Record<string, StrategyChoice['options']>> = {
  zoom: { ranges: 'hidden_layers=2..3' },
  tpe: { startup: 4 },
  bayesian: { startup: 4 },
  'keras-tuner-bayesian': { initial: 4 },
  narrowing: { results: 4 },
  'cma-es': { population: 4 },
  bohb: { random_share: 0 },
};
const RULE_OPTIONS: Readonly<Record<string, StrategyChoice['options']>> = {
  median: { startup_trials: 2 },
  percentile: { startup_trials: 2, keep_percent: 40 },
  patience: { epochs: 2, improvement: 0.05 },
};
const QUEUE: readonly Params[] = [8, 64, 256].map((units) => ({ units, learning_rate: 0.004, hidden_layers: 1 }));

const PROGRAM: Task = { kind: 'program', command: ['true'], folder: '/', secondsAnEpoch: null, separateStop: false };

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-same-search-'));
const thinking = createThinking(2);
afterAll(() => {
  thinking.close();
  rmSync(folder, { recursive: true });
});
let scenes = 0;

interface Scene {
  readonly store: Store;
  readonly sessionId: number;
  readonly checkpoints: string;
  /** @param through the store that the run is given, in place of the scene's */
  run(workers: number, listener?: Partial<SearchListener>, through?: Store, spawn?: SpawnWorker): SearchRun;
  /** All that a search is, in the order of asking; of times nothing. */
  search(): unknown;
}

interface Circumstances {
  readonly strategy: string;
  readonly rule?: string | undefined;
  readonly budget?: Budget;
  readonly remeasure?: boolean;
  readonly task?: Task | undefined;
}

function scene({ strategy, rule, budget = { trials: TRIALS }, remeasure = false, task }: Circumstances): Scene {
  const store = openStore(':memory:');
  const checkpoints = path.join(folder, String(++scenes));
  const study = store.createStudy({ ...generatedStudy('Same', EPOCHS, 'accuracy'), space: SPACE, ...(task && { task }) });
  const { id: sessionId } = store.createSession({
    studyId: study.id,
    strategy: completeChoice({ name: strategy, options: OPTIONS[strategy] ?? {} }),
    stopRule: rule === undefined ? null : completeStopRuleChoice({ name: rule, options: RULE_OPTIONS[rule] ?? {} }),
    seed: 5,
    budget,
    workers: 1,
    width: WIDTH,
    remeasure,
  });
  for (const [at, params] of QUEUE.entries())
    store.addTrial({
      ...{ sessionId, params, epochs: EPOCHS, modelSeed: modelSeedOf(5, at + 1), parent: null, rung: null, bracket: null },
      ...{ reason: { text: 'Queued by a person.' }, memo: null },
    });
  const silent: SearchListener = { onSession: () => {}, onTrial: () => {}, onEpoch: () => {}, onNotice: () => {} };
  return {
    store,
    sessionId,
    checkpoints,
    run: (workers, listener = {}, through = store, spawn = formulaWorkers(unsteady(workers))) => {
      store.changeSession(sessionId, { workers });
      const setting = {
        store: through,
        sessionId,
        thinking,
        data: { name: 'unread', file: 'unread' },
        checkpoints,
        clock: systemClock,
      };
      return runSearch({ ...setting, openPool: localPool(spawn), environment: hostEnvironment() }, { ...silent, ...listener });
    },
    search: () =>
      store.trialsOf(sessionId).map((trial) => {
        const ofTheRun = { worker: 0, retries: 0, createdAt: '', startedAt: '', finishedAt: '', durationMs: 0 };
        return { ...trial, ...ofTheRun, curve: store.epochs(trial.id) };
      }),
  };
}

/** Some configurations fail, diverge or run out of patience; how long an epoch takes is chance, and another for each number of workers. */
function unsteady(workers: number): Misfortune {
  return {
    after: ({ params }, epoch) => {
      const random = randomFor('misfortune', configurationKey(params));
      const [fate, when] = [random.next(), 1 + random.below(5)];
      if (epoch !== when || fate > 0.3) return null;
      return fate < 0.1 ? 'failed' : fate < 0.2 ? 'diverged' : 'patience';
    },
    lasting: true,
    turns: ({ params }, epoch) => {
      const pace = randomFor('pace', workers, configurationKey(params)).below(6);
      return 1 + pace + randomFor('turns', workers, configurationKey(params), epoch).below(6);
    },
  };
}

async function searchWith(workers: number, circumstances: Circumstances): Promise<unknown> {
  const { run, search } = scene(circumstances);
  expect(await run(workers).ended).toMatchObject({ state: 'finished', failure: null });
  return search();
}

const RULES = [undefined, ...STOP_RULES.map(({ name }) => name)];

describe.each(CATALOGUE.map(({ name }) => name))('%s', (strategy) => {
  test.each(RULES)('searches the same with 1, 2 and 8 workers, stop rule: %s', async (rule) => {
    const [one, ...others] = await Promise.all(WORKERS.map((workers) => searchWith(workers, { strategy, rule })));
    for (const other of others) expect(other).toEqual(one);
  });
});

describe.each(['random', 'tpe', 'hyperband'])('%s', (strategy) => {
  describe.each([undefined, 'median'])('stop rule: %s', (rule) => {
    const circumstances = { strategy, rule, budget: { trials: strategy === 'hyperband' ? 24 : TRIALS } };

    test('paused after any epoch and resumed with other workers, it searches the same', async () => {
      const whole = await searchWith(2, circumstances);
      for (const pauseAt of [1, 5, 12, 20]) {
        const { run, search } = scene(circumstances);
        let epochs = 0;
        const first = run(2, { onEpoch: () => ++epochs === pauseAt && first.pause() });
        expect((await first.ended).state).toBe('paused');
        expect((await run(8).ended).state).toBe('finished');
        expect(search()).toEqual(whole);
      }
    });

    test('killed after any write and resumed with other workers, it searches the same', async () => {
      const whole = await searchWith(2, circumstances);
      for (const writes of [3, 20, 41, 55]) {
        const { store, sessionId, run, search } = scene(circumstances);
        await run(8, {}, dying(store, writes)).ended;
        expect(store.session(sessionId).state).toBe('running');
        recoverSession(store, sessionId);
        expect((await run(1).ended).state).toBe('finished');
        expect(search()).toEqual(whole);
      }
    });
  });
});

describe.each(['random', 'tpe', 'hyperband'])('%s, which measures its leaders again', (strategy) => {
  const circumstances = { strategy, budget: { trials: 20 }, remeasure: true };

  test('searches the same with 1, 2 and 8 workers, and after it was killed', async () => {
    const [one, ...others] = await Promise.all(WORKERS.map((workers) => searchWith(workers, circumstances)));
    const repeated = (one as Trial[]).filter(({ repeats }) => repeats !== null);
    expect(repeated).toHaveLength(4);
    expect(new Set(repeated.map(({ modelSeed }) => modelSeed)).size).toBe(4);
    for (const other of others) expect(other).toEqual(one);
    for (const writes of [20, 120, 180]) {
      const { store, sessionId, run, search } = scene(circumstances);
      await run(8, {}, dying(store, writes)).ended;
      recoverSession(store, sessionId);
      expect((await run(1).ended).state).toBe('finished');
      expect(search()).toEqual(one);
    }
  });
});

const WRITES = [
  'addTrial',
  'startTrial',
  'recordEpoch',
  'holdEpoch',
  'holdEnd',
  'finishTrial',
  'requeueTrial',
  'changeSession',
] as const;

/** Takes so many writes and no more, not even that the session has ended: the database is as a killed process leaves it. */
function dying(store: Store, writes: number): Store {
  let left = writes;
  return mortal(store, () => left-- > 0);
}

function mortal(store: Store, lives: () => boolean): Store {
  const writing = Object.fromEntries(
    WRITES.map((name) => [
      name,
      (...args: unknown[]): unknown => {
        if (!lives()) throw new Error('The process was killed.');
        return Reflect.apply(store[name], store, args);
      },
    ]),
  );
  return { ...store, ...writing };
}

describe.each([undefined, PROGRAM])('task: %o', (task) => {
  describe.each(['failed', 'diverged', 'patience'] as const)(
    'an end that the epochs do not tell of and that comes once: %s',
    (end) => {
      /** The second of four trials that begin together ends while the clock waits for the others. */
      const meeting = (): SpawnWorker => {
        let met = false;
        const after: Misfortune['after'] = ({ number }, epoch) => {
          if (met || number !== 2 || epoch !== 1) return null;
          met = true;
          return end;
        };
        return formulaWorkers({ after });
      };
      const circumstances = { strategy: 'tpe', task };
      const whole = async (): Promise<unknown> => {
        const { run, search } = scene(circumstances);
        expect((await run(2, {}, undefined, meeting()).ended).state).toBe('finished');
        return search();
      };

      /** Pauses when the first two have ended, and neither counts. */
      const paused = ({ run }: Scene, spawn: SpawnWorker): Promise<Session> => {
        let first: SearchRun | null = null;
        first = run(1, { onSession: () => first?.heldBack().length === 2 && first.pause() }, undefined, spawn);
        return first.ended;
      };

      test('counts after a pause', async () => {
        const [at, spawn] = [scene(circumstances), meeting()];
        expect((await paused(at, spawn)).state).toBe('paused');
        expect(at.store.trialsOf(at.sessionId)[1]).toMatchObject({ state: 'queued', epochsDone: 1, sequence: null });
        expect((await at.run(8, {}, undefined, spawn).ended).state).toBe('finished');
        expect(at.search()).toEqual(await whole());
      });

      test('counts after a kill', async () => {
        const [{ store, sessionId, run, search }, spawn] = [scene(circumstances), meeting()];
        const untilHeld = mortal(store, () => store.heldEnds(sessionId).length === 0);
        await run(1, {}, untilHeld, spawn).ended;
        expect(store.session(sessionId).state).toBe('running');
        recoverSession(store, sessionId);
        expect((await run(8, {}, undefined, spawn).ended).state).toBe('finished');
        expect(search()).toEqual(await whole());
      });

      test('counts when a person stops the paused search, which leaves out what never began', async () => {
        const at = scene(circumstances);
        await paused(at, meeting());
        // Two, three or four: how many were asked for by then is a matter of time.
        expect(at.store.trialsOf(at.sessionId).length).toBeGreaterThanOrEqual(2);
        at.store.changeSession(at.sessionId, { state: 'finished' });
        recoverSession(at.store, at.sessionId);
        const states = at.store.trialsOf(at.sessionId).map(({ state }) => state);
        expect(states).toEqual(['completed', end === 'patience' ? 'completed' : end]);
        expect(at.store.heldEnds(at.sessionId)).toEqual([]);
      });
    },
  );
});

describe.each([undefined, PROGRAM])('task: %o', (task) => {
  describe.each([9, 13, 21, 30])('when %i epochs were told, of which a stop rule has yet to judge some', (count) => {
    const circumstances = { strategy: 'random', rule: 'median', task };
    const fate = unsteady(1);

    /** Does it when so many epochs were told; then and later, each is added to the list. */
    const telling = (told: string[], act: () => void): SpawnWorker => {
      const after: Misfortune['after'] = (work, epoch, attempt) => {
        if (epoch > work.epochsKnown && told.push(`Trial ${work.number}, epoch ${epoch}`) === count) act();
        return fate.after(work, epoch, attempt);
      };
      return formulaWorkers({ after, lasting: true });
    };
    const leave = async ({ run }: Scene, how: 'pause' | 'stop'): Promise<string[]> => {
      const told: string[] = [];
      const going: SearchRun = run(
        1,
        {},
        undefined,
        telling(told, () => going[how]()),
      );
      await going.ended;
      return told;
    };
    const goOn = async ({ run }: Scene, told: string[]): Promise<void> => {
      expect(
        await run(
          2,
          {},
          undefined,
          telling(told, () => {}),
        ).ended,
      ).toMatchObject({ state: 'finished', failure: null });
    };

    test('none is trained again after a pause', async () => {
      const at = scene(circumstances);
      const told = await leave(at, 'pause');
      expect(at.store.heldEpochs(at.sessionId).length).toBeGreaterThan(0);
      await goOn(at, told);
      expect(told.filter((epoch, place) => told.indexOf(epoch) < place)).toEqual([]);
      expect(at.search()).toEqual(await searchWith(2, circumstances));
      expect(at.store.heldEpochs(at.sessionId)).toEqual([]);
    });

    test('none is trained again after a kill', async () => {
      const at = scene(circumstances);
      let [lives, told] = [true, [] as string[]];
      const spawn = telling(told, () => (lives = false));
      await at.run(
        1,
        {},
        mortal(at.store, () => lives),
        spawn,
      ).ended;
      recoverSession(at.store, at.sessionId);
      told = told.slice(0, count);
      await goOn(at, told);
      expect(told.filter((epoch, place) => told.indexOf(epoch) < place)).toEqual([]);
      expect(at.search()).toEqual(await searchWith(2, circumstances));
    });

    test('a stop ends the trials with them, after a pause as at once', async () => {
      const [stopped, paused] = [scene(circumstances), scene(circumstances)];
      await leave(stopped, 'stop');
      await leave(paused, 'pause');
      paused.store.changeSession(paused.sessionId, { state: 'finished' });
      recoverSession(paused.store, paused.sessionId);
      expect(paused.search()).toEqual(stopped.search());
      expect(paused.store.sessionTotals(paused.sessionId).epochs).toBe(count);
      expect(paused.store.heldEpochs(paused.sessionId)).toEqual([]);
    });
  });
});

test('more budget, queued trials and a stop of a person are taken from the record: whoever goes on searches the same', async () => {
  const goOn = async (workers: number): Promise<unknown> => {
    const { store, sessionId, run, search } = scene({ strategy: 'tpe' });
    let results = 0;
    const first = run(1, { onTrial: ({ sequence }) => sequence !== null && ++results === 5 && first.stop() });
    expect(await first.ended).toMatchObject({ state: 'finished', stopped: true });
    const params = { units: 128, learning_rate: 0.016, hidden_layers: 3 };
    const queued = { sessionId, params, epochs: EPOCHS, modelSeed: 7, parent: null, rung: null, bracket: null, memo: null };
    store.queueTrial({ ...queued, reason: { text: 'Queued by a person.' } }, { budget: { trials: 20 } });
    expect(await run(workers).ended).toMatchObject({ state: 'finished', failure: null });
    expect(store.trialsOf(sessionId)).toHaveLength(20);
    return search();
  };
  const [one, ...others] = await Promise.all(WORKERS.map(goOn));
  for (const other of others) expect(other).toEqual(one);
});

test('a checkpoint that is further than its trial, whose stop came late, is not kept', async () => {
  const { store, sessionId, checkpoints, run } = scene({ strategy: 'random', rule: 'patience' });
  const late = new Set<number>();
  await run(
    1,
    {},
    store,
    keepingCheckpoints((trialId, epoch) => epoch > store.trial(trialId).epochsDone + 1 && late.add(trialId)),
  ).ended;
  const trials = store.trialsOf(sessionId);
  expect(trials.some(({ id, state }) => state === 'stopped' && late.has(id))).toBe(true);
  const kept = checkpointFiles(checkpoints, store.sessionUid(sessionId));
  const lengths = trials.flatMap(({ ordinal, epochsDone }) => {
    const file = path.join(kept.folder, `${kept.nameOf(ordinal)}.checkpoint`);
    return existsSync(file) ? [[readFileSync(file, 'utf8'), String(epochsDone)]] : [];
  });
  expect(lengths.length).toBeGreaterThan(0);
  for (const [inFile, onRecord] of lengths) expect(inFile).toBe(onRecord);
});

/** Workers that write which epoch they have trained, before they tell of it. */
function keepingCheckpoints(onEpoch: (trialId: number, epoch: number) => void): SpawnWorker {
  const spawn = formulaWorkers(unsteady(1));
  return (index, grant) => {
    const worker = spawn(index, grant);
    let keep = '';
    return {
      ...worker,
      send: (message) => {
        if (message.kind === 'train') keep = message.work.checkpoint.keep!;
        worker.send(message);
      },
      onMessage: (listener) =>
        worker.onMessage((message) => {
          if (message.kind === 'epoch') {
            onEpoch(message.trialId, message.epoch.epoch);
            writeFileSync(path.join(grant.checkpointFolder, `${keep}.checkpoint`), String(message.epoch.epoch));
          }
          listener(message);
        }),
    };
  };
}

test('a trial whose end the clock has not come to is held back, and no worker has it', async () => {
  const { run } = scene({ strategy: 'random' });
  const seen: { readonly heldBack: readonly number[]; readonly trained: readonly (number | null)[] }[] = [];
  const look = (): void => void seen.push({ heldBack: going.heldBack(), trained: going.workers().map(({ trialId }) => trialId) });
  const going: SearchRun = run(1, { onEpoch: () => look() });
  await going.ended;
  // One worker has trained the first of four before it begins the second.
  expect(Math.max(...seen.map(({ heldBack }) => heldBack.length))).toBe(WIDTH - 1);
  expect(seen.filter(({ heldBack, trained }) => trained.some((id) => id !== null && heldBack.includes(id)))).toEqual([]);
  expect(going.heldBack()).toEqual([]);
});
