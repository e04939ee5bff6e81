import { expect, test } from 'vitest';
import { bestByHalves, bestOfOneRunEach, type Settled } from '../../../../electron/engine/replay/best-known.ts';
import { randomFor } from '../../../../shared/random.ts';

const HIGHER = { goal: 'maximise' } as const;
const NOISE = 0.002;

/** Of a configuration that comes to the quality, with noise, with each of its model seeds. */
function runsOf(quality: number, modelSeeds: number, key: number): readonly Settled[] {
  return Array.from({ length: modelSeeds }, (_, modelSeed) => {
    return { settled: Float64Array.of(quality + NOISE * randomFor('run', key, modelSeed).normal()) };
  });
}

const alike = Array.from({ length: 200 }, (_, key) => runsOf(0.86, 8, key));

test('the best of one run each is flattered by noise, and says that it does not know by how much', () => {
  const { value, interval } = bestOfOneRunEach(
    alike.map(([run]) => run!),
    HIGHER,
  );
  expect(value).toBeGreaterThan(0.86 + 2 * NOISE);
  expect(interval).toBeNull();
});

test('what half of the model seeds choose and the others score is not flattered', () => {
  const { value, interval } = bestByHalves(alike, HIGHER);
  expect(Math.abs(value - 0.86)).toBeLessThan(0.4 * NOISE);
  expect(interval!.low).toBeLessThan(0.86);
  expect(interval!.high).toBeGreaterThan(0.86);
});

test('where one configuration is the best for certain, it is the mean of its runs, and halvings vary as that mean does', () => {
  const best = runsOf(0.9, 8, 1);
  const measures = best.map(({ settled }) => settled[0]!);
  const mean = measures.reduce((sum, measure) => sum + measure, 0) / 8;
  const error = Math.sqrt(measures.reduce((sum, measure) => sum + (measure - mean) ** 2, 0) / 7 / 8);
  const { value, interval } = bestByHalves([...alike, best], HIGHER);
  expect(Math.abs(value - mean)).toBeLessThan(0.2 * error);
  expect((interval!.high - interval!.low) / 2 / error).toBeGreaterThan(1.5);
  expect((interval!.high - interval!.low) / 2 / error).toBeLessThan(2.4);
});

test('where no configuration has two runs with an epoch, it is the best of one run each', () => {
  const empty = { settled: new Float64Array() };
  expect(
    bestByHalves(
      [
        [...runsOf(0.8, 1, 1), empty],
        [empty, empty],
      ],
      HIGHER,
    ).interval,
  ).toBeNull();
});

test('where smaller is better, the smallest is chosen', () => {
  const { value } = bestByHalves([...alike, runsOf(0.8, 7, 1)], { goal: 'minimise' });
  expect(value).toBeCloseTo(0.8, 2);
});

test('of configurations that are all alike it is their value, with an interval of no width', () => {
  const same = Array.from({ length: 64 }, () => Array.from({ length: 4 }, () => ({ settled: Float64Array.of(0.5) })));
  expect(bestByHalves(same, HIGHER)).toEqual({ value: expect.closeTo(0.5, 12), interval: { low: 0.5, high: 0.5 } });
});
