/** What a comparison can find, as it is asked before it is run. */

export interface PlannedComparison {
  /** At least two. */
  readonly arms: number;
  readonly pairs: number;
  /** The smallest gap that is of use, and the standard deviation of a paired difference as far as they are known. */
  readonly margin: number | null;
  readonly spread: number | null;
}

export interface ComparisonPower {
  /** A strategy that wins three of four pairs. */
  readonly clear: PowerToFind;
  /** A gap as large as the margin, told from no gap at all; null where margin or spread is not known. */
  readonly gap: PowerToFind | null;
}

export interface PowerToFind {
  /** Share of comparisons that tell it from chance with the pairs that are planned. */
  readonly found: number;
  /** So many pairs find it in `WANTED_POWER` of comparisons. */
  readonly pairsAdvised: number;
}

export const WANTED_POWER = 0.8;

/** How much the value of one configuration, on *select*, differs from model seed to model seed. */
export interface SeedNoise {
  /** Standard deviation of one run. */
  readonly spread: number;
  /** It was measured on so many, each trained with two model seeds or more. */
  readonly configurations: number;
}

/** With how far the best five configurations of the study lie apart, by their means; null where it has fewer. */
export interface StudyNoise extends SeedNoise {
  /** The same on *confirm*, by which a comparison judges where it is recorded; null where it is not. */
  readonly confirm: SeedNoise | null;
  readonly leaders: number | null;
}
