import { describe, expect, test } from 'vitest';
import { importancesOf, LEAST_TRIALS } from '../../../../../electron/engine/insight/importance/importances.ts';
import {
  IMPORTANCE_METHODS,
  type ImportanceMethod,
  type ImportanceRegion,
  type Importances,
} from '../../../../../shared/importance.ts';
import { COST, GAIN, type Directed } from '../../../../../shared/measure.ts';
import type { Params, Space } from '../../../../../shared/model.ts';
import { randomFor } from '../../../../../shared/random.ts';
import { CONDITIONAL, CONDITIONAL_SPACE, measured } from '../../../../support/importance-reference.ts';

const SPACE: Space = {
  rate: { type: 'float', low: 1e-4, high: 1, scale: 'log' },
  width: { type: 'float', low: 0, high: 1 },
  idle: { type: 'float', low: 0, high: 1 },
  kind: { type: 'categorical', values: ['a', 'b', 'c'] },
};

type Point = { readonly rate: number; readonly width: number; readonly idle: number; readonly kind: string };

/** Trials at random of a planted function of the rate's place, the width and the kind; idle has no say. */
function planted(count: number, value: (rate: number, width: number, kind: string) => number) {
  const random = randomFor('planted', count);
  return Array.from({ length: count }, (): Params & Point & { readonly value: number } => {
    const [place, width, idle] = [random.next(), random.next(), random.next()];
    const kind = ['a', 'b', 'c'][random.below(3)]!;
    return { rate: 1e-4 ** (1 - place), width, idle, kind, value: value(place, width, kind) };
  });
}

interface Asked {
  readonly method?: ImportanceMethod;
  readonly region?: ImportanceRegion;
  readonly space?: Space;
  readonly objective?: Directed;
}

function weighed(
  trials: Parameters<typeof measured>[0],
  { method = 'fanova', region = 'whole', space = SPACE, objective = COST }: Asked = {},
): Importances {
  return importancesOf({ measured: measured(trials, space), space, objective, method, region });
}

const parameter = ({ parameters }: Importances, name: string) => parameters.find((one) => one.name === name)!;

describe.each(IMPORTANCE_METHODS)('by %s', (method) => {
  // Variances of 4 x and 2 x over [0, 1], and of three words at 0, 0 and 0.5, are as 1.333 to 0.333 to 0.056.
  const found = weighed(
    planted(250, (rate, width, kind) => 4 * rate + 2 * width + (kind === 'c' ? 0.5 : 0)),
    { method },
  );

  test('hyperparameters stand in the order of what they do, and one that does nothing has no share beyond chance', () => {
    expect(found.parameters.slice(0, 2).map(({ name }) => name)).toEqual(['rate', 'width']);
    const { low } = parameter(found, 'idle').share;
    expect(low!).toBeLessThan(0.02);
    expect(parameter(found, 'rate').share.low!).toBeGreaterThan(parameter(found, 'width').share.high!);
  });

  test('an interval is around its share, within 0 and 1', () => {
    for (const { share } of found.parameters) {
      expect(share.low!).toBeGreaterThanOrEqual(0);
      expect(share.low!).toBeLessThanOrEqual(share.value!);
      expect(share.high!).toBeGreaterThanOrEqual(share.value!);
      expect(share.high!).toBeLessThanOrEqual(1);
    }
  });

  test('a marginal curve follows the planted function', () => {
    const { at, mean, low, high } = parameter(found, 'rate').curve!;
    expect(at[0]).toBeCloseTo(1e-4, 10);
    expect(at.at(-1)).toBeCloseTo(1, 10);
    // From 1.17, the mean of the rest, by 4 times the place, within what trees smooth away at the ends.
    const away = at.map((rate, point) => Math.abs(mean[point]! - (1 + 0.5 / 3 + 4 * (1 + Math.log10(rate) / 4))));
    expect(Math.max(...away.slice(2, -2))).toBeLessThan(0.35);
    at.forEach((_, point) => expect(low[point]! <= mean[point]! && mean[point]! <= high[point]!).toBe(true));
    // Fully grown trees shrink what explains little.
    const [a, b, c] = parameter(found, 'kind').curve!.mean as [number, number, number];
    expect(c - Math.max(a, b)).toBeGreaterThan(0.1);
  });

  test('too few trials are refused in words', () => {
    const few = weighed(
      planted(LEAST_TRIALS - 1, (rate) => rate),
      { method },
    );
    expect(few.refusal).toBe('Too little to tell: 40 trials have a value, and it takes 41, so that the best tenth has five.');
    expect(few.parameters).toEqual([]);
    expect(
      weighed(
        planted(LEAST_TRIALS, (rate) => rate),
        { method },
      ).refusal,
    ).toBeNull();
  });

  test('trials in which a hyperparameter is not active are left out of it, and counted', () => {
    const { parameters } = weighed(CONDITIONAL.trials, { method, space: CONDITIONAL_SPACE, objective: GAIN });
    const without = CONDITIONAL.trials.filter(({ momentum }) => momentum === undefined).length;
    expect(Object.fromEntries(parameters.map(({ name, inactive }) => [name, inactive]))).toEqual({
      ...{ optimizer: 0, layers: 0, batch: 0, smoothing: 0 },
      momentum: without,
    });
  });

  test('a hyperparameter that few trials have has no share', () => {
    const some = CONDITIONAL.trials.filter(({ momentum }) => momentum === undefined);
    const few = [...some, ...CONDITIONAL.trials.filter(({ momentum }) => momentum !== undefined).slice(0, 20)];
    const { parameters } = weighed(few, { method, space: CONDITIONAL_SPACE, objective: GAIN });
    expect(parameters.at(-1)).toMatchObject({ name: 'momentum', share: { value: null }, curve: null, inactive: some.length });
  });
});

