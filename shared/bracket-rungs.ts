import type { BracketRung, BracketTrial } from './plots.ts';
import { FINISHED_STATES } from './model.ts';

/** The rungs that trials stand in with what each holds, in the order in which the trials come. */
export function bracketRungs(trials: readonly BracketTrial[]): readonly BracketRung[] {
  const continued = new Set(trials.map(({ parent }) => parent));
  const rungs = Map.groupBy(trials, ({ bracket, rung }) => `${bracket}/${rung}`);
  return [...rungs.values()].map((members) => ({
    bracket: members[0]!.bracket,
    rung: members[0]!.rung,
    epochs: members[0]!.epochs,
    trials: members.length,
    finished: members.filter(({ state }) => FINISHED_STATES.includes(state)).length,
    promoted: members.filter(({ number }) => continued.has(number)).length,
    planned: null,
  }));
}
