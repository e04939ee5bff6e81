import { systemClock } from '../../../../shared/system-clock.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import type { Store } from '../../../../db/store.ts';
import { hostEnvironment } from '../../../../electron/engine/environment.ts';
import type { SpawnWorker } from '../../../../electron/engine/pool/protocol.ts';
import { createThinking } from '../../../../electron/engine/thinking/thinking.ts';
import { localPool } from '../../../../electron/engine/pool/local.ts';
import { runSearch } from '../../../../electron/engine/runner.ts';
import type { SearchListener, SearchRun } from '../../../../electron/engine/session/search-run.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { completeStopRuleChoice, STOP_RULES, stopRuleNamed } from '../../../../electron/engine/search/stop-rules/catalogue.ts';
import type { Curve } from '../../../../electron/engine/search/stop-rules/stop-rule.ts';
import { accuracy } from '../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../../../electron/engine/tasks/network/measures/loss.ts';
import { valueOf, type Measure } from '../../../../shared/measure.ts';
import type { Params, Reason, StrategyChoice, Trial } from '../../../../shared/model.ts';
import { formulaEpoch, formulaWorkers } from '../../../support/formula-workers.ts';
import { generatedStudy } from '../../../../bench/app/generated-study.ts';

const EPOCHS = 9;
const OPTIONS: Readonly<Record<string, StrategyChoice['options']>> = {
  median: { startup_trials: 2 },
  percentile: { startup_trials: 2, keep_percent: 40 },
  patience: { epochs: 2, improvement: 0.05 },
};

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-stopping-'));
const thinking = createThinking(2);
afterAll(() => {
  thinking.close();
  rmSync(folder, { recursive: true });
});
let scenes = 0;

interface Scene {
  readonly store: Store;
  run(spawn?: SpawnWorker, listener?: Partial<SearchListener>): SearchRun;
  trials(): readonly Trial[];
}

interface Circumstances {
  readonly strategy?: string;
  readonly workers?: number;
  readonly trials?: number;
  readonly objective?: string;
}

function scene(
  rule: string,
  { strategy = 'random', workers = 1, trials = 14, objective = 'accuracy' }: Circumstances = {},
): Scene {
  const store = openStore(':memory:');
  const checkpoints = path.join(folder, String(++scenes));
  const study = store.createStudy(generatedStudy('Stopping', EPOCHS, objective));
  const session = store.createSession({
    studyId: study.id,
    strategy: completeChoice({ name: strategy, options: {} }),
    stopRule: completeStopRuleChoice({ name: rule, options: OPTIONS[rule] ?? {} }),
    seed: 5,
    budget: { trials },
    workers,
  });
  const silent: SearchListener = { onSession: () => {}, onTrial: () => {}, onEpoch: () => {}, onNotice: () => {} };
  const setting = {
    store,
    sessionId: session.id,
    thinking,
    data: { name: 'unread', file: 'unread' },
    checkpoints,
    environment: hostEnvironment(),
    clock: systemClock,
  };
  return {
    store,
    run: (spawn = formulaWorkers(), listener = {}) =>
      runSearch({ ...setting, openPool: localPool(spawn) }, { ...silent, ...listener }),
    trials: () => store.trialsOf(session.id),
  };
}

/** What must become of a trial that is trained after the others: asked of the rule itself, epoch by epoch. */
function expected(rule: string, trial: Trial, others: readonly Curve[], objective: Measure): Curve & { why: Reason | null } {
  const judge = stopRuleNamed(rule).create(completeStopRuleChoice({ name: rule, options: OPTIONS[rule] ?? {} }).options);
  const values: number[] = [];
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    values.push(valueOf(formulaEpoch(trial, epoch).stop, objective)!);
    const curve: Curve = { ordinal: trial.ordinal, state: 'running', parent: null, values };
    const why = epoch < EPOCHS ? judge(curve, others, objective) : null;
    if (why) return { ...curve, state: 'stopped', why };
  }
  return { ordinal: trial.ordinal, state: 'completed', parent: null, values, why: null };
}

