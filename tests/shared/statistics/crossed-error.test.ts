import { expect, test } from 'vitest';
import { crossedError } from '../../../shared/statistics/crossed-error.ts';

// Mean squares, and what follows from them, computed with NumPy from the definition.
test.each([
  [
    'where seeds differ by less than chance lets expect',
    [
      [1, 0, 1, 1, 0, 1],
      [1, 1, 1, 1, 0, 0],
      [0, 0, 1, 1, 0, 1],
    ],
    { mean: 0.6111111111111112, standardError: 0.15908690070307058, freedom: 4.451800847457626 },
  ],
  [
    'where seeds differ as much as rows do',
    [
      [2.1, 3.4, 1.9, 4.2],
      [3.0, 4.6, 2.2, 5.1],
      [1.4, 2.9, 1.0, 3.3],
    ],
    { mean: 2.925, standardError: 0.7440971412091002, freedom: 4.921263508251579 },
  ],
])('the error of a mean over seeds and rows, %s', (_, values, { mean, standardError, freedom }) => {
  expect(crossedError(values)).toEqual({
    mean: expect.closeTo(mean, 12),
    standardError: expect.closeTo(standardError, 12),
    freedom: expect.closeTo(freedom, 9),
  });
});

test('is none where every seed and row gives the same', () => {
  const same = [
    [0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5],
  ];
  expect(crossedError(same)).toEqual({ mean: 0.5, standardError: 0, freedom: 1 });
});
