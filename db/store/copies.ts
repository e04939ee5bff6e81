/** How studies are copied to and from files of their own. */

export interface Exported {
  /** Whether it goes without what follows from the rest (words to search by, what is counted of rows), and without notes, tags and logs. */
  readonly pruned: boolean;
}

export interface Imported {
  /** Whether the studies count as ones that came with the product. */
  readonly sample: boolean;
  /** Of the one study of the file, in place of the next one; none here may have it. */
  readonly number?: number;
}
