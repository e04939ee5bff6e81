import { expect, test } from 'vitest';
import {
  appendToInverse,
  cholesky,
  dot,
  inverseFromFactor,
  invertLower,
  squaredLengths,
  timesLower,
  timesTransposedLower,
} from '../../../../../electron/engine/search/numerics/linear-algebra.ts';
import { randomFor } from '../../../../../shared/random.ts';

/** The textbook example: its factor has whole numbers. */
const MATRIX = [
  [4, 12, -16],
  [12, 37, -43],
  [-16, -43, 98],
];
const FACTOR = [
  [2, 0, 0],
  [6, 1, 0],
  [-8, 5, 3],
];

const flat = (rows: readonly (readonly number[])[]): Float64Array => Float64Array.from(rows.flat());
/** The lower triangle, row by row: the rest of a matrix is not defined. */
const lower = (matrix: Float64Array, size: number): number[] =>
  Array.from({ length: size }, (_, row) => [...matrix.subarray(row * size, row * size + row + 1)]).flat();

function factorOf(rows: readonly (readonly number[])[]): Float64Array {
  const matrix = flat(rows);
  expect(cholesky(matrix, rows.length)).toBe(true);
  return matrix;
}

test('factors a matrix', () => {
  expect(lower(factorOf(MATRIX), 3)).toEqual(lower(flat(FACTOR), 3));
});

test('says so where a matrix is not positive definite', () => {
  expect(cholesky(flat([[1, 2], [2, 1]]), 2)).toBe(false); // prettier-ignore
  expect(cholesky(flat([[NaN]]), 1)).toBe(false);
});

test('inverts a factor and its matrix', () => {
  const inverseFactor = invertLower(factorOf(MATRIX), 3);
  [1 / 2, -3, 1, 19 / 3, -5 / 3, 1 / 3].forEach((element, at) => expect(lower(inverseFactor, 3)[at]).toBeCloseTo(element, 12));
  const inverse = lower(inverseFromFactor(inverseFactor, 3), 3);
  [1777 / 36, -122 / 9, 34 / 9, 19 / 9, -5 / 9, 1 / 9].forEach((element, at) => expect(inverse[at]).toBeCloseTo(element, 12));
});

test('solves both triangular systems', () => {
  const inverseFactor = invertLower(factorOf(MATRIX), 3);
  // L (1, 2, 3) and L' (1, 2, 3)
  expectClose(timesLower(inverseFactor, 3, Float64Array.of(2, 8, 11)), [1, 2, 3]);
  expectClose(timesTransposedLower(inverseFactor, 3, Float64Array.of(-10, 17, 9)), [1, 2, 3]);
});

test.each(Array.from({ length: 14 }, (_, at) => at + 1))('does all of it for a matrix of %i rows', (size) => {
  const product = positiveDefinite(size);
  const identity = product.map((_, row) => product.map((__, column) => Number(row === column)));
  const factor = triangle(factorOf(product), size);
  expectClose(flat(times(factor, transposed(factor))), product.flat());

  const inverseFactor = invertLower(flat(factor), size);
  expectClose(flat(times(triangle(inverseFactor, size), factor)), identity.flat());
  const inverse = triangle(inverseFromFactor(inverseFactor, size), size);
  const whole = inverse.map((row, at) => row.map((element, column) => (column <= at ? element : inverse[column]![at]!)));
  expectClose(flat(times(whole, product)), identity.flat());

  const vectors = identity.map((_, row) => identity.map((__, column) => Math.sin(3 * row + column)));
  const images = times(vectors, transposed(triangle(inverseFactor, size)));
  vectors.forEach((vector, at) => expectClose(timesLower(inverseFactor, size, Float64Array.from(vector)), images[at]!));
  expectClose(
    squaredLengths(inverseFactor, size, flat(vectors)),
    images.map((image) => image.reduce((sum, element) => sum + element ** 2, 0)),
  );
  const [back] = times([vectors[0]!], triangle(inverseFactor, size));
  expectClose(timesTransposedLower(inverseFactor, size, Float64Array.from(vectors[0]!)), back!);
});

test('a row appended gives the inverse factor of the larger matrix', () => {
  const size = 9;
  const product = positiveDefinite(size);
  const smaller = product.slice(0, -1).map((row) => row.slice(0, -1));
  const appended = appendToInverse(
    invertLower(factorOf(smaller), size - 1),
    size - 1,
    Float64Array.from(product.at(-1)!.slice(0, -1)),
    product.at(-1)!.at(-1)!,
  );
  expectClose(appended, [...invertLower(factorOf(product), size)]);
  expect(() => appendToInverse(Float64Array.of(1), 1, Float64Array.of(2), 1)).toThrow(RangeError);
});

test('multiplies runs of any length and place', () => {
  const numbers = Float64Array.from({ length: 20 }, (_, at) => at);
  // The sum of k^2 + 3 k for k from 2 to 8: 203 + 3 x 35.
  expect(dot(numbers, 2, numbers, 5, 7)).toBe(308);
  expect(dot(numbers, 0, numbers, 0, 0)).toBe(0);
});

type Rows = readonly (readonly number[])[];

function positiveDefinite(size: number): Rows {
  const random = randomFor('positive definite');
  const root = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
  return times(root, transposed(root)).map((row, at) => row.map((element, column) => element + Number(at === column)));
}

function times(left: Rows, right: Rows): Rows {
  return left.map((row) => transposed(right).map((column) => row.reduce((sum, element, at) => sum + element * column[at]!, 0)));
}

function transposed(rows: Rows): Rows {
  return rows[0]!.map((_, column) => rows.map((row) => row[column]!));
}

/** The rows of the lower triangle, with zeros above it. */
function triangle(matrix: Float64Array, size: number): Rows {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (column <= row ? matrix[row * size + column]! : 0)),
  );
}

function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, at) => expect(actual[at]).toBeCloseTo(value, 11));
}
