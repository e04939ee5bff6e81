/** What a planned confirmation can show, and how that is said. */
import { USUAL_SEEDS } from './confirmation.ts';
import { countedText } from './format/count.ts';
import { distanceText } from './format/value.ts';
import type { Measure } from './measure.ts';

/** That of the sentence: "four times in five". */
export const WANTED_SHARE = 0.8;

export interface PlannedConfirmation {
  readonly studyId: number;
  /** Of the best, beside the default one. */
  readonly top: number;
  readonly seeds: number;
}

export interface ConfirmationPower {
  /** The default one included. */
  readonly configurations: number;
  readonly seeds: number;
  /** The smallest difference from the best that is found beyond noise in `WANTED_SHARE` of confirmations, in the unit of the measure. */
  readonly smallest: number;
  /** As many seeds as find a difference that one run strays by, or 30 where they do not. */
  readonly advised: { readonly seeds: number; readonly smallest: number };
  /** Standard deviation of a run about its configuration; whether runs have told it, or it is taken from how trials differ row by row. */
  readonly spread: number;
  readonly spreadIsKnown: boolean;
}

/** "6 configurations × 17 seeds find a difference of 0.30 points four times in five." with what is advised, and why. */
export function confirmationPowerText(power: ConfirmationPower, objective: Pick<Measure, 'rows' | 'bounds'>): string {
  const { configurations, seeds, smallest, advised, spread, spreadIsKnown } = power;
  const size = (value: number): string => distanceText(value, objective);
  const found = `${countedText(configurations, 'configuration')} × ${countedText(seeds, 'seed')} find a difference of ${size(smallest)} four times in five.`;
  const advice = advised.seeds === seeds ? '' : ` ${countedText(advised.seeds, 'seed')} find ${size(advised.smallest)}.`;
  const noise = spreadIsKnown
    ? `Runs of one configuration have a standard deviation of ${size(spread)} on select here`
    : `Runs of one configuration are taken to have a standard deviation of ${size(spread)}, by how the best trials differ row by row`;
  return `${found}${advice} ${noise}. Advised are as many seeds as find a difference of one such deviation, at most 30.`;
}

/** Where there is no power to tell. */
export const UNKNOWN_NOISE = `What so many seeds can show is not known: fewer than two of the best trials keep row results (a former version kept none). ${USUAL_SEEDS} runs of each are a usual number.`;
