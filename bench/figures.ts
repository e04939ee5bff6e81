/** What a bench finds out, as plain data. */

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** One figure with what it is meant to reach. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'x' | 's' | 'ms' | 'MB' | 'kB' | 'points' | 'rows' | 'sets' | 'pairs';
  readonly reach: { readonly atLeast: number } | { readonly atMost: number };
}

export interface Findings {
  /** How it was measured, in sentences: sizes and settings of both sides. */
  readonly how: readonly string[];
  readonly table: Table;
  readonly figures: readonly Figure[];
  /** Of the programs compared with, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface BenchOptions {
  /** Tiny sizes, to see that the bench runs; its figures mean nothing. */
  readonly quick: boolean;
  /** Trial workers, and processes of the peers that are given several. */
  readonly workers: number;
}

export interface Bench {
  readonly question: string;
  readonly run: (options: BenchOptions) => Promise<Findings>;
}

export function reached({ value, reach }: Figure): boolean {
  return 'atLeast' in reach ? value >= reach.atLeast : value <= reach.atMost;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
}
