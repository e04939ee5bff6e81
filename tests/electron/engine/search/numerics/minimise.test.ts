import { expect, test } from 'vitest';
import { minimise, type Smooth } from '../../../../../electron/engine/search/numerics/minimise.ts';

const box = (low: number, high: number) => ({ low: Float64Array.of(low, low), high: Float64Array.of(high, high) });
const effort = { evaluations: 300, slope: 1e-8, gain: 0 };

const rosenbrock: Smooth = ([x, y], gradient) => {
  gradient[0] = -400 * x! * (y! - x! ** 2) - 2 * (1 - x!);
  gradient[1] = 200 * (y! - x! ** 2);
  return 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2;
};

test('descends a curved valley to its end', () => {
  const { point, value } = minimise(rosenbrock, Float64Array.of(-1.2, 1), box(-5, 5), effort);
  expect(value).toBeLessThan(1e-12);
  expect([...point].map((coordinate) => Math.round(coordinate * 1e5) / 1e5)).toEqual([1, 1]);
});

test('stops at the edge of the box, where the constrained minimum is', () => {
  // With x at most 0.5, y is x^2.
  const { point } = minimise(rosenbrock, Float64Array.of(-1.2, 0.2), box(-2, 0.5), effort);
  expect(point[0]).toBe(0.5);
  expect(point[1]).toBeCloseTo(0.25, 6);
});

test('keeps to its evaluations, and away from where there is no value', () => {
  let evaluations = 0;
  const root: Smooth = ([x], gradient) => {
    evaluations++;
    gradient[0] = 1 - 0.5 / Math.sqrt(x!);
    return x! - Math.sqrt(x!);
  };
  const wide = { low: Float64Array.of(-10), high: Float64Array.of(10) };
  expect(minimise(root, Float64Array.of(4), wide, { ...effort, evaluations: 40 }).point[0]).toBeCloseTo(0.25, 5);
  expect(evaluations).toBeLessThanOrEqual(40);
  expect(minimise(root, Float64Array.of(-4), wide, effort)).toEqual({ point: Float64Array.of(-4), value: NaN });
});
