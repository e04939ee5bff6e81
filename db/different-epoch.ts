/** The failure of a trial that was trained again from its seed and came out differently. */
import { TrialdeckError } from '../shared/errors.ts';

/** Ends its trial, where other failures of the database end a search. Nothing was written. Why it may be is known to the task. */
export class DifferentEpoch extends TrialdeckError {
  /** @param what differs, in words: "stop loss" */
  constructor(epoch: number, what: string, recorded: number | null, now: number | null) {
    const [was, is] = apart(recorded, now);
    super('failure', `Training it again came out differently: in epoch ${epoch} its ${what} was ${was} and is now ${is}.`);
    this.name = 'DifferentEpoch';
  }
}

const FEW_DIGITS = 4;

/** With as few digits as tell them apart. */
function apart(recorded: number | null, now: number | null): readonly [string, string] {
  for (let digits = FEW_DIGITS; ; digits++) {
    const pair = [shown(recorded, digits), shown(now, digits)] as const;
    if (pair[0] !== pair[1]) return pair;
  }
}

function shown(value: number | null, digits: number): string {
  return value === null ? 'not measured' : String(Number(value.toPrecision(digits)));
}
