/** Trials as columns of places, which is what importances are computed from. */
import type { MeasuredTrials } from '../../../../shared/importance.ts';
import { gainOf, type Directed } from '../../../../shared/measure.ts';
import type { Dimension, FloatDimension, IntDimension, Space } from '../../../../shared/model.ts';

/** A hyperparameter that can vary. */
export interface TrialColumn {
  readonly name: string;
  /** Whether its values have an order: those of categories have none. */
  readonly ordered: boolean;
  /** Points of its grid: its values or categories, at most 50 of an ordered one. */
  readonly count: number;
  /** Of each trial: a number's place in [0, 1] on the scale of the search, a category's index; NaN where it is not active. */
  readonly places: Float64Array;
}

export interface TrialTable {
  /** Of each trial its value, turned so that smaller is better. */
  readonly losses: Float64Array;
  readonly columns: readonly TrialColumn[];
}

/** Grid points of a continuous hyperparameter, as in Optuna. */
const MOST_POINTS = 50;

export function tableOf(space: Space, objective: Directed, { values, parameters }: MeasuredTrials): TrialTable {
  const columns = parameters.flatMap(({ name, stored }): TrialColumn[] => {
    const dimension = space[name]!;
    if (dimension.type === 'fixed') return [];
    if (dimension.type === 'categorical') {
      return [{ name, ordered: false, count: dimension.values.length, places: stored }];
    }
    const places = stored.map((value) => placeOf(dimension, value));
    return [{ name, ordered: true, count: pointsOf(dimension), places }];
  });
  return { losses: values.map((value) => -gainOf(objective, value)), columns: columns.filter(({ count }) => count > 1) };
}

/** A value's place in [0, 1] on the scale of the search; one outside the range is at its end. */
export function placeOf({ low, high, scale }: FloatDimension | IntDimension, value: number): number {
  const place = scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, place));
}

/** A whole number on a logarithmic scale has as many points as it doubles, as in Optuna; others have one a step. */
function pointsOf({ type, low, high, scale, step }: FloatDimension | IntDimension): number {
  if (low === high) return 1;
  if (scale === 'log') {
    const most = step === undefined ? MOST_POINTS : Math.round(Math.log(high / low) / Math.log(step)) + 1;
    const doublings = type === 'int' ? Math.ceil(Math.log2(high - low + 1)) + 1 : MOST_POINTS;
    return Math.min(most, doublings, MOST_POINTS);
  }
  const distance = step ?? (type === 'int' ? 1 : null);
  return distance === null ? MOST_POINTS : Math.min(MOST_POINTS, Math.round((high - low) / distance) + 1);
}

/** How many points a curve along a number has. */
const CURVE_POINTS = 25;

export interface CurvePlaces {
  /** Values of the hyperparameter, ascending, or its categories by their place. */
  readonly at: readonly number[];
  /** The same as places of its column. */
  readonly places: Float64Array;
}

/** Where a curve along the hyperparameter is told: its values or categories, or 25 evenly spread on the scale of the search. */
export function curvePlaces(dimension: Dimension): CurvePlaces {
  if (dimension.type === 'fixed') return { at: [], places: new Float64Array() };
  if (dimension.type === 'categorical') {
    const at = dimension.values.map((_, index) => index);
    return { at, places: Float64Array.from(at) };
  }
  const { type, low, high, scale } = dimension;
  const points = Math.min(CURVE_POINTS, type === 'int' ? high - low + 1 : CURVE_POINTS);
  const values = Array.from({ length: points }, (_, point) => {
    const place = point / (points - 1);
    const value = scale === 'log' ? low * (high / low) ** place : low + place * (high - low);
    return type === 'int' ? Math.round(value) : value;
  });
  const at = [...new Set(values)];
  return { at, places: Float64Array.from(at, (value) => placeOf(dimension, value)) };
}
