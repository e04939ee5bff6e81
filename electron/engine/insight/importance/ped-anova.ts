import { scottParzen } from './scott-parzen.ts';
import type { TrialColumn, TrialTable } from './trial-table.ts';

export interface PedAnovaOptions {
  /** The share of the best trials that a hyperparameter is to tell from the others. */
  readonly target: number;
  /** The share of the best trials that they are told from; 1 for all. */
  readonly region: number;
  /** Against how often the trials of the region have a value, or against all values alike. */
  readonly against: 'trials' | 'space';
}

/** Optuna's. */
export const PED_ANOVA: PedAnovaOptions = { target: 0.1, region: 1, against: 'trials' };

/** What a probability is at the least, so that none is divided by 0. */
const LEAST = 1e-12;
/** Trials that must have a hyperparameter for anything to be said of it. */
const LEAST_ACTIVE = 2;

/**
 * The importance of each hyperparameter for being among the best, as a share of that of all: the Pearson divergence between the densities
 * of the best trials and of the region (Watanabe, Bansal and Hutter 2023, PED-ANOVA, IJCAI, section 4). A hyperparameter that is not active
 * everywhere counts by how many of the best and of all have it (Conditional PED-ANOVA, arXiv 2601.20800, theorem 4.2), trials without it
 * are left out of its densities. As Optuna 5 computes both.
 *
 * @param rows places of trials, one as often as it counts, at least one
 * @returns of each column its share; all 0 where nothing tells the best from the rest
 */
export function pedAnova({ losses, columns }: TrialTable, rows: Int32Array, options: PedAnovaOptions): Float64Array {
  const ascending = Float64Array.from(rows, (row) => losses[row]!).sort();
  const upTo = (share: number): Int32Array => {
    const cutoff = ascending[Math.ceil(share * ascending.length) - 1]!;
    return rows.filter((row) => losses[row]! <= cutoff);
  };
  const [best, region] = [upTo(options.target), upTo(options.region)];
  const divergences = Float64Array.from(columns, (column) => divergenceOf(column, best, region, options.against));
  const sum = divergences.reduce((total, divergence) => total + divergence, 0);
  return sum > 0 ? divergences.map((divergence) => divergence / sum) : divergences;
}

function divergenceOf(column: TrialColumn, best: Int32Array, region: Int32Array, against: PedAnovaOptions['against']): number {
  const isActive = (row: number): boolean => !Number.isNaN(column.places[row]!);
  const [activeBest, activeRegion] = [best.filter(isActive), region.filter(isActive)];
  if (activeRegion.length < LEAST_ACTIVE || activeBest.length === 0) return 0;
  const weight = (activeBest.length / best.length) ** 2 / (activeRegion.length / region.length);
  const density = (rows: Int32Array): Float64Array => scottParzen(countsOf(column, rows), column.ordered);
  const top = density(activeBest);
  const base = against === 'trials' ? density(activeRegion) : top.map(() => 1 / top.length - LEAST);
  let divergence = 0;
  for (let point = 0; point < top.length; point++) {
    const [here, there] = [top[point]! + LEAST, base[point]! + LEAST];
    divergence += there * (here / there - 1) ** 2;
  }
  return weight * divergence;
}

/** How many of the trials lie nearest to each point of the column's grid; half way between two counts for the lower. */
function countsOf({ ordered, count, places }: TrialColumn, rows: Int32Array): Float64Array {
  const counts = new Float64Array(count);
  for (const row of rows) {
    const point = ordered ? Math.max(0, Math.ceil(places[row]! * (count - 1) - 0.5)) : places[row]!;
    counts[point]!++;
  }
  return counts;
}
