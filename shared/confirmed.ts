/** What confirmation and vault have said of a study, in the words that every screen uses. */
import type { ConfirmedMean, ConfirmedMeans, Estimate } from './confirmation.ts';
import type { StudyOverview, VaultAccuracy } from './contract/studies.ts';
import { countedText } from './format/count.ts';
import { measuredRange, measuredText, valueText } from './format/value.ts';
import { objectiveOf, type Measure } from './measure.ts';
import { bestText } from './wording.ts';

/** A value with its interval, and what it is. */
export interface Settled {
  /** "confirmed", "vault" */
  readonly name: string;
  readonly value: string;
  /** "0.8921 to 0.9043" */
  readonly range: string;
  /** A sentence. */
  readonly meaning: string;
}

type Known = Pick<StudyOverview, 'measures' | 'objectives' | 'confirmed' | 'vaultValues' | 'vaultReadings'>;

/** The leader's mean on *confirm* and every value of the vault; none of what there is not. */
export function settledOf(study: Known): readonly Settled[] {
  const leader = study.confirmed?.means[0];
  const confirmed = leader ? [settledMean(study.confirmed, leader, objectiveOf(study))] : [];
  return [...confirmed, ...study.vaultValues.map((value) => settledVault(value, study.vaultReadings.length))];
}

/** What was confirmed of a trial's configuration, and the vault's values where it leads; of any other trial nothing. @param trial its number. */
export function settledOfTrial(study: Known, trial: number): readonly Settled[] {
  const { confirmed, vaultValues, vaultReadings } = study;
  const own = confirmed?.means.find((each) => each.trial === trial);
  if (!confirmed || !own) return [];
  const vault = own === confirmed.means[0] ? vaultValues : [];
  return [settledMean(confirmed, own, objectiveOf(study)), ...vault.map((value) => settledVault(value, vaultReadings.length))];
}

/** "confirmed 0.8987 (0.8921 to 0.9043)" */
export function settledText({ name, value, range }: Settled): string {
  return `${name} ${value} (${range})`;
}

function settledMean({ seeds, means }: ConfirmedMeans, own: ConfirmedMean, objective: Measure): Settled {
  const { value, interval }: Estimate = own.mean;
  const place = own === means[0] ? `the ${bestText(objective)} mean` : `the mean, place ${means.indexOf(own) + 1}`;
  return {
    name: 'confirmed',
    value: measuredText(value, objective),
    range: measuredRange(interval, objective),
    meaning: `The configuration of ${nameOf(own)}, trained with ${countedText(seeds, 'fresh model seed')}: ${place} of ${countedText(means.length, 'configuration')} on confirm, with its 95 % interval over seeds and rows.`,
  };
}

function settledVault({ reading, accuracy: { right, rows, low, high } }: VaultAccuracy, readings: number): Settled {
  const again = readings > 1 ? ` The vault was read ${readings} times: each reading after the first says less.` : '';
  return {
    name: reading === 1 ? 'vault' : `vault, reading ${reading}`,
    value: valueText(right / rows),
    range: `${valueText(low)} to ${valueText(high)}`,
    meaning: `Accuracy of the leader’s median run on ${countedText(rows, 'row')} of the vault, with its exact 95 % interval.${again}`,
  };
}

function nameOf({ trial, isDefault }: ConfirmedMean): string {
  if (trial === null) return 'the default';
  return isDefault ? `trial ${trial}, the default` : `trial ${trial}`;
}
