import { describe, expect, test } from 'vitest';
import type { RecordedTrial } from '../../../../db/store.ts';
import { recordingOf, trainingOn, type Recording } from '../../../../electron/engine/replay/recording.ts';
import { replaySearch, type ReplayedSearch, type SearchToReplay } from '../../../../electron/engine/replay/replay-search.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { completeStopRuleChoice } from '../../../../electron/engine/search/stop-rules/catalogue.ts';
import type { Space, Study } from '../../../../shared/model.ts';
import { RECORDED_EPOCHS, recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';

const recording = recordingOf(recordedStudy(), recordedTrials());

function replay(on: Recording, search: Partial<SearchToReplay> & { readonly name: string }): ReplayedSearch {
  const { name, ...rest } = search;
  const strategy = completeChoice({ name, options: {} });
  return replaySearch(on, { strategy, stopRule: null, seed: 1, budget: { epochs: 400 }, workers: 1, ...rest });
}

describe('a replay', () => {
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
    const [one, four] = [1, 4].map((workers) => replay(healthy, { name: 'random', budget: { trials: 40 }, workers }));
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
      const [recorded] = recording.curves.get(JSON.stringify(Object.entries(params).sort()))!;
      expect([select, confirm, seconds]).toEqual([value, recorded!.confirm[best], endMs / 1000]);
      expect(epochs).toBe(trials.slice(0, trial).reduce((sum, { epochsDone }) => sum + epochsDone, 0));
    }
    expect(path.map(({ select }) => select)).toEqual(path.map(({ select }) => select).toSorted());
    expect(path.at(-1)!.select).toBe(Math.max(...trials.map(({ value }) => value ?? 0)));
  });
});

describe('a recording', () => {
  const SPACE: Space = { units: { type: 'categorical', values: [16, 32] } };
  const study: Study = { ...recordedStudy(SPACE), maxEpochs: 3 };
  const trial = (units: number, stop: number[], confirm: number[], rest: Partial<RecordedTrial> = {}): RecordedTrial => ({
    params: { units },
    modelSeed: 1,
    diverged: false,
    stop: Float64Array.from(stop),
    select: Float64Array.from(stop, (value) => value - 0.1),
    confirm: Float64Array.from(confirm),
    durationMs: Float64Array.from(stop, () => 10),
    ...rest,
  });

  test('knows the best that any trial comes to, stopped whenever: later epochs of lower stop do not count', () => {
    const trials = [trial(16, [0.5, 0.7, 0.6], [0.55, 0.65, 0.9]), trial(32, [0.4, 0.5, 0.6], [0.7, 0.3, 0.2])];
    expect(recordingOf(study, trials)).toMatchObject({ bestKnown: 0.7, measure: 'confirm', modelSeeds: 1, totalEpochs: 6 });
    const byLoss = recordingOf({ ...study, objectives: ['loss'] }, trials);
    expect(byLoss.bestKnown).toBe(0.55);
  });

  test('is judged by select where confirm was not recorded', () => {
    const trials = [trial(16, [0.5, 0.7], [NaN, NaN]), trial(32, [0.4, 0.5], [0.7, 0.3])];
    expect(recordingOf(study, trials)).toMatchObject({ measure: 'select', bestKnown: expect.closeTo(0.6, 12) });
  });

  test('gives each search one model seed of each configuration, the same for both of a pair', () => {
    const trials = [0.5, 0.6, 0.7, 0.8].flatMap((stop) => [trial(16, [stop], [0]), trial(32, [stop], [0])]);
    const several = recordingOf(study, trials);
    const met = (seed: number) => [16, 32].map((units) => trainingOn(several, seed).train({ units }, 1));
    expect(met(5)).toEqual(met(5));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(met(seed)))).size).toBeGreaterThan(5);
  });

  test('ends a trial as it ended: by patience, or by divergence', () => {
    const trials = [trial(16, [0.5], [0.5]), trial(32, [0.5], [0.5], { diverged: true })];
    const { train } = trainingOn(recordingOf(study, trials), 1);
    expect([train({ units: 16 }, 2), train({ units: 32 }, 2)]).toEqual(['ended', { stop: NaN, select: NaN, durationMs: 10 }]);
  });

  test('is refused where something is missing', () => {
    const named = 'Searches cannot be replayed on “Recorded by formula”: ';
    expect(refusalOf(() => recordingOf(study, [trial(16, [0.5], [0.5])]))).toEqual(
      usage('studyId', `${named}1 of its 2 configurations are not trained to their last epoch yet.`),
    );
    const continuous: Study = { ...study, space: { learning_rate: { type: 'float', low: 0.1, high: 1 } } };
    expect(refusalOf(() => recordingOf(continuous, []))).toEqual(
      usage('studyId', `${named}its space has a range without steps, so not every configuration is there.`),
    );
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
