import { describe, expect, test } from 'vitest';
import type { RecordedTrial } from '../../../../db/store/recordings.ts';
import { recordingOf, trainingOn } from '../../../../electron/engine/replay/recording.ts';
import type { SimulatedEpoch } from '../../../../electron/engine/search/simulate.ts';
import type { Space, Study } from '../../../../shared/model.ts';
import { recordedStudy } from '../../../support/recorded-study.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';

describe('a recording', () => {
  const SPACE: Space = { units: { type: 'categorical', values: [16, 32] } };
  const study: Study = { ...recordedStudy(SPACE), maxEpochs: 3 };
  let modelSeed = 0;
  const trial = (units: number, stop: number[], confirm: number[], rest: Partial<RecordedTrial> = {}): RecordedTrial => ({
    params: { units },
    modelSeed: ++modelSeed,
    diverged: false,
    stop: Float64Array.from(stop),
    select: Float64Array.from(stop, (value) => value - 0.1),
    confirm: Float64Array.from(confirm),
    durationMs: Float64Array.from(stop, () => 10),
    ...rest,
  });

  test('knows the best that any trial comes to, stopped whenever: later epochs of lower stop do not count', () => {
    const trials = [trial(16, [0.5, 0.7, 0.6], [0.55, 0.65, 0.9]), trial(32, [0.4, 0.5, 0.6], [0.7, 0.3, 0.2])];
    expect(recordingOf(study, trials)).toMatchObject({
      ...{ bestKnown: { value: 0.7, interval: null }, scoredOn: 'its own run', measure: 'confirm' },
      ...{ modelSeeds: { fewest: 1, most: 1 }, totalEpochs: 6 },
    });
    const byLoss = recordingOf({ ...study, objectives: ['loss'] }, trials);
    expect(byLoss.bestKnown).toEqual({ value: 0.55, interval: null });
  });

  test('is judged by select where a configuration has no run with confirm', () => {
    const trials = [trial(16, [0.5, 0.7], [NaN, NaN]), trial(32, [0.4, 0.5], [0.7, 0.3])];
    expect(recordingOf(study, trials)).toMatchObject({
      measure: 'select',
      bestKnown: { value: expect.closeTo(0.6, 12) as number },
    });
  });

  test('keeps the run with confirm of a model seed that was trained again without', () => {
    const confirmed = [trial(16, [0.5], [0.6]), trial(32, [0.5], [0.7])];
    expect(recordingOf(study, [...confirmed, trial(16, [0.5], [NaN])])).toEqual(recordingOf(study, confirmed));
  });

  test('is not turned over by runs without confirm, nor by what is not of its grid', () => {
    const confirmed = [0.5, 0.6].flatMap((stop) => [trial(16, [stop], [stop + 0.1]), trial(32, [stop], [stop + 0.2])]);
    const without = [trial(16, [0.9], [NaN]), trial(24, [0.9], [NaN]), trial(24, [0.9], [0.95])];
    const whole = recordingOf(study, [...confirmed, ...without]);
    expect(whole).toEqual(recordingOf(study, confirmed));
    expect(whole).toMatchObject({ measure: 'confirm', scoredOn: 'the other runs', modelSeeds: { fewest: 2, most: 2 } });
  });

  test('draws the model seed of a trial from the seed of the search and the place of its root', () => {
    const trials = [0.5, 0.6, 0.7, 0.8].flatMap((stop) => [trial(16, [stop], [0]), trial(32, [stop], [0])]);
    const several = recordingOf(study, trials);
    const met = (seed: number, root: number) => JSON.stringify(trainingOn(several, seed).train({ units: 16 }, 1, root));
    const places = Array.from({ length: 40 }, (_, at) => at);
    expect(met(5, 3)).toBe(met(5, 3));
    expect(new Set(places.map((root) => met(5, root))).size).toBe(4);
    expect(new Set(places.map((seed) => met(seed, 1))).size).toBe(4);
  });

  test('may have more model seeds of some configurations: every one may be met, and each trial is scored by its own run', () => {
    const trials = [trial(16, [0.5], [0.4]), trial(16, [0.6], [0.7]), trial(32, [0.5], [0.6])];
    const uneven = recordingOf(study, trials);
    expect(uneven).toMatchObject({
      ...{ modelSeeds: { fewest: 1, most: 2 }, scoredOn: 'its own run', totalEpochs: 2 },
      ...{ bestKnown: { value: 0.7, interval: null } },
    });
    const training = trainingOn(uneven, 1);
    const met = Array.from({ length: 20 }, (_, root) => [
      (training.train({ units: 16 }, 1, root) as SimulatedEpoch).stop,
      training.score({ units: 16 }, 1, root),
    ]);
    expect(new Set(met.map((pair) => pair.join(' ')))).toEqual(new Set(['0.5 0.4', '0.6 0.7']));
  });

  test('that has two of each configuration scores one by the other, however long the other trained', () => {
    const short = { ...trial(32, [0.6], [0.3]), diverged: true };
    const trials = [trial(16, [0.5, 0.7], [0.4, 0.5]), trial(16, [0.6], [0.7]), short, trial(32, [0.5, 0.5], [0.6, 0.1])];
    const training = trainingOn(recordingOf(study, trials), 1);
    const scores = (units: number, epochs: number) =>
      new Set(Array.from({ length: 20 }, (_, root) => training.score({ units }, epochs, root)));
    expect([scores(16, 1), scores(16, 2), scores(32, 2)]).toEqual([
      new Set([0.4, 0.7]),
      new Set([0.5, 0.7]),
      new Set([0.3, 0.6]),
    ]);
  });

  test('takes the same model seed twice as one run, the later one', () => {
    const again = [trial(16, [0.5], [0.3], { modelSeed: 1 }), trial(16, [0.5], [0.4], { modelSeed: 1 })];
    const trials = [...again, trial(16, [0.6], [0.7], { modelSeed: 2 }), trial(32, [0.5], [0.6]), trial(32, [0.5], [0.6])];
    const recording = recordingOf(study, trials);
    expect(recording.modelSeeds).toEqual({ fewest: 2, most: 2 });
    const scores = Array.from({ length: 20 }, (_, root) => trainingOn(recording, 1).score({ units: 16 }, 1, root));
    expect(new Set(scores)).toEqual(new Set([0.4, 0.7]));
  });

  test('ends a trial as it ended: by patience, or by divergence', () => {
    const trials = [trial(16, [0.5], [0.5]), trial(32, [0.5], [0.5], { diverged: true })];
    const { train } = trainingOn(recordingOf(study, trials), 1);
    expect([train({ units: 16 }, 2, 1), train({ units: 32 }, 2, 1)]).toEqual([
      'ended',
      { stop: NaN, select: NaN, durationMs: 10 },
    ]);
  });

  test('is refused where something is missing', () => {
    const named = 'Searches cannot be replayed on “Recorded by formula”: ';
    expect(refusalOf(() => recordingOf(study, [trial(16, [0.5], [0.5])]))).toEqual(
      usage('studyId', `${named}1 of its 2 configurations are not trained to their last epoch yet.`),
    );
    expect(
      refusalOf(() =>
        recordingOf(
          study,
          [16, 16, 32, 32].map((units) => trial(units, [], [])),
        ),
      ),
    ).toEqual(usage('studyId', `${named}no trial of it has come to the end of an epoch.`));
    const continuous: Study = { ...study, space: { learning_rate: { type: 'float', low: 0.1, high: 1 } } };
    expect(refusalOf(() => recordingOf(continuous, []))).toEqual(
      usage('studyId', `${named}its space has a range without steps, so not every configuration is there.`),
    );
  });
});
