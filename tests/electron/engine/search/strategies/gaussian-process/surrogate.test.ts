import { describe, expect, test } from 'vitest';
import { axesOf, encode } from '../../../../../../electron/engine/search/coordinates.ts';
import { predict } from '../../../../../../electron/engine/search/strategies/gaussian-process/posterior.ts';
import {
  outlookAt,
  surrogateOf,
  type Outlook,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/surrogate.ts';
import type { HistoryTrial, SearchProblem } from '../../../../../../electron/engine/search/strategy.ts';
import type { Goal } from '../../../../../../shared/measure.ts';
import { historyTrial } from '../../../../../support/history.ts';

const SPACE: SearchProblem['space'] = { x: { type: 'float', low: 0, high: 1 } };
const axes = axesOf(SPACE);

const at = (ordinal: number, x: number, value: number | null, rest: Partial<HistoryTrial> = {}): HistoryTrial =>
  historyTrial(ordinal, value, { params: { x }, ...rest });

function learned(history: readonly HistoryTrial[], goal: Goal = 'minimise') {
  const problem: SearchProblem = { space: SPACE, goal, maxEpochs: 1, maxTrials: null };
  const surrogate = surrogateOf(problem, axes, history, null);
  const pointAt = (x: number): Float64Array => encode(axes, { x });
  return {
    surrogate,
    outlook: (x: number): Outlook => outlookAt(surrogate, pointAt(x)),
    deviation: (x: number): number => predict(surrogate.posterior, pointAt(x)).deviation,
  };
}

const valley = (x: number): number => 3 + (x - 0.4) ** 2;
const PLACES = [0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const VALLEY = PLACES.map((x, place) => at(place + 1, x, valley(x)));

describe('what is expected', () => {
  test('is in units of the loss: at a trial what it came to, between trials what lies between', () => {
    const { outlook } = learned(VALLEY);
    for (const x of PLACES) expect(outlook(x).mean).toBeCloseTo(valley(x), 2);
    expect(outlook(0.4).mean).toBeCloseTo(3, 2);
  });

  test('of a measure of which more is better is its negative, so that less is always better', () => {
    const mirrored = VALLEY.map((trial) => ({ ...trial, value: -trial.value! }));
    expect(learned(mirrored, 'maximise').outlook(0.45)).toEqual(learned(VALLEY).outlook(0.45));
  });

  test('to be gained is most in the valley, and nothing where all is known to be bad', () => {
    const { outlook } = learned(VALLEY);
    expect(outlook(0.4).expectedImprovement).toBeGreaterThan(10 * outlook(0.9).expectedImprovement);
    expect(outlook(0.9).expectedImprovement).toBeLessThan(1e-4);
  });
});

test('a trial that runs is believed to turn out as expected: the uncertainty is gone there, and the expectation stays', () => {
  const [before, after] = [learned(VALLEY), learned([...VALLEY, at(11, 0.42, null, { sequence: null })])];
  expect(after.surrogate.theta).toEqual(before.surrogate.theta);
  expect(after.outlook(0.42).mean).toBeCloseTo(before.outlook(0.42).mean, 4);
  expect(after.deviation(0.42)).toBeLessThan(0.9 * before.deviation(0.42));
  expect(after.surrogate.best).toBeLessThanOrEqual(before.surrogate.best);
});

describe('a trial that was lost', () => {
  test.each(['failed', 'diverged'] as const)('as it %s counts as bad as the worst that has a value', (state) => {
    const { outlook } = learned([...VALLEY, at(11, 0.42, null, { state })]);
    expect(outlook(0.42).mean).toBeGreaterThan(learned(VALLEY).outlook(0.42).mean + 0.02);
    const worst = VALLEY.map(({ value }) => value!).reduce((one, other) => Math.max(one, other));
    const { theta } = learned([...VALLEY, at(11, 0.42, worst)]).surrogate;
    expect(learned([...VALLEY, at(11, 0.42, null, { state })]).surrogate.theta).toEqual(theta);
  });

  test('is not made worse by a loss that was made up for another one', () => {
    const madeUp = [...VALLEY, at(11, 0.95, 1e30)];
    const { outlook } = learned(madeUp);
    expect(outlook(0.3).mean).toBeCloseTo(valley(0.3), 1);
    expect(outlook(0.95).mean).toBeLessThan(4);
  });
});

test('one that was stopped has a value like any other', () => {
  const stopped = VALLEY.map((trial) => ({ ...trial, state: 'stopped' as const }));
  expect(learned(stopped).outlook(0.45)).toEqual(learned(VALLEY).outlook(0.45));
});

test('of more than 400 trials the best are learned from, and others over the whole session', () => {
  const many = Array.from({ length: 450 }, (_, place) => {
    const x = (place * 0.618034) % 1;
    return at(place + 1, x, valley(x));
  });
  const { surrogate, outlook } = learned(many);
  expect(surrogate.posterior.observations.outcomes).toHaveLength(400);
  const best = many.toSorted((left, right) => left.value! - right.value!)[0]!;
  expect(outlook(Number(best.params['x'])).mean).toBeCloseTo(best.value!, 2);
  expect(outlook(0.95).mean).toBeCloseTo(valley(0.95), 2);
});
