import { describe, expect, test } from 'vitest';
import { recordingOf, type RecordedRun, type Recording } from '../../../../electron/engine/replay/recording.ts';
import { replaySearch, type ReplayedSearch, type SearchToReplay } from '../../../../electron/engine/replay/replay-search.ts';
import type { SimulatedTrial } from '../../../../electron/engine/search/simulate.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { configurationKey } from '../../../../electron/engine/search/configuration-key.ts';
import { completeStopRuleChoice } from '../../../../electron/engine/search/stop-rules/catalogue.ts';
import type { Params, Space } from '../../../../shared/model.ts';
import { RECORDED_EPOCHS, RECORDED_SPACE, recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';

const recording = recordingOf(recordedStudy(), recordedTrials());

function replay(on: Recording, search: Partial<SearchToReplay> & { readonly name: string }): ReplayedSearch {
  const { name, ...rest } = search;
  const strategy = completeChoice({ name, options: {} });
  return replaySearch(on, { strategy, stopRule: null, seed: 1, budget: { epochs: 400 }, workers: 1, width: 1, ...rest });
}

describe('a replay', () => {
  test('searches the same with any number of workers at one width, and otherwise at another', () => {
    const configurations = (workers: number, width: number): readonly Params[] =>
      replay(recording, { name: 'tpe', workers, width }).trials.map(({ params }) => params);
    expect(configurations(4, 2)).toEqual(configurations(1, 2));
    expect(configurations(4, 4)).not.toEqual(configurations(4, 2));
  });

  test('of Hyperband trains only what a promoted trial has not: a whole pass costs what its brackets say', () => {
    const { trials, ended, spent } = replay(recordedWithout('rmsprop'), { name: 'hyperband' });
    const cost = 27 * 1 + 9 * 2 + 3 * 6 + 1 * 18 + (12 * 3 + 4 * 6 + 1 * 18) + (6 * 9 + 2 * 18) + 4 * 27;
    expect([spent.epochs, spent.trials, ended]).toEqual([cost, 69, 'All brackets are done.']);
    for (const { parent, startMs, curve, ordinal } of trials) {
      if (parent === null) continue;
      const root = trials[parent - 1]!;
      expect(startMs, `trial ${ordinal}`).toBeGreaterThanOrEqual(root.endMs);
      expect(curve.slice(0, root.curve.length)).toEqual(root.curve);
    }
  });

  test('takes the recorded seconds: of one worker all, of four about a quarter', () => {
    const healthy = recordedWithout('rmsprop');
    const [one, four] = [1, 4].map((workers) =>
      replay(healthy, { name: 'random', budget: { trials: 40 }, workers, width: workers }),
    );
    const recorded = one!.trials.reduce((sum, { curve }) => sum + curve.reduce((own, { durationMs }) => own + durationMs, 0), 0);
    expect(one!.spent.seconds).toBeCloseTo(recorded / 1000, 9);
    expect(four!.spent.seconds / one!.spent.seconds).toBeGreaterThan(0.25);
    expect(four!.spent.seconds / one!.spent.seconds).toBeLessThan(0.32);
  });

  test('is the same for the same seed and another for another', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => replay(recording, { name: 'tpe', seed }).path);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('ends with the budget in trials, epochs or seconds', () => {
    expect(replay(recording, { name: 'random', budget: { trials: 7 } }).spent.trials).toBe(7);
    expect(replay(recording, { name: 'random', budget: { epochs: 5 * RECORDED_EPOCHS } }).spent.epochs).toBeLessThanOrEqual(135);
    const { spent, trials } = replay(recording, { name: 'random', budget: { seconds: 60 } });
    expect(spent.seconds).toBeGreaterThanOrEqual(60);
    expect(trials.at(-1)!.startMs).toBeLessThan(60_000);
  });

  test('stops trials by a rule', () => {
    const stopRule = completeStopRuleChoice({ name: 'median', options: {} });
    const stopped = replay(recording, { name: 'random', stopRule, budget: { trials: 40 } });
    expect(stopped.trials.some(({ state }) => state === 'stopped')).toBe(true);
    expect(stopped.spent.epochs).toBeLessThan(replay(recording, { name: 'random', budget: { trials: 40 } }).spent.epochs);
  });

  test('follows the incumbent by select, and tells what confirm says of it', () => {
    const { path, trials } = replay(recording, { name: 'random' });
    for (const { trial, select, confirm, epochs, seconds } of path) {
      const { params, value, curve, endMs } = trials[trial - 1]!;
      const best = curve.reduce((leader, { stop }, at) => (stop > curve[leader]!.stop ? at : leader), 0);
      const [recorded] = recording.runs.get(JSON.stringify(Object.entries(params).sort()))!;
      expect([select, confirm, seconds]).toEqual([value, recorded!.confirm[best], endMs / 1000]);
      expect(epochs).toBe(trials.slice(0, trial).reduce((sum, { epochsDone }) => sum + epochsDone, 0));
    }
    expect(path.map(({ select }) => select)).toEqual(path.map(({ select }) => select).toSorted());
    expect(path.at(-1)!.select).toBe(Math.max(...trials.map(({ value }) => value ?? 0)));
  });
});

describe('on a recording with several model seeds', () => {
  const several = recordingOf(recordedStudy(), recordedTrials(RECORDED_SPACE, 3));
  const runsOf = (params: Params): readonly RecordedRun[] => several.runs.get(configurationKey(params))!;
  const metBy = ({ params, curve }: SimulatedTrial): RecordedRun | undefined =>
    runsOf(params).find(({ stop, select }) =>
      curve.every((epoch, at) => Object.is(epoch.stop, stop[at]) && Object.is(epoch.select, select[at])),
    );

  test('each trial meets one of them, and a promoted one goes on with its own', () => {
    const { trials } = replay(several, { name: 'hyperband', budget: { epochs: 1200 } });
    const begun = trials.filter(({ parent, curve }) => parent === null && curve.length > 0);
    const met = begun.map((trial) => runsOf(trial.params).indexOf(metBy(trial)!));
    expect(new Set(met)).toEqual(new Set([0, 1, 2]));
    const promoted = trials.filter(({ parent }) => parent !== null);
    expect(promoted.length).toBeGreaterThan(5);
    expect(promoted.every((trial) => metBy(trial) !== undefined)).toBe(true);
  });

  test('what is chosen on one is scored on the others, after as many epochs', () => {
    const { path, trials } = replay(several, { name: 'hyperband', budget: { epochs: 1200 } });
    expect(path.some(({ trial }) => trials[trial - 1]!.epochsDone < RECORDED_EPOCHS)).toBe(true);
    for (const { trial: ordinal, select, confirm } of path) {
      const trial = trials[ordinal - 1]!;
      const met = metBy(trial);
      const others = runsOf(trial.params).filter((run) => run !== met);
      const scores = others.map((run) => {
        const stops = [...run.stop.slice(0, trial.epochsDone)];
        return run.confirm[stops.indexOf(Math.max(...stops))]!;
      });
      expect([select, confirm]).toEqual([trial.value, expect.closeTo((scores[0]! + scores[1]!) / 2, 12)]);
    }
  });

  test('budgets are those of training every configuration once', () => {
    expect(several.totalEpochs).toBe(recording.totalEpochs);
    expect(several.modelSeeds).toEqual({ fewest: 3, most: 3 });
  });
});

/** Without the optimizer of which some configurations diverge. */
function recordedWithout(optimizer: string): Recording {
  const { space } = recordedStudy();
  const kept: Space = {
    ...space,
    optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'].filter((name) => name !== optimizer) },
  };
  return recordingOf(recordedStudy(kept), recordedTrials(kept));
}
