/** A replay as the data of the plots of a session. A replayed trial is known by its number: it stands in no database. */
import { bracketRungs } from '../../../shared/bracket-rungs.ts';
import type { BracketsData } from '../../../shared/charts/brackets.ts';
import type { TimelineData } from '../../../shared/charts/timeline.ts';
import type { BracketTrial, Shown } from '../../../shared/plots.ts';
import type { Replay, ReplayedTrial } from '../../../shared/replay.ts';

export function replayedBrackets({ trials }: Replay): BracketsData {
  const inRungs = trials
    .flatMap((trial): BracketTrial[] =>
      trial.rung === null ? [] : [{ ...trial, id: trial.ordinal, number: trial.ordinal, rung: trial.rung }],
    )
    .toSorted((left, right) => (left.bracket ?? 0) - (right.bracket ?? 0) || left.rung - right.rung);
  return { kind: 'brackets', shown: all(inRungs), rungs: bracketRungs(inRungs), trials: inRungs };
}

/** Workers count from 1, as on the other screens. */
export function replayedTimeline({ trials }: Replay): TimelineData {
  const spans = trials.map(({ ordinal, worker, startMs, endMs, state }) => {
    return { id: ordinal, number: ordinal, worker: worker + 1, startMs, endMs, state };
  });
  return { kind: 'timeline', shown: all(spans), spans };
}

function all(trials: readonly unknown[]): Shown {
  return { matched: trials.length, shown: trials.length, by: 'all' };
}

/** The trial that the search would have chosen: its last incumbent. */
export function chosenTrial({ path, trials }: Replay): ReplayedTrial | null {
  const last = path.at(-1);
  return trials.find(({ ordinal }) => ordinal === last?.trial) ?? null;
}
