/** The failure of a trial that was trained again from its seed and came out differently. */
import { TrialdeckError } from '../shared/errors.ts';
import type { EpochMetrics } from '../shared/model.ts';

/** Ends its trial, where other failures of the database end a search. Nothing was written. */
export class DifferentEpoch extends TrialdeckError {
  constructor(epoch: number, metric: keyof EpochMetrics, recorded: number | null, now: number | null) {
    super(
      'failure',
      `Training it again came out differently: in epoch ${epoch} its ${inWords(metric)} was ${shown(recorded)} and is now ${shown(now)}. ` +
        'Another machine or another version of TensorFlow does that. Its recorded epochs are safe, and it ends with them; ' +
        'run its configuration again as a new trial.',
    );
    this.name = 'DifferentEpoch';
  }
}

function inWords(metric: string): string {
  return metric.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function shown(value: number | null): string {
  return value === null ? 'not measured' : String(value);
}
