/** What searches of another program came to beside ours of the same budget. */
import type { Store } from '../../db/store.ts';
import type { ForeignSearches, SearchBeside } from '../../shared/foreign-searches.ts';
import { isBetter, objectiveOf, type Measure } from '../../shared/measure.ts';
import type { Budget, Session, Trial } from '../../shared/model.ts';
import { incumbentPath, type Result } from './insight/comparison/incumbent-path.ts';
import { ranElsewhere, strategyEntry } from './search/elsewhere.ts';

/** Null where no session of the study was read in that had a budget of epochs. @throws TrialdeckError not-found */
export function foreignSearches(store: Pick<Store, 'study' | 'sessions' | 'trialsOf'>, studyId: number): ForeignSearches | null {
  const objective = objectiveOf(store.study(studyId));
  const sessions = store.sessions(studyId);
  const epochs = sessions
    .filter(isElsewhere)
    .map(epochsOf)
    .find((budget) => budget !== null);
  if (epochs === undefined) return null;
  const places = [1, 2, 3].map((third) => Math.round((third * epochs) / 3));
  const beside = sessions.filter((session) => epochsOf(session) === epochs && session.state === 'finished');
  return {
    ...{ epochs, places },
    searches: beside.map((session) => searched(session, store.trialsOf(session.id), places, objective)),
  };
}

function isElsewhere({ strategy }: Session): boolean {
  return ranElsewhere(strategy.name);
}

function epochsOf({ budget }: { readonly budget: Budget }): number | null {
  return ('epochs' in budget ? budget.epochs : undefined) ?? null;
}

function searched(session: Session, trials: readonly Trial[], places: readonly number[], objective: Measure): SearchBeside {
  const ended = trials.filter(({ sequence }) => sequence !== null).toSorted((one, other) => one.sequence! - other.sequence!);
  const steps = incumbentPath(
    ended.map((trial) => resultOf(trial, trials)),
    objective,
  );
  const elsewhere = isElsewhere(session);
  return {
    ...{ method: strategyEntry(session.strategy.name).title, seed: session.seed, elsewhere, trials: trials.length },
    incumbents: places.map((place) => steps.findLast(({ epochs }) => epochs <= place)?.select ?? null),
    ranked: elsewhere ? rankedFirst(trials, objective) : null,
  };
}

function resultOf({ number, value, epochsDone, parent }: Trial, trials: readonly Trial[]): Result {
  const before = parent === null ? 0 : trials.find(({ ordinal }) => ordinal === parent)!.epochsDone;
  return { number, value, confirm: null, epochs: epochsDone - before, seconds: 0 };
}

function rankedFirst(trials: readonly Trial[], objective: Measure): SearchBeside['ranked'] {
  const scored = trials.flatMap(({ reason, value }) =>
    typeof reason['kerasTunerScore'] === 'number' && value !== null ? [{ own: reason['kerasTunerScore'], ours: value }] : [],
  );
  const [first = null, ...others] = scored;
  return others.reduce((best, each) => (best !== null && isBetter(objective, each.own, best.own) ? each : best), first);
}
