/** What class probabilities say of each row. */

/** @param probabilities [rows, classes] row-major. 1 where the most probable class is the row's, else 0. */
export function hitsOf(probabilities: Float32Array, labels: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const classes = probabilities.length / labels.length;
  return Uint8Array.from({ length: labels.length }, (_, row) => {
    const shares = probabilities.subarray(row * classes, (row + 1) * classes);
    return Number(shares.indexOf(Math.max(...shares)) === labels[row]);
  });
}

/** Cross-entropy of each row, in nats. */
export function lossesOf(probabilities: Float32Array, labels: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const classes = probabilities.length / labels.length;
  return Float32Array.from({ length: labels.length }, (_, row) => -Math.log(probabilities[row * classes + labels[row]!]!));
}
