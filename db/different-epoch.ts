/** The failure of a trial that was trained again from its seed and came out differently. */
import { TrialdeckError } from '../shared/errors.ts';

/** Ends its trial, where other failures of the database end a search. Nothing was written. */
export class DifferentEpoch extends TrialdeckError {
  /** @param what differs, in words: "stop loss" */
  constructor(epoch: number, what: string, recorded: number | null, now: number | null) {
    super(
      'failure',
      `Training it again came out differently: in epoch ${epoch} its ${what} was ${shown(recorded)} and is now ${shown(now)}. ` +
        'Another machine or another version of TensorFlow does that. Its recorded epochs are safe, and it ends with them; ' +
        'run its configuration again as a new trial.',
    );
    this.name = 'DifferentEpoch';
  }
}

function shown(value: number | null): string {
  return value === null ? 'not measured' : String(value);
}
