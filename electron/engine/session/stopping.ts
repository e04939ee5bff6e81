/** Puts a session's stop rule to work: keeps the curves of its trials, and asks the rule after each new epoch. */
import { valueOf, type Measure } from '../../../shared/measure.ts';
import type { Epoch, Reason, StrategyChoice, Trial } from '../../../shared/model.ts';
import { stopRuleNamed } from '../search/stop-rules/catalogue.ts';
import type { Curve } from '../search/stop-rules/stop-rule.ts';

export interface Stopping {
  /**
   * Takes in the epoch after the trial's last one. Why the trial should end with it, or null where it goes on or ends by itself.
   * @param trials all of the session in the order of asking, the same list at every call
   */
  after(trial: Trial, epoch: Epoch, trials: readonly Trial[]): Reason | null;
}

/** @param epochsOf what is recorded of a trial, the epochs of its ancestors first; asked once for each. */
export function createStopping(
  { name, options }: StrategyChoice,
  objective: Measure,
  epochsOf: (trial: Trial) => readonly Epoch[],
): Stopping {
  const rule = stopRuleNamed(name).create(options);
  const known = new Map<number, (number | null)[]>();
  const stopOf = ({ stop }: Epoch): number | null => valueOf(stop, objective);
  const valuesOf = (trial: Trial): (number | null)[] => {
    const values = known.get(trial.id) ?? epochsOf(trial).map(stopOf);
    known.set(trial.id, values);
    return values;
  };
  const curveOf = (trial: Trial): Curve => ({
    ordinal: trial.ordinal,
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
    after: (trial, epoch, trials) => {
      valuesOf(trial).push(stopOf(epoch));
      if (epoch.epoch >= trial.epochs) return null;
      return rule(curveOf(trial), curvesOf(trials), objective);
    },
  };
}
