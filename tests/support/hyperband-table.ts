/** Table 1 of the Hyperband paper (R = 81, eta = 3): size and epochs of every rung, bracket by bracket. */
export const HYPERBAND_TABLE: readonly (readonly (readonly [size: number, epochs: number])[])[] = [
  [
    [81, 1],
    [27, 3],
    [9, 9],
    [3, 27],
    [1, 81],
  ],
  [
    [34, 3],
    [11, 9],
    [3, 27],
    [1, 81],
  ],
  [
    [15, 9],
    [5, 27],
    [1, 81],
  ],
  [
    [8, 27],
    [2, 81],
  ],
  [[5, 81]],
];
