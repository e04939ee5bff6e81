/**
 * Dense linear algebra for symmetric, positive definite systems, on plain typed arrays.
 *
 * A matrix is a `Float64Array` in rows, with `size` rows of `size` columns. Of a symmetric or lower triangular matrix only
 * the lower triangle is read and written. All inner loops run along rows, four at a time where that saves reading one of
 * them again. Sums are variables of their own: such that are unpacked from an array stay boxed and cost three times as much.
 *
 * Notation: A = L L' (Cholesky), M = L^-1, so that A^-1 = M' M.
 */

/** Sum of the products of two runs of numbers. */
export function dot(left: Float64Array, leftFrom: number, right: Float64Array, rightFrom: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
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

/** Writes the sums of the products of one run of numbers with four others that begin `stride` apart. */
function fourDots(
  one: Float64Array,
  oneFrom: number,
  four: Float64Array,
  fourFrom: number,
  stride: number,
  length: number,
  sums: Float64Array,
): void {
  const [secondFrom, thirdFrom, fourthFrom] = [fourFrom + stride, fourFrom + 2 * stride, fourFrom + 3 * stride];
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let at = 0; at < length; at++) {
    const number = one[oneFrom + at]!;
    first += number * four[fourFrom + at]!;
    second += number * four[secondFrom + at]!;
    third += number * four[thirdFrom + at]!;
    fourth += number * four[fourthFrom + at]!;
  }
  sums[0] = first;
  sums[1] = second;
  sums[2] = third;
  sums[3] = fourth;
}

/** Adds four runs of numbers that begin `stride` apart, each times its factor, to another. */
function addFour(
  factors: Float64Array,
  four: Float64Array,
  fourFrom: number,
  stride: number,
  into: Float64Array,
  intoAt: number,
  length: number,
): void {
  const [secondFrom, thirdFrom, fourthFrom] = [fourFrom + stride, fourFrom + 2 * stride, fourFrom + 3 * stride];
  const first = factors[0]!;
  const second = factors[1]!;
  const third = factors[2]!;
  const fourth = factors[3]!;
  for (let at = 0; at < length; at++) {
    into[intoAt + at]! +=
      first * four[fourFrom + at]! +
      second * four[secondFrom + at]! +
      (third * four[thirdFrom + at]! + fourth * four[fourthFrom + at]!);
  }
}

/** Adds `factor` times a run of numbers to another. */
function addScaled(factor: number, from: Float64Array, fromAt: number, into: Float64Array, intoAt: number, length: number): void {
  for (let at = 0; at < length; at++) into[intoAt + at]! += factor * from[fromAt + at]!;
}

/** Replaces A by L. False, leaving A half done, where it is not positive definite to working precision. */
export function cholesky(matrix: Float64Array, size: number): boolean {
  const sums = new Float64Array(4);
  for (let row = 0; row < size; row++) {
    const start = row * size;
    const ofFour = row - (row % 4);
    const inFour = ofFour + 4 <= size;
    if (inFour && row === ofFour) eliminateFour(matrix, size, row, sums);
    for (let column = inFour ? ofFour : 0; column < row; column++) {
      const across = column * size;
      matrix[start + column] = (matrix[start + column]! - dot(matrix, start, matrix, across, column)) / matrix[across + column]!;
    }
    const pivot = matrix[start + row]! - dot(matrix, start, matrix, start, row);
    if (!(pivot > 0)) return false;
    matrix[start + row] = Math.sqrt(pivot);
  }
  return true;
}

/** The elements of four rows of L in the columns before the first of them. */
function eliminateFour(matrix: Float64Array, size: number, row: number, sums: Float64Array): void {
  const start = row * size;
  for (let column = 0; column < row; column++) {
    const across = column * size;
    fourDots(matrix, across, matrix, start, size, column, sums);
    const pivot = matrix[across + column]!;
    for (let at = 0; at < 4; at++) {
      const place = start + at * size + column;
      matrix[place] = (matrix[place]! - sums[at]!) / pivot;
    }
  }
}

/** M of a factor L; its upper triangle is 0. */
export function invertLower(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const factors = new Float64Array(4);
  for (let row = 0; row < size; row++) {
    const start = row * size;
    let column = 0;
    for (; column + 3 < row; column += 4) {
      for (let at = 0; at < 4; at++) factors[at] = -factor[start + column + at]!;
      addFour(factors, inverse, column * size, size, inverse, start, column + 4);
    }
    for (; column < row; column++) addScaled(-factor[start + column]!, inverse, column * size, inverse, start, column + 1);
    const scale = 1 / factor[start + row]!;
    for (let at = 0; at < row; at++) inverse[start + at]! *= scale;
    inverse[start + row] = scale;
  }
  return inverse;
}

/** The lower triangle of M' M, which is A^-1. */
export function inverseFromFactor(inverseFactor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const factors = new Float64Array(4);
  for (let column = 0; column < size; column++) {
    let row = column;
    for (; row + 3 < size; row += 4) {
      for (let at = 0; at < 4; at++) factors[at] = inverseFactor[(row + at) * size + column]!;
      addFour(factors, inverseFactor, row * size, size, inverse, column * size, column + 1);
    }
    for (; row < size; row++)
      addScaled(inverseFactor[row * size + column]!, inverseFactor, row * size, inverse, column * size, column + 1);
  }
  return inverse;
}

/** M v, the solution x of L x = v. */
export function timesLower(lower: Float64Array, size: number, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  const sums = new Float64Array(4);
  let row = 0;
  for (; row + 3 < size; row += 4) {
    fourDots(vector, 0, lower, row * size, size, row + 1, sums);
    for (let at = 0; at < 4; at++) product[row + at] = sums[at]! + dot(lower, (row + at) * size + row + 1, vector, row + 1, at);
  }
  for (; row < size; row++) product[row] = dot(lower, row * size, vector, 0, row + 1);
  return product;
}

/** The squared lengths of M v for many vectors v, which lie behind one another. */
export function squaredLengths(lower: Float64Array, size: number, vectors: Float64Array): Float64Array {
  const count = vectors.length / size;
  const lengths = new Float64Array(count);
  const sums = new Float64Array(4);
  let vector = 0;
  for (; vector + 3 < count; vector += 4) {
    for (let row = 0; row < size; row++) {
      fourDots(lower, row * size, vectors, vector * size, size, row + 1, sums);
      for (let at = 0; at < 4; at++) lengths[vector + at]! += sums[at]! * sums[at]!;
    }
  }
  for (; vector < count; vector++)
    for (let row = 0; row < size; row++) lengths[vector]! += dot(lower, row * size, vectors, vector * size, row + 1) ** 2;
  return lengths;
}

/** M' v, the solution x of L' x = v. */
export function timesTransposedLower(lower: Float64Array, size: number, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  let row = 0;
  for (; row + 3 < size; row += 4) {
    addFour(vector.subarray(row, row + 4), lower, row * size, size, product, 0, row + 1);
    for (let at = 1; at < 4; at++) addScaled(vector[row + at]!, lower, (row + at) * size + row + 1, product, row + 1, at);
  }
  for (; row < size; row++) addScaled(vector[row]!, lower, row * size, product, 0, row + 1);
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
