/** How studies are copied to and from files of their own. */

export interface Exported {
  /** Whether it goes without what follows from the rest (words to search by, what is counted of rows), and without notes, tags and logs. */
  readonly pruned: boolean;
  /** Of a replayed comparison: what it rests on alone goes with it, the epochs of the study by its objective, and no row results. */
  readonly comparison?: number;
}

export interface Imported {
  /** Whether the studies count as ones that came with the product. */
  readonly sample: boolean;
  /** Of the one study of the file, in place of the next one; none here may have it. */
  readonly number?: number;
}
