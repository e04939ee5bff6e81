import { randomFor } from '../../../shared/random.ts';

/** Weights, batch order and dropout of a trial that starts afresh. */
export function modelSeedOf(sessionSeed: number, ordinal: number): number {
  return randomFor(sessionSeed, 'model', ordinal).seed();
}
