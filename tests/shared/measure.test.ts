import { describe, expect, it } from 'vitest';
import {
  advantageOf,
  bestIsLargest,
  bestEpoch,
  bestFirst,
  bestOf,
  decidingPlaces,
  gainOf,
  incumbentOf,
  isBetter,
  measureNamed,
  objectiveOf,
  isShareOfRows,
  regretIn,
  valueOf,
  valueOfHits,
  valueOfLoss,
  type Measure,
} from '../../shared/measure.ts';

const recall: Measure = {
  name: 'recall',
  title: 'recall',
  unit: 'share of rows',
  goal: 'maximise',
  bounds: { low: 0, high: 1 },
  rows: 'hits',
  classesAlike: false,
  onTrain: false,
};
const error: Measure = { ...recall, name: 'error', title: 'error', goal: 'minimise', rows: 'losses' };

describe('a direction', () => {
  it('says which of two values is better, and that anything is better than none', () => {
    expect([isBetter(recall, 2, 1), isBetter(recall, 1, 1), isBetter(recall, 1, 2), isBetter(recall, -1, null)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([isBetter(error, 2, 1), isBetter(error, 1, 1), isBetter(error, 1, 2), isBetter(error, 9, null)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('turns values so that larger is better', () => {
    expect([gainOf(recall, 3), gainOf(error, 3), gainOf(error, gainOf(error, 3))]).toEqual([3, -3, 3]);
    expect([advantageOf(recall, 3, 1), advantageOf(error, 3, 1)]).toEqual([2, -2]);
  });

  it('puts the best first', () => {
    expect([2, 3, 1].toSorted(bestFirst(recall))).toEqual([3, 2, 1]);
    expect([2, 3, 1].toSorted(bestFirst(error))).toEqual([1, 2, 3]);
    expect([bestOf(recall, [2, 3, 1]), bestOf(error, [2, 3, 1]), bestOf(error, [])]).toEqual([3, 1, null]);
  });
});

describe('a mean over rows', () => {
  const misses: Measure = { ...recall, name: 'misses', goal: 'minimise' };

  it('is the share of hits, the share of misses, the loss or what is gained, as its goal says', () => {
    expect([recall, misses, error, { ...error, goal: 'maximise' } as const].map((measure) => valueOfLoss(measure, 0.25))).toEqual(
      [0.75, 0.25, 0.25, -0.25],
    );
    expect([valueOfHits(recall, 0.75), valueOfHits(misses, 0.75)]).toEqual([0.75, 0.25]);
  });

  it('is a share of rows where it counts hits, each row alike, whatever its unit is called', () => {
    expect([recall, { ...misses, unit: 'rows' }, error, { ...recall, classesAlike: true }].map(isShareOfRows)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the epoch that decides', () => {
  const epochs = [0.3, 0.5, 0.5, 0.2].map((value, index) => ({ epoch: index + 1, stop: { recall: value, error: value } }));

  it('is the earliest with the best value on stop', () => {
    expect(bestEpoch(epochs, recall)?.epoch).toBe(2);
    expect(bestEpoch(epochs, error)?.epoch).toBe(4);
  });

  it('is one of those that were measured', () => {
    expect(bestEpoch([{ stop: {} }, { stop: { recall: 0 } }], recall)).toEqual({ stop: { recall: 0 } });
    expect(bestEpoch([{ stop: { error: 1 } }], recall)).toBeNull();
  });
});

describe('where a trial ends after each epoch', () => {
  const stop = [Number.NaN, 0.3, 0.5, 0.5, 0.2];

  it('the best epoch so far decides it, the earliest of equals', () => {
    expect(decidingPlaces(stop, recall)).toEqual([-1, 1, 2, 2, 2]);
    expect(decidingPlaces(Float64Array.from(stop), error)).toEqual([-1, 1, 1, 1, 4]);
    expect(decidingPlaces([], error)).toEqual([]);
  });
});

describe('the incumbent', () => {
  const trial = (number: number, state: string, value: number | null) => ({ number, state, value });

  it('is the earliest of the best that ran to their end or were stopped', () => {
    const trials = [
      trial(1, 'completed', 0.5),
      trial(2, 'stopped', 0.7),
      trial(3, 'completed', 0.7),
      trial(4, 'running', 0.9),
      trial(5, 'failed', 0.9),
      trial(6, 'completed', null),
    ];
    expect(incumbentOf(trials, recall)?.number).toBe(2);
    expect(incumbentOf(trials, error)?.number).toBe(1);
    expect(incumbentOf(trials.slice(3), recall)).toBeNull();
  });
});

describe('a study', () => {
  const judged = { measures: [recall, error], objectives: ['error'] };

  it('is judged by its objective', () => {
    expect(objectiveOf(judged)).toBe(error);
  });

  it('has no other measures than its own', () => {
    expect(() => measureNamed(judged.measures, 'f1')).toThrow('There is no measure "f1"; allowed is one of recall, error.');
  });

  it('leaves out what was not measured', () => {
    expect([valueOf({ recall: 0 }, recall), valueOf({ recall: 0 }, error), valueOf(null, recall)]).toEqual([0, null, null]);
  });
});

describe('regret', () => {
  it('is best at nothing, in the unit of its measure', () => {
    const { unit, bounds } = regretIn(recall);
    expect([unit, bounds, bestIsLargest(recall), bestIsLargest(regretIn(recall))]).toEqual([
      ...['share of rows', { low: 0, high: 1 }, true, false],
    ]);
  });

  it('has no end where the measure has none', () => {
    expect(regretIn({ ...error, bounds: { low: 0, high: null } }).bounds).toEqual({ low: 0, high: null });
  });
});
