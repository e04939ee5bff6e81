/** A data set, and how its rows are parted. */
export interface Split {
  readonly seed: number;
  /** Rows of each partition; their sum is at most the rows of the data set outside the vault. */
  readonly train: number;
  readonly stop: number;
  readonly select: number;
  readonly confirm: number;
}

export interface DatasetSummary {
  readonly name: string;
  readonly title: string;
  /** SHA-256 over the unpacked files, in hexadecimal. */
  readonly hash: string;
  readonly rows: number;
  readonly vaultRows: number;
  readonly features: number;
  readonly classes: readonly string[];
  /** Height and width of a row drawn as a picture, or null where rows are not pictures. */
  readonly picture: { readonly height: number; readonly width: number } | null;
}
