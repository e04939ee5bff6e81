import { expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { chosenByHalves } from '../../../shared/statistics/chosen-by-halves.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import { weightedMean, weightedQuantile, type Weighted } from '../../../shared/statistics/weighted.ts';

const HALVES_OF_FOUR = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
];

/** Every halving of each candidate with every halving of the others, in turn. */
function everyHalving(candidates: readonly (readonly number[])[]): readonly Weighted[] {
  const halvings = candidates.reduce<readonly (readonly number[][])[]>(
    (begun, measurements) =>
      begun.flatMap((halves) =>
        HALVES_OF_FOUR.map((half) => {
          const [choice, score] = [true, false].map((chooses) =>
            mean(measurements.filter((_, at) => half.includes(at) === chooses)),
          );
          return [...halves, [choice!, score!]];
        }),
      ),
    [[]],
  );
  return halvings.map((halves) => {
    const [, value] = halves.reduce((best, half) => (half[0]! > best[0]! ? half : best));
    return { value: value!, weight: 1 };
  });
}

const random = randomFor('candidates');
const candidates = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => random.normal()));

test('it is what all halvings of all candidates come to', () => {
  const [ours, theirs] = [chosenByHalves(candidates), everyHalving(candidates)];
  expect(ours.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(weightedMean(ours)).toBeCloseTo(weightedMean(theirs), 12);
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) expect(weightedQuantile(ours, share)).toBe(weightedQuantile(theirs, share));
});

test('of two that are equal each is chosen half of the time', () => {
  const scores = chosenByHalves([
    [2, 0],
    [2, 1],
  ]);
  const certain = scores.filter(({ weight }) => weight > 0);
  // Halves choose 2 against 2, 2 against 1, 0 against 2 and 0 against 1.
  expect(certain.map(({ value, weight }) => [value, weight])).toEqual([
    [0, 0.375],
    [2, 0.25],
    [1, 0.375],
  ]);
});

test('however many tie, they share the choice', () => {
  const tied = Array.from({ length: 64 }, () => [1, 1, 1, 1]);
  const scores = chosenByHalves([...tied, ...Array.from({ length: 64 }, () => [0, 0, 0, 0])]);
  expect(scores.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect([weightedMean(scores), weightedQuantile(scores, 0.025), weightedQuantile(scores, 0.975)]).toEqual([1, 1, 1]);
  const three = chosenByHalves(tied.slice(0, 3)).map(({ weight }) => weight * 6);
  for (const weight of three) expect(weight).toBeCloseTo(1 / 3, 12);
});

test('neither the order of the candidates nor that of their measurements matters', () => {
  const reversed = candidates.map((measurements) => measurements.toReversed()).toReversed();
  expect(weightedMean(chosenByHalves(reversed))).toBeCloseTo(weightedMean(chosenByHalves(candidates)), 12);
});

test('more than twelve measurements are halved by chance', () => {
  const scores = chosenByHalves([Array.from({ length: 30 }, (_, at) => at)]);
  expect(scores.length).toBe(1000);
  expect(weightedMean(scores)).toBeCloseTo(14.5, 0);
});
