import { expect, test } from 'vitest';
import type { Space } from '../../../shared/model.ts';
import { beliefOfChoice, beliefOfRange, believes } from '../../../shared/space/belief.ts';
import { placeOf, valueAt } from '../../../shared/space/values.ts';

const SHARES = Array.from({ length: 2000 }, (_, at) => (at + 0.5) / 2000);
const rate = { type: 'float', low: 1e-5, high: 1, scale: 'log', prior: { centre: 1e-3, deviation: 3 } } as const;

test('draws lie around the centre, and one in five evenly, wherever it is', () => {
  const belief = beliefOfRange(rate)!;
  const drawn = SHARES.map((share) => valueAt(rate, belief.placeAt(share)));
  const near = drawn.filter((value) => value > 1e-3 / 3 && value < 1e-3 * 3).length / drawn.length;
  // 68.3 % of four fifths, and what two deviations have of the whole range of one fifth.
  expect(near).toBeCloseTo(0.8 * 0.683 + (0.2 * Math.log(9)) / Math.log(1e5), 2);
  expect(drawn.filter((value) => value > 0.3).length).toBeGreaterThan(0);
  expect(drawn).toEqual(drawn.toSorted((one, other) => one - other));
});

test('its density is that of the draws, and its slope that of the density', () => {
  const belief = beliefOfRange(rate)!;
  const width = 1e-4;
  const mass = Array.from({ length: 10_000 }, (_, at) => Math.exp(belief.logDensity((at + 0.5) * width)) * width);
  expect(mass.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 6);
  for (const place of [0.1, 0.4, 0.9]) {
    const numeric = (belief.logDensity(place + 1e-6) - belief.logDensity(place - 1e-6)) / 2e-6;
    expect(belief.slope(place)).toBeCloseTo(numeric, 4);
  }
});

test('a default is believed to be a good value', () => {
  const units = { type: 'int', low: 1, high: 9, default: 3 } as const;
  expect(beliefOfRange(units)).toMatchObject({ centre: placeOf(units, 3), deviation: 0.25 });
  const choice = beliefOfChoice({ type: 'categorical', values: ['a', [1], null], default: [1] })!;
  expect(choice.shares.map((share) => share.toFixed(4))).toEqual(['0.2000', '0.6000', '0.2000']);
});

test('weights are the shares of four fifths of the draws', () => {
  const choice = beliefOfChoice({ type: 'categorical', values: ['a', 'b'], weights: [3, 1] })!;
  expect(choice.shares).toEqual([0.8 * 0.75 + 0.1, 0.8 * 0.25 + 0.1]);
  expect([0, 0.69, 0.71, 0.99].map((share) => choice.indexAt(share))).toEqual([0, 0, 1, 1]);
});

test('where nothing is said nothing is believed', () => {
  const plain: Space = {
    x: { type: 'float', low: 0, high: 1 },
    y: { type: 'categorical', values: [1, 2] },
    z: { type: 'fixed', value: 1 },
  };
  expect(believes(plain)).toBe(false);
  expect(believes({ ...plain, x: { type: 'float', low: 0, high: 1, default: 0.2 } })).toBe(true);
});
