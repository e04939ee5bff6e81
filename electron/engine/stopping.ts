/** Puts a session's stop rule to work: keeps the curves of its trials, and asks the rule after each new epoch. */
import {
  higherIsBetter,
  type EpochMetrics,
  type Objective,
  type Reason,
  type StrategyChoice,
  type Trial,
} from '../../shared/model.ts';
import { stopRuleNamed } from './search/stop-rules/catalogue.ts';
import type { Curve } from './search/stop-rules/stop-rule.ts';

export interface Stopping {
  /**
   * Takes in the epoch after the trial's last one. Why the trial should end with it, or null where it goes on or ends by itself.
   * @param trials all of the session in the order of asking, the same list at every call
   */
  after(trial: Trial, metrics: EpochMetrics, trials: readonly Trial[]): Reason | null;
}

/** @param epochsOf what is recorded of a trial, the epochs of its ancestors first; asked once for each. */
export function createStopping(
  { name, options }: StrategyChoice,
  objective: Objective,
  epochsOf: (trial: Trial) => readonly EpochMetrics[],
): Stopping {
  const rule = stopRuleNamed(name).create(options);
  const known = new Map<number, number[]>();
  const valueOf = ({ stopAccuracy, stopLoss }: EpochMetrics): number => (objective === 'accuracy' ? stopAccuracy : stopLoss);
  const valuesOf = (trial: Trial): number[] => {
    const values = known.get(trial.id) ?? epochsOf(trial).map(valueOf);
    known.set(trial.id, values);
    return values;
  };
  const curveOf = (trial: Trial): Curve => ({
    number: trial.number,
    state: trial.state,
    parent: trial.parent,
    values: valuesOf(trial),
  });
  const curves: Curve[] = [];
  /** Places of trials whose curve may still change: of those that have ended it stays. */
  const open = new Set<number>();
  const curvesOf = (trials: readonly Trial[]): readonly Curve[] => {
    for (let place = curves.length; place < trials.length; place++) open.add(place);
    for (const place of open) {
      curves[place] = curveOf(trials[place]!);
      if (trials[place]!.sequence !== null) open.delete(place);
    }
    return curves;
  };
  return {
    after: (trial, metrics, trials) => {
      valuesOf(trial).push(valueOf(metrics));
      if (metrics.epoch >= trial.epochs) return null;
      return rule(curveOf(trial), curvesOf(trials), higherIsBetter(objective));
    },
  };
}
