import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { identity, symmetricEigen } from '../../../../../electron/engine/search/numerics/symmetric-eigen.ts';

const recorded = JSON.parse(readFileSync('tests/fixtures/cmaes/updates.json', 'utf8')) as {
  readonly eigen: readonly { readonly matrix: readonly number[]; readonly values: readonly number[] }[];
};

test.each(recorded.eigen)('eigenvalues are those of NumPy, and the vectors belong to them, case $#', ({ matrix, values }) => {
  const n = values.length;
  const found = symmetricEigen(Float64Array.from(matrix), n);
  found.values.toSorted().forEach((value, at) => expect(value).toBeCloseTo(values[at]!, 10));
  for (let k = 0; k < n; k++) {
    for (let row = 0; row < n; row++) {
      const image = values.reduce((sum, _, at) => sum + matrix[row * n + at]! * found.vectors[at * n + k]!, 0);
      expect(image).toBeCloseTo(found.values[k]! * found.vectors[row * n + k]!, 10);
    }
  }
});

test('a diagonal matrix is its own answer', () => {
  expect(symmetricEigen(Float64Array.of(3, 0, 0, 7), 2)).toEqual({ values: Float64Array.of(3, 7), vectors: identity(2) });
});
