/** What a forest says of one group of trials, with the chance that lies in which trials there are. */
import type { MarginalCurve } from '../../../../shared/importance.ts';
import type { Random } from '../../../../shared/random.ts';
import { normalBootstrap, type EstimateWithin } from '../../../../shared/statistics/normal-bootstrap.ts';
import { variance } from '../../../../shared/statistics/variance.ts';
import { fanova, marginalAt, type Pair } from './fanova.ts';
import { growForest, type Forest } from './forest.ts';
import { leafBoxes } from './leaf-boxes.ts';
import { permutationImportance } from './permutation.ts';
import { resampled } from './resampled.ts';
import type { TrialColumn } from './trial-table.ts';

export interface ForestQuestion {
  /** All active in the rows. */
  readonly columns: readonly TrialColumn[];
  readonly losses: Float64Array;
  readonly rows: Int32Array;
  /** Columns that are asked about, by their place. */
  readonly own: readonly number[];
  /** Of each column that is asked about, where its curve is told: places from 0 to 1, or categories. */
  readonly curves: readonly Float64Array[];
  /** How a column's share is told; null where only the curves are asked for. */
  readonly shares: 'fanova' | 'permutation' | null;
}

export interface ForestEvidence {
  /** Of each column that is asked about; none where only the curves are. */
  readonly shares: readonly EstimateWithin[];
  /** Of fANOVA: each pair with a column that is asked about, by places. */
  readonly pairs: readonly { readonly pair: Pair; readonly share: EstimateWithin }[];
  /** In the unit of the losses. */
  readonly curves: readonly Omit<MarginalCurve, 'at'>[];
}

/** Of the forest as in Optuna; those of resamples are smaller, which widens the intervals a little. */
const TREES = 64;
const RESAMPLES = 40;
const TREES_OF_A_RESAMPLE = 6;

export function forestEvidence(question: ForestQuestion, random: Random): ForestEvidence {
  const { columns, losses, rows, own, curves, shares } = question;
  const pairs = shares === 'fanova' ? pairsOf(columns.length, own) : [];
  const spread = variance(Array.from(rows, (row) => losses[row]!));
  const askedOf = (of: Int32Array, trees: number): Float64Array =>
    meanOver(growForest(columns, losses, of, trees, random), question, pairs, spread, random);
  const whole = askedOf(rows, TREES);
  const again = Array.from({ length: RESAMPLES }, () => askedOf(resampled(rows, random), TREES_OF_A_RESAMPLE));
  const all = normalBootstrap(whole, again);
  const count = shares === null ? 0 : own.length;
  let next = count + pairs.length;
  return {
    shares: all.slice(0, count),
    pairs: pairs.map((pair, at) => ({ pair, share: all[count + at]! })),
    curves: curves.map(({ length }) => {
      const points = all.slice(next, (next += length));
      return { mean: points.map(({ value }) => value), low: points.map(({ low }) => low), high: points.map(({ high }) => high) };
    }),
  };
}

/** The means over the trees of the shares of columns, then of pairs, then of what they predict along each curve. */
function meanOver(
  { table, categories, trees }: Forest,
  { columns, own, curves, shares }: ForestQuestion,
  pairs: readonly Pair[],
  spread: number,
  random: Random,
): Float64Array {
  const answers = trees.map((grown) => {
    const boxes = leafBoxes(grown.tree, columns.length);
    const along = own.flatMap((column, at) => {
      const cells = categories[column];
      const places = cells ? curves[at]!.map((category) => cells[category]!) : curves[at]!;
      return [...marginalAt(boxes, column, places)];
    });
    if (shares === null) return along;
    if (shares === 'fanova') {
      const found = fanova(boxes, pairs);
      return [...own.map((column) => found.mains[column]!), ...found.pairs, ...along];
    }
    const found = permutationImportance(table, grown, random);
    return [...own.map((column) => (spread > 0 ? found[column]! / spread : 0)), ...along];
  });
  return Float64Array.from(answers[0]!, (_, at) => answers.reduce((sum, answer) => sum + answer[at]!, 0) / answers.length);
}

/** Pairs of columns of which one at least is asked about. */
function pairsOf(columns: number, own: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let first = 0; first < columns; first++) {
    for (let second = first + 1; second < columns; second++) {
      if (own.includes(first) || own.includes(second)) pairs.push([first, second]);
    }
  }
  return pairs;
}
