import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  halvingBracket,
  halvings,
  hyperbandBrackets,
  kerasTunerBrackets,
  type Bracket,
} from '../../../../../electron/engine/search/rungs/brackets.ts';
import { HYPERBAND_TABLE } from '../../../../support/hyperband-table.ts';

const inPairs = (brackets: readonly Bracket[]): number[][][] =>
  brackets.map((bracket) => bracket.map(({ size, epochs }) => [size, epochs]));

test('brackets of the paper, table 1 (R = 81, eta = 3)', () => {
  expect(inPairs(hyperbandBrackets(81, 3, 1))).toEqual(HYPERBAND_TABLE);
});

test('243 epochs give six brackets, whatever the logarithm says', () => {
  expect(halvings(243, 3, 1)).toBe(5);
  expect(hyperbandBrackets(243, 3, 1)).toHaveLength(6);
});

test('minEpochs drops the rungs below it', () => {
  expect(inPairs(hyperbandBrackets(27, 3, 3))).toEqual([
    [
      [9, 3],
      [3, 9],
      [1, 27],
    ],
    [
      [5, 9],
      [1, 27],
    ],
    [[3, 27]],
  ]);
  expect(
    hyperbandBrackets(20, 3, 3)
      .flat()
      .map(({ epochs }) => epochs),
  ).toEqual([7, 20, 20]);
});

test('a bracket that starts small keeps one configuration to the end', () => {
  expect(halvingBracket(5, 3, 27, 3)).toEqual([
    { size: 5, epochs: 1 },
    { size: 1, epochs: 3 },
    { size: 1, epochs: 9 },
    { size: 1, epochs: 27 },
  ]);
});

test('brackets in parity mode are those that Keras Tuner forms', () => {
  const { brackets: recorded } = JSON.parse(readFileSync('tests/fixtures/keras-tuner/hyperband.json', 'utf8')) as {
    brackets: { epochs: number; factor: number; brackets: number[][][] }[];
  };
  expect(recorded).toHaveLength(76);
  for (const { epochs, factor, brackets } of recorded)
    expect(inPairs(kerasTunerBrackets(epochs, factor)), `${epochs} epochs, factor ${factor}`).toEqual(brackets);
});
