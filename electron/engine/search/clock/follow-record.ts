/** Brings a new clock to where a session is: what was asked for and what has ended, in the order in which it was counted. */
import type { Trial } from '../../../../shared/model.ts';
import type { Clock, TrialOnClock } from './clock.ts';
import { lengthOf } from './virtual-clock.ts';

type Recorded = Pick<Trial, 'ordinal' | 'state' | 'epochs' | 'epochsDone' | 'parent' | 'askedAfter' | 'sequence'>;

/**
 * @param trials of the session, in the order of asking
 * @param onClock what the clock is told of a trial
 */
export function followRecord<T extends Recorded>(clock: Clock, trials: readonly T[], onClock: (trial: T) => TrialOnClock): void {
  const ended = trials.filter(({ sequence }) => sequence !== null).sort((left, right) => left.sequence! - right.sequence!);
  let at = 0;
  const askedAfter = (results: number): void => {
    for (; at < trials.length && trials[at]!.askedAfter <= results; at++) clock.add(onClock(trials[at]!));
  };
  askedAfter(0);
  for (const [place, trial] of ended.entries()) {
    clock.end(trial.ordinal, ownLength(trial, trials));
    askedAfter(place + 1);
  }
}

/** Epochs that were the parent's when the trial was asked for. */
export function inheritedEpochs({ parent }: Pick<Trial, 'parent'>, trials: readonly Pick<Trial, 'epochsDone'>[]): number {
  return parent === null ? 0 : trials[parent - 1]!.epochsDone;
}

/** Of a trial that has ended. */
export function ownLength(trial: Recorded, trials: readonly Recorded[]): number {
  const inherited = inheritedEpochs(trial, trials);
  return lengthOf(trial.state, trial.epochsDone - inherited, trial.epochs - inherited);
}
