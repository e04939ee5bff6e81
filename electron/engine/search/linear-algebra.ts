/**
 * Dense linear algebra for symmetric, positive definite systems, on plain typed arrays.
 *
 * A matrix is a `Float64Array` in rows, with `size` rows of `size` columns. Of a symmetric or lower triangular matrix only
 * the lower triangle is read and written. All inner loops run along rows.
 *
 * Notation: A = L L' (Cholesky), M = L^-1, so that A^-1 = M' M.
 */

/** Sum of the products of two runs of numbers. */
export function dot(left: Float64Array, leftFrom: number, right: Float64Array, rightFrom: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < length; at += 4) {
    first += left[leftFrom + at]! * right[rightFrom + at]!;
    second += left[leftFrom + at + 1]! * right[rightFrom + at + 1]!;
    third += left[leftFrom + at + 2]! * right[rightFrom + at + 2]!;
    fourth += left[leftFrom + at + 3]! * right[rightFrom + at + 3]!;
  }
  for (; at < length; at++) first += left[leftFrom + at]! * right[rightFrom + at]!;
  return first + second + (third + fourth);
}

/** Adds `factor` times a run of numbers to another. */
function addScaled(factor: number, from: Float64Array, fromAt: number, into: Float64Array, intoAt: number, length: number): void {
  for (let at = 0; at < length; at++) into[intoAt + at]! += factor * from[fromAt + at]!;
}

/** Replaces A by L. False, leaving A half done, where it is not positive definite to working precision. */
export function cholesky(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const start = row * size;
    for (let column = 0; column < row; column++) {
      const across = column * size;
      matrix[start + column] = (matrix[start + column]! - dot(matrix, start, matrix, across, column)) / matrix[across + column]!;
    }
    const pivot = matrix[start + row]! - dot(matrix, start, matrix, start, row);
    if (!(pivot > 0)) return false;
    matrix[start + row] = Math.sqrt(pivot);
  }
  return true;
}

/** M of a factor L. */
export function invertLower(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const start = row * size;
    for (let column = 0; column < row; column++)
      addScaled(-factor[start + column]!, inverse, column * size, inverse, start, column + 1);
    const scale = 1 / factor[start + row]!;
    for (let column = 0; column < row; column++) inverse[start + column]! *= scale;
    inverse[start + row] = scale;
  }
  return inverse;
}

/** The lower triangle of M' M, which is A^-1. */
export function inverseFromFactor(inverseFactor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const start = row * size;
    for (let column = 0; column <= row; column++)
      addScaled(inverseFactor[start + column]!, inverseFactor, start, inverse, column * size, column + 1);
  }
  return inverse;
}

/** M v, the solution x of L x = v. */
export function timesLower(lower: Float64Array, size: number, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) product[row] = dot(lower, row * size, vector, 0, row + 1);
  return product;
}

/** M' v, the solution x of L' x = v. */
export function timesTransposedLower(lower: Float64Array, size: number, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) addScaled(vector[row]!, lower, row * size, product, 0, row + 1);
  return product;
}

/**
 * M of the system that is larger by one row and column, from the M of the smaller: a rank-one append, in a number of steps
 * that grows with the square of the size. @param column the new column of A above its diagonal. @param diagonal of A.
 * @throws RangeError where the larger matrix is not positive definite.
 */
export function appendToInverse(inverseFactor: Float64Array, size: number, column: Float64Array, diagonal: number): Float64Array {
  const across = timesLower(inverseFactor, size, column);
  const pivot = diagonal - dot(across, 0, across, 0, size);
  if (!(pivot > 0)) throw new RangeError('The matrix with the new row is not positive definite.');
  const scale = 1 / Math.sqrt(pivot);
  const larger = new Float64Array((size + 1) * (size + 1));
  for (let row = 0; row < size; row++) larger.set(inverseFactor.subarray(row * size, row * size + row + 1), row * (size + 1));
  const last = timesTransposedLower(inverseFactor, size, across);
  for (let at = 0; at < size; at++) larger[size * (size + 1) + at] = -scale * last[at]!;
  larger[(size + 1) * (size + 1) - 1] = scale;
  return larger;
}
