/**
 * What a stop rule is: a pure function of a running trial's epochs so far and those of the others. It is asked after each
 * epoch and works with any strategy. A trial that it ends is *stopped*.
 */
import type { StrategyEntry } from '../../../../shared/catalogue.ts';
import type { Directed } from '../../../../shared/measure.ts';
import type { Reason, Trial } from '../../../../shared/model.ts';
import type { StrategyOptions } from '../strategy.ts';

/** A trial by its stop metric. */
export interface Curve extends Pick<Trial, 'ordinal' | 'state' | 'parent'> {
  /** The stop metric after each epoch from the first, those inherited from a parent included; null where it was not told. */
  readonly values: readonly (number | null)[];
}

/**
 * Why the trial should stop after the epochs that it has, or null where it should go on.
 * @param others the other trials of the session, in any order; a trial and the one that continues it count once.
 * @param measure which of two values is better
 */
export type StopRule = (trial: Curve, others: readonly Curve[], measure: Directed) => Reason | null;

export interface StopRuleEntry extends StrategyEntry {
  /** @param options complete, as `completeStopRuleChoice` gives them. */
  create(options: StrategyOptions): StopRule;
}
