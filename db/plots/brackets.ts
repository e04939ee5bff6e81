/** The brackets and rungs of a session, with the trials in them. */
import { bracketRungs } from '../../shared/bracket-rungs.ts';
import type { BracketTrial, PlotData } from '../../shared/plots.ts';
import { sql } from '../sql.ts';
import { sampled } from './sample.ts';
import type { TrialsToDraw } from './trials-to-draw.ts';

type Row = [
  id: number,
  number: number,
  bracket: number | null,
  rung: number,
  parent: number | null,
  state: BracketTrial['state'],
  epochs: number,
  epochsDone: number,
  stopValue: number | null,
  value: number | null,
];

/** A configuration with its trials, from its lowest rung: each continues the one before it. */
interface Climb {
  readonly id: number;
  readonly trials: BracketTrial[];
}

const MOST_TRIALS = 1500;
const NUMBER_OF_PARENT = sql`(SELECT continued.number FROM trials AS continued
  WHERE continued.session_id = trials.session_id AND continued.ordinal = trials.parent)`;

/**
 * Draws the matching trials of the session that stand in a rung. Of more than 1,500 it draws the configurations that have come
 * farthest, each with its trials in all rungs, so that no promotion begins nowhere.
 */
export function brackets({ connection, matching }: TrialsToDraw, sessionId: number): Extract<PlotData, { kind: 'brackets' }> {
  const trials = connection
    .tuples<Row>(
      sql`SELECT id, number, bracket, rung, ${NUMBER_OF_PARENT}, state, epochs, epochs_done, stop_value, value FROM ${matching}
        AND session_id = ${sessionId} AND rung IS NOT NULL ORDER BY bracket, rung, number`,
    )
    .map(([id, number, bracket, rung, parent, state, epochs, epochsDone, stopValue, value]): BracketTrial => {
      return { id, number, bracket, rung, parent, state, epochs, epochsDone, stopValue, value };
    });
  const drawn = trials.length <= MOST_TRIALS ? trials : farthest(trials);
  return {
    kind: 'brackets',
    shown: { matched: trials.length, shown: drawn.length, by: drawn.length === trials.length ? 'all' : 'sample' },
    rungs: bracketRungs(trials),
    trials: drawn,
  };
}

function farthest(trials: readonly BracketTrial[]): readonly BracketTrial[] {
  const climbs = climbsOf(trials);
  const byLength = [...Map.groupBy(climbs, (climb) => climb.trials.length)].sort(([left], [right]) => right - left);
  let room = MOST_TRIALS;
  const drawn = new Set<BracketTrial>();
  for (const [length, alike] of byLength) {
    const taken = sampled(
      alike.map(({ id }) => id),
      Math.floor(room / length),
    );
    for (const at of taken) for (const trial of alike[at]!.trials) drawn.add(trial);
    room -= length * taken.length;
  }
  return trials.filter((trial) => drawn.has(trial));
}

function climbsOf(trials: readonly BracketTrial[]): readonly Climb[] {
  const climbs: Climb[] = [];
  const climbOf = new Map<number, Climb>();
  for (const trial of trials.toSorted((left, right) => left.rung - right.rung)) {
    const below = trial.parent === null ? undefined : climbOf.get(trial.parent);
    const climb = below ?? { id: trial.id, trials: [] };
    if (!below) climbs.push(climb);
    climb.trials.push(trial);
    climbOf.set(trial.number, climb);
  }
  return climbs;
}