test('where larger is better, shares are the same and curves the other way round', () => {
  const value = (rate: number, width: number): number => (rate - 0.3) ** 2 + width;
  const falling = weighed(planted(120, value));
  const rising = weighed(
    planted(120, (rate, width) => -value(rate, width)),
    { objective: GAIN },
  );
  expect(rising.parameters.map(({ share }) => share)).toEqual(falling.parameters.map(({ share }) => share));
  const [one, other] = [parameter(falling, 'rate').curve!, parameter(rising, 'rate').curve!];
  one.mean.forEach((mean, point) => expect(other.mean[point]).toBeCloseTo(-mean, 12));
  one.low.forEach((low, point) => expect(other.high[point]).toBeCloseTo(-low, 12));
});

test('what only spoils trials matters over the whole range, and not in the good region', () => {
  // Above 0.6 of its range the rate ruins everything; below it has no say.
  const trials = planted(300, (rate, width) => (rate > 0.6 ? 10 : width));
  const share = (region: ImportanceRegion): number => parameter(weighed(trials, { region }), 'rate').share.value!;
  expect(share('whole')).toBeGreaterThan(0.9);
  expect(parameter(weighed(trials, { region: 'good' }), 'width').share.value!).toBeGreaterThan(0.15);
  expect(share('good')).toBeLessThan(0.6);
});

test('a planted interaction is found as a pair, by its names', () => {
  const { pairs, parameters } = weighed(planted(300, (rate, width) => Number(rate > 0.5 !== width > 0.5)));
  expect(pairs[0]!.names).toEqual(['rate', 'width']);
  expect(pairs[0]!.share.low!).toBeGreaterThan(parameters[0]!.share.high!);
});

test('values that do not differ are refused', () => {
  expect(weighed(planted(60, () => 0.5)).refusal).toBe('All trials have the same value.');
  const half = planted(60, (rate) => (rate < 0.7 ? 0 : 1));
  expect(weighed(half, { region: 'good' }).refusal).toMatch(/^Half of the trials share the best value/);
});

test('values of any size can be squared', () => {
  const value = (rate: number): number => rate;
  const [one, huge] = [weighed(planted(60, value)), weighed(planted(60, (rate) => 1e250 * value(rate)))];
  huge.parameters.forEach(({ share }, at) => expect(share.value).toBeCloseTo(one.parameters[at]!.share.value!, 2));
});
