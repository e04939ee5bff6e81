import { expect, test } from 'vitest';
import { candidatesOf, wordsOf } from '../../../../../electron/engine/insight/comparison/yardsticks.ts';
import type { PairwiseComparison } from '../../../../../shared/evidence.ts';
import { armNamed, RANDOM_ARMS } from '../../../../support/experiment-runs.ts';

test('a comparison is about all strategies but random search and random search with twice the budget', () => {
  expect(candidatesOf([...RANDOM_ARMS, armNamed('TPE', 'tpe'), armNamed('Random search again')])).toEqual([2, 3]);
  expect(candidatesOf(RANDOM_ARMS)).toEqual([]);
});

test('the word for a pair is read from either side', () => {
  const pairwise = [
    { arm: 0, than: 1 },
    { arm: 0, than: 2 },
    { arm: 1, than: 2 },
  ] as PairwiseComparison[];
  const wordOf = wordsOf({ pairwise }, ['slightly worse', 'undecided', 'better']);
  expect([wordOf(0, 1), wordOf(1, 0)]).toEqual(['slightly worse', 'slightly better']);
  expect([wordOf(2, 0), wordOf(1, 2), wordOf(2, 1)]).toEqual(['undecided', 'better', 'worse']);
});
