/** What confirmation and vault have said of a study, in the words that every screen uses. */
import type { Candidate, ConfirmedMean, ConfirmedMeans, Estimate, KnownTrial } from './confirmation.ts';
import type { StudyOverview, VaultShare } from './contract/studies.ts';
import { countedText } from './format/count.ts';
import { measuredRange, measuredText, valueText } from './format/value.ts';
import { measureNamed, objectiveOf, type Measure } from './measure.ts';
import { countsOf, mostTooGood } from './vault.ts';
import type { Trial } from './model.ts';
import { agrees } from './same-value.ts';
import { bestText, capitalised } from './wording.ts';

/** A value with its interval, and what it is. */
export interface Settled {
  /** "confirmed", "vault", "vault, reading 1 of 2" */
  readonly name: string;
  /** Where there is room for no more: "trial 17". */
  readonly trial: string;
  /** "trial 17", "trial 17 (the same network as trial 4)" */
  readonly whose: string;
  readonly value: string;
  /** "0.8921 to 0.9043" */
  readonly range: string;
  /** A sentence. */
  readonly meaning: string;
}

type Known = Pick<
  StudyOverview,
  'about' | 'measures' | 'objectives' | 'confirmed' | 'vaultValues' | 'vaultReadings' | 'readingsByOthers'
>;

/** The leader's mean on *confirm* and every value of the vault, which may be of another; none of what there is not. */
export function settledOf(study: Known): readonly Settled[] {
  return [...confirmedOf(study), ...vaultOf(study)];
}

/** The one of them that says most, where there is room for one: the first value of the vault, else the mean on *confirm*. */
export function mostSettled(study: Known): readonly Settled[] {
  return [...vaultOf(study), ...confirmedOf(study)].slice(0, 1);
}

function confirmedOf(study: Known): readonly Settled[] {
  const leader = study.confirmed?.means[0];
  return leader ? [settledMean(study.confirmed, leader, objectiveOf(study))] : [];
}

function vaultOf(study: Known): readonly Settled[] {
  return study.vaultValues.map((value) => settledVault(value, study));
}

/** What was confirmed of a trial's configuration, and what the vault said of it; of any other configuration nothing. */
export function settledOfTrial(study: Known, { params }: Pick<Trial, 'params'>): readonly Settled[] {
  const { confirmed, vaultValues } = study;
  const own = confirmed?.means.find((each) => agrees(each.params, params));
  const mean = confirmed && own ? [settledMean(confirmed, own, objectiveOf(study))] : [];
  const vault = vaultValues.filter((each) => agrees(each.params, params));
  return [...mean, ...vault.map((value) => settledVault(value, study))];
}

/** "confirmed 0.8987 (0.8921 to 0.9043), trial 17" */
export function settledText({ name, whose, value, range }: Settled): string {
  return `${name} ${value} (${range}), ${whose}`;
}

function settledMean({ confirmation, begun, seeds, means }: ConfirmedMeans, own: ConfirmedMean, objective: Measure): Settled {
  const { value, interval }: Estimate = own.mean;
  const place = own === means[0] ? `the ${bestText(objective)} mean` : `the mean, place ${means.indexOf(own) + 1}`;
  return {
    name: 'confirmed',
    trial: winnerName(own),
    whose: knownName(own),
    value: measuredText(value, objective),
    range: measuredRange(interval, objective),
    meaning: `The configuration of ${winnerName(own)}, trained with ${countedText(seeds, 'fresh model seed')}: ${place} of ${countedText(means.length, 'configuration')} on confirm, with its 95 % interval over seeds and rows.${amongText(confirmation, begun)}`,
  };
}

function settledVault(
  { reading, winner, share }: VaultShare,
  { about, measures, vaultReadings, readingsByOthers }: Known,
): Settled {
  const { right, rows, low, high } = share;
  const own = vaultReadings.length;
  const all = own + readingsByOthers;
  const again = all > 1 ? ` ${countsOf({ own, all })} The best value of so many can be ${mostTooGood(all, rows)}.` : '';
  return {
    name: own === 1 ? 'vault' : `vault, reading ${reading} of ${own}`,
    trial: winnerName(winner),
    whose: knownName(winner),
    value: valueText(right / rows),
    range: `${valueText(low)} to ${valueText(high)}`,
    meaning: `${capitalised(measureNamed(measures, about.hits!).title)} of the median run of ${winnerName(winner)}, which led confirmation ${winner.confirmation}, on ${countedText(rows, 'row')} of the vault, with its exact 95 % interval.${again}`,
  };
}

function amongText(confirmation: number, begun: number): string {
  return begun > 1 ? ` It is confirmation ${confirmation} of ${begun} on the same rows.` : '';
}

/** "trial 17", "trial 1, the default" */
export function winnerName({ trial, isDefault }: Pick<Candidate, 'trial' | 'isDefault'>): string {
  if (trial === null) return 'the default';
  return isDefault ? `trial ${trial}, the default` : `trial ${trial}`;
}

/** "trial 497 (the same network as trial 431)" where another trial came to the very same before it. */
export function knownName(known: KnownTrial): string {
  const name = winnerName(known);
  return known.sameAs === null ? name : `${name} (the same network as trial ${known.sameAs})`;
}
