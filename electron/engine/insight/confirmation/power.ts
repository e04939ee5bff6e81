/** What a planned confirmation can show: simulated. */
import { WANTED_SHARE, type ConfirmationPower } from '../../../../shared/confirmation-power.ts';
import { smallestFound, type ConfirmationNoise } from '../../../../shared/statistics/confirmation-power.ts';

export interface ConfirmationToPlan {
  /** The default one included. */
  readonly configurations: number;
  readonly seeds: number;
  readonly noise: ConfirmationNoise & { readonly runsAreKnown: boolean };
}

/** Numbers of seeds among which one is advised. */
const SENSIBLE = [5, 7, 10, 13, 17, 23, 30];

export function confirmationPowerOf({ configurations, seeds, noise }: ConfirmationToPlan): ConfirmationPower {
  const found = (count: number): number => smallestFound(configurations, count, noise, WANTED_SHARE);
  const spread = Math.sqrt(noise.runs);
  const advised = SENSIBLE.find((count) => found(count) <= spread) ?? SENSIBLE.at(-1)!;
  return {
    configurations,
    seeds,
    smallest: found(seeds),
    advised: { seeds: advised, smallest: found(advised) },
    spread,
    spreadIsKnown: noise.runsAreKnown,
  };
}
