import { expect, test } from 'vitest';
import {
  boxOfTheta,
  priorPenalty,
  unpack,
  usualTheta,
} from '../../../../../../electron/engine/search/strategies/gaussian-process/kernel-parameters.ts';

const THETA = Float64Array.of(0.7, -1.2, 0.4, -5);

function penalty(theta: Float64Array): number {
  return priorPenalty(unpack(theta), new Float64Array(theta.length));
}

test('theta is the logarithms of weights, variance and noise, in this order', () => {
  expect(unpack(THETA)).toEqual({
    weights: Float64Array.of(Math.exp(0.7), Math.exp(-1.2)),
    variance: Math.exp(0.4),
    noise: Math.exp(-5),
  });
});

test('the usual theta has length scales of one axis, variance 1 and a thousandth of noise, and lies in the box', () => {
  const usual = usualTheta(2);
  const { weights, variance, noise } = unpack(usual);
  expect([[...weights], variance, noise]).toEqual([[1, 1], 1, expect.closeTo(1e-3, 12)]);
  const { low, high } = boxOfTheta(2);
  for (const [at, value] of usual.entries()) {
    expect(value).toBeGreaterThan(low[at]!);
    expect(value).toBeLessThan(high[at]!);
  }
});

test('the slopes of the prior are those of differences, and are added to what is there', () => {
  const gradient = Float64Array.of(10, 20, 30, 40);
  priorPenalty(unpack(THETA), gradient);
  const step = 1e-6;
  for (const at of THETA.keys()) {
    const moved = (change: number): number => penalty(THETA.with(at, THETA[at]! + change));
    expect(gradient[at]! - 10 * (at + 1)).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 6);
  }
});

test('variance 1, length scales of one axis and 0.1 / 30 of noise are believed most', () => {
  const likeliest = Float64Array.of(0, 0, 0, Math.log(0.1 / 30));
  for (const at of likeliest.keys())
    for (const change of [-0.1, 0.1])
      expect(penalty(likeliest.with(at, likeliest[at]! + change))).toBeGreaterThan(penalty(likeliest));
});
