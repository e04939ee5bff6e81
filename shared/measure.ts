/**
 * Measures: what is measured of a trial, in which direction it is better, and what follows from that. The one place that
 * knows a direction: everything else asks here which of two values is better, which epoch decides, and which trial leads.
 */
import { TrialdeckError } from './errors.ts';
import type { Interval } from './statistics/interval.ts';

/** Values by the name of what was measured. */
export type Values = Readonly<Record<string, number>>;

/** Which of two values is better: the larger one or the smaller one. */
export const GOALS = ['maximise', 'minimise'] as const;
export type Goal = (typeof GOALS)[number];

export interface Measure {
  /** The key of its values in an epoch. */
  readonly name: string;
  /** As it is written in a sentence: "accuracy", "balanced accuracy". */
  readonly title: string;
  /** "share of rows", "nats"; empty where it has none. */
  readonly unit: string;
  readonly goal: Goal;
  /** What it can reach at the least and at the most; null where there is no end. */
  readonly bounds: { readonly low: number | null; readonly high: number | null };
  /**
   * What is kept of each row so that the measure can be computed again from the rows: a bit that says whether the row was got
   * right, a number that is the row's own loss, or nothing where it is no mean over rows.
   */
  readonly rows: 'hits' | 'losses' | null;
  /** Whether it is the mean over the classes of their rows' means, however many rows each has: the classes must be known then. */
  readonly classesAlike: boolean;
  /** Whether it is measured on *train* too, as the optimizer saw the rows. */
  readonly onTrain: boolean;
}

/** A measure as what is made of its rows. */
export type OfRows = Pick<Measure, 'goal' | 'rows'>;

/** What is measured, and by which of it a study is judged: one objective today, the list stays a list. */
export interface Judged {
  readonly measures: readonly Measure[];
  /** Names of measures. */
  readonly objectives: readonly string[];
}

/** What the study is judged by. */
export function objectiveOf({ measures, objectives }: Judged): Measure {
  return measureNamed(measures, objectives[0]!);
}

/**
 * @param field what a refusal names
 * @throws TrialdeckError usage, where there is none of that name
 */
export function measureNamed(measures: readonly Measure[], name: string, field = 'measure'): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (found) return found;
  const allowed = measures.map((measure) => measure.name).join(', ');
  throw new TrialdeckError('usage', `There is no measure ${JSON.stringify(name)}; allowed is one of ${allowed}.`, field);
}

/** The value of the measure among those of a partition; null where it was not measured. */
export function valueOf(values: Values | null, { name }: Pick<Measure, 'name'>): number | null {
  return values?.[name] ?? null;
}

/** What says which of two values is better: a measure, or a search problem. */
export type Directed = Pick<Measure, 'goal'>;

/** Larger values are better. */
export const GAIN: Directed = { goal: 'maximise' };
/** Smaller values are better. */
export const COST: Directed = { goal: 'minimise' };

/** Whether a value is strictly better than another one; any number is better than none. */
export function isBetter({ goal }: Directed, value: number, than: number | null): boolean {
  if (than === null) return !Number.isNaN(value);
  return goal === 'maximise' ? value > than : value < than;
}

/** The value turned so that larger is better: itself, or its negative. Applied twice it gives the value again. */
export function gainOf({ goal }: Directed, value: number): number {
  return goal === 'maximise' ? value : -value;
}

/** How much better the value is than another one, in the unit of the measure; negative where it is worse. */
export function advantageOf(measure: Directed, value: number, over: number): number {
  return gainOf(measure, value) - gainOf(measure, over);
}

/**
 * The value of a mean over rows that lose so much in the mean, a miss as 1 or the row's own loss: the share of the hits or of the
 * misses, whichever the goal makes it, or the loss itself.
 */
export function valueOfLoss({ goal, rows }: OfRows, loss: number): number {
  const lossless = rows === 'hits' ? valueOfHits({ goal }, 1) : 0;
  return lossless + gainOf({ goal }, -loss);
}