describe.each(STOP_RULES.map(({ name }) => name))('%s', (rule) => {
  test.each([accuracy, loss].map(({ measure }) => measure))(
    'ends trials where it says so, by $name, and their value counts',
    async (objective) => {
      const { run, trials } = scene(rule, { objective: objective.name });
      expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
      const curves: (Curve & { why: Reason | null })[] = [];
      for (const trial of trials()) curves.push(expected(rule, trial, curves, objective));
      expect(curves.filter(({ state }) => state === 'stopped').length).toBeGreaterThan(0);
      expect(trials().map(({ state, epochsDone, stopReason }) => [state, epochsDone, stopReason])).toEqual(
        curves.map(({ state, values, why }) => [state, values.length, why]),
      );
      const last = (trial: Trial) => formulaEpoch(trial, trial.epochsDone);
      expect(trials().map(({ value }) => value)).toEqual(trials().map((trial) => valueOf(last(trial).select, objective)));
    },
  );

  test('decides the same after any pause', async () => {
    const whole = scene(rule);
    await whole.run().ended;
    for (const pauseAt of [1, 2, 5, 10, 23]) {
      const broken = scene(rule);
      let epochs = 0;
      const first = broken.run(formulaWorkers(), { onEpoch: () => ++epochs === pauseAt && first.pause() });
      expect((await first.ended).state).toBe('paused');
      expect((await broken.run().ended).state).toBe('finished');
      expect(broken.trials().map(outcome)).toEqual(whole.trials().map(outcome));
    }
  });

  test.each(['random', 'tpe', 'hyperband', 'asha'])('works with %s and several workers', async (strategy) => {
    const { store, run, trials } = scene(rule, { strategy, workers: 3, trials: 24 });
    expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
    for (const { id, state, stopReason, epochsDone } of trials()) {
      expect(['completed', 'stopped']).toContain(state);
      expect(stopReason?.['epoch'] ?? null).toBe(state === 'stopped' ? epochsDone : null);
      expect(store.epochs(id)).toHaveLength(epochsDone);
    }
    const stopped = trials().filter(({ state }) => state === 'stopped');
    expect(trials().filter(({ parent }) => stopped.some(({ ordinal }) => ordinal === parent))).toEqual([]);
  });
});

function outcome({ number, params, state, value, epochsDone, stopReason, sequence }: Trial): unknown {
  return { number, params, state, value, epochsDone, stopReason, sequence };
}

test.each(['lost', 'failed', 'diverged'] as const)(
  'a worker that is %s after its trial was stopped changes nothing',
  async (trouble) => {
    const quiet = scene('median');
    await quiet.run().ended;
    const { store, run, trials } = scene('median');
    const isStopped = (params: Params): boolean =>
      trials().some((trial) => trial.state === 'stopped' && JSON.stringify(trial.params) === JSON.stringify(params));
    const notices: string[] = [];
    const spawn = formulaWorkers({ after: ({ params }) => (isStopped(params) ? trouble : null) });
    expect((await run(spawn, { onNotice: (text) => notices.push(text) }).ended).state).toBe('finished');
    expect(trials().map(outcome)).toEqual(quiet.trials().map(outcome));
    expect(trials().every(({ retries }) => retries === 0)).toBe(true);
    expect(notices).toEqual([]);
    expect(store.session(1).failure).toBeNull();
  },
);

test('a trial that a person stops says so, and its value counts', async () => {
  const { run, trials } = scene('median');
  let epochs = 0;
  const search = run(formulaWorkers(), { onEpoch: () => ++epochs === 4 && search.stop() });
  expect((await search.ended).state).toBe('finished');
  expect(trials()).toMatchObject([
    { state: 'stopped', epochsDone: 4, stopReason: { text: 'Stopped by a person after epoch 4.' }, value: expect.any(Number) },
  ]);
});
