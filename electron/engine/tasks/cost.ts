/** What trials cost in relation to each other. Pure, so that a search can be simulated anywhere. */
import type { Params, Space } from '../../../shared/model.ts';

/** Seconds of a processor, up to a factor that is the machine's. */
export interface Cost {
  /** Of one epoch, its measurements included. */
  epochSeconds(params: Params): number;
  /** Of a trial beside its epochs. */
  readonly trialSeconds: number;
  /** Of each worker before its first trial. */
  readonly openingSeconds: number;
  /** Whether a trial of the space may end by itself before its last epoch. */
  endsEarly(space: Space, maxEpochs: number): boolean;
}

/** Seconds of a trial of that many epochs, from being given to a worker to its end. */
export function trialSeconds({ epochSeconds, trialSeconds }: Cost, params: Params, epochs: number): number {
  return trialSeconds + epochs * epochSeconds(params);
}