/** The value of a share of rows that were hit: itself, or the share that was missed. Applied twice it gives the share again. */
export function valueOfHits({ goal }: Directed, share: number): number {
  return goal === 'maximise' ? share : 1 - share;
}

/** Whether a value is the number of rows that were hit, or missed, over the number of rows: chance is binomial in it. */
export function isShareOfRows({ rows, classesAlike }: Pick<Measure, 'rows' | 'classesAlike'>): boolean {
  return rows === 'hits' && !classesAlike;
}

/** How far a value of the measure is from the best known: a measure too, best at 0. */
export function regretIn(measure: Measure): Measure {
  const { low, high } = measure.bounds;
  const widest = low === null || high === null ? null : high - low;
  return { ...measure, name: 'regret', title: 'regret', ...COST, bounds: { low: 0, high: widest } };
}

/** The interval as far as the measure can have its values. */
export function heldTo({ bounds }: Pick<Measure, 'bounds'>, { low, high }: Interval): Interval {
  const held = (end: number): number => Math.min(Math.max(end, bounds.low ?? -Infinity), bounds.high ?? Infinity);
  return { low: held(low), high: held(high) };
}

/** Whether the measure can have the value: a number within its bounds. */
export function canBe({ bounds: { low, high } }: Pick<Measure, 'bounds'>, value: number): boolean {
  return !Number.isNaN(value) && value >= (low ?? -Infinity) && value <= (high ?? Infinity);
}

/** Whether the best stands first where values fall, and right where they rise. */
export function bestIsLargest({ goal }: Directed): boolean {
  return goal === 'maximise';
}

/** The order of values with the best first, for `toSorted`. */
export function bestFirst(measure: Directed): (left: number, right: number) => number {
  return (left, right) => gainOf(measure, right) - gainOf(measure, left);
}

/** The quantile of values that parts the best `share` of them from the rest. */
export function quantileOfBest({ goal }: Directed, share: number): number {
  return goal === 'maximise' ? 1 - share : share;
}

/** The best of the values; null where there is none. */
export function bestOf(measure: Directed, values: Iterable<number>): number | null {
  let best: number | null = null;
  for (const value of values) if (isBetter(measure, value, best)) best = value;
  return best;
}

/** Whether an epoch decides its trial in place of the one before: its value on *stop* is strictly better, or the first. */
export function decides(stop: Values, measure: Measure, bestStop: number | null): boolean {
  const value = valueOf(stop, measure);
  return value !== null && isBetter(measure, value, bestStop);
}

/** The epoch that decides a trial: the one with the best value on *stop*, the earliest of equals; null where there is none. */
export function bestEpoch<Epoch extends { readonly stop: Values }>(epochs: readonly Epoch[], measure: Measure): Epoch | null {
  const stop = epochs.map((epoch) => valueOf(epoch.stop, measure) ?? Number.NaN);
  return epochs[decidingPlaces(stop, measure).at(-1) ?? -1] ?? null;
}

/**
 * For every epoch the place of the one that decides the trial if it ends there, from 0; -1 before any does.
 * @param stop the value of each epoch on *stop*; what is no number never decides
 */
export function decidingPlaces(stop: Iterable<number>, measure: Directed): readonly number[] {
  let [best, decided]: [number | null, number] = [null, -1];
  return Array.from(stop, (value, place) => {
    if (isBetter(measure, value, best)) [best, decided] = [value, place];
    return decided;
  });
}

interface Competitor {
  readonly state: string;
  readonly value: number | null;
}

/** Whether a trial's value counts: it ran to its end or was stopped, and has one. */
export function competes({ state, value }: Competitor): boolean {
  return value !== null && (state === 'completed' || state === 'stopped');
}

/** The best of the trials whose value counts, the earliest in the list of equals; null where there is none. */
export function incumbentOf<Trial extends Competitor>(trials: Iterable<Trial>, measure: Directed): Trial | null {
  let best: Trial | null = null;
  for (const trial of trials) if (competes(trial) && isBetter(measure, trial.value!, best?.value ?? null)) best = trial;
  return best;
}
