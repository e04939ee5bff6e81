/** Eigenvalues and eigenvectors of a small symmetric matrix. Matrices are row by row. */

export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Element [row n + k] belongs to the eigenvector of value k; the vectors are orthonormal. */
  readonly vectors: Float64Array;
}

/** Sweeps after which rounding is all that is left; a handful is enough in practice. */
const SWEEPS = 50;

/**
 * Cyclic Jacobi rotations (Golub and Van Loan 2013, section 8.5). The values come in no particular order.
 * @param matrix n x n and symmetric; it is not changed.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const rotated = matrix.slice();
  const vectors = identity(n);
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(rotated, n) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(rotated, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, at) => rotated[at * n + at]!), vectors };
}

export function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let at = 0; at < n; at++) matrix[at * n + at] = 1;
  return matrix;
}

/** Makes element [p, q] zero, from both sides, and turns the vectors with it. */
function rotate(matrix: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = matrix[p * n + q]!;
  if (off === 0) return;
  const ratio = (matrix[q * n + q]! - matrix[p * n + p]!) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) turn(matrix, k * n + p, k * n + q, cosine, sine);
  for (let k = 0; k < n; k++) turn(matrix, p * n + k, q * n + k, cosine, sine);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, cosine, sine);
}

function turn(matrix: Float64Array, left: number, right: number, cosine: number, sine: number): void {
  const [a, b] = [matrix[left]!, matrix[right]!];
  matrix[left] = cosine * a - sine * b;
  matrix[right] = sine * a + cosine * b;
}

/** Sum of what is not on the diagonal, as far as it is visible beside the diagonal. */
function offDiagonal(matrix: Float64Array, n: number): number {
  let sum = 0;
  for (let row = 0; row < n; row++) {
    for (let column = row + 1; column < n; column++) {
      const off = Math.abs(matrix[row * n + column]!);
      const scale = Math.sqrt(Math.abs(matrix[row * n + row]! * matrix[column * n + column]!));
      if (off > 1e-16 * scale) sum += off;
    }
  }
  return sum;
}
