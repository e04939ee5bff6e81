/** The rows of a partition, as far as they can be shown one by one. */
export interface RowsKnown {
  /** The class of each row, from 0. */
  readonly labels: Int32Array;
  /** The pixels of a row, row-major, 0 to 255; empty where it is no picture. */
  pictureOf(row: number): readonly number[];
}
