const Z_95 = 1.96;

/**
 * Half the width of the 95 % interval of an accuracy measured on so many rows, by the normal approximation of the binomial
 * distribution; good from some hundred rows on.
 */
export function accuracyMargin(accuracy: number, rows: number): number {
  return Z_95 * Math.sqrt((accuracy * (1 - accuracy)) / rows);
}
