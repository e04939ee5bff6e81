/** What readings of the vault are worth, in words. */
import { countedText, countText } from './format/count.ts';
import { inPoints } from './format/value.ts';

/** How often the rows of a vault were read. */
export interface VaultReadings {
  /** By the study that is looked at. */
  readonly own: number;
  /** By any study. */
  readonly all: number;
  readonly rows: number;
  /** So many of its own the log has lost, where it is damaged. */
  readonly lost?: number;
}

/** How far the best of several readings can be above what it is worth, as a share of rows. */
export interface ReadingBias {
  /** Of models that were settled before the first reading: sqrt(log k / n). */
  readonly fixed: number;
  /** Of models that were changed by what readings told: sqrt(k / n). */
  readonly adaptive: number;
  /** The same where the Ladder tells of a value only if it is clearly better: (log(k n) / n)^(1/3). */
  readonly ladder: number;
}

/**
 * Orders of magnitude, without their constants (Blum and Hardt 2015, ICML, section 1 and theorem 3.1).
 * @param readings k, how many values were seen, at least 1. @param rows n, of the vault.
 */
export function readingBias(readings: number, rows: number): ReadingBias {
  return {
    fixed: Math.sqrt(Math.log(readings) / rows),
    adaptive: Math.sqrt(readings / rows),
    ladder: Math.cbrt(Math.log(readings * rows) / rows),
  };
}

/** From how many readings on the Ladder promises more than answers as they are do. */
export function readingsForLadder(rows: number): number {
  let readings = 1;
  while (readingBias(readings, rows).ladder >= readingBias(readings, rows).adaptive) readings += 1;
  return readings;
}

/** What so many readings of the same rows are worth, in two sentences. @param readings at least 2 */
export function worthOf(readings: number, rows: number): string {
  const { fixed, adaptive, ladder } = readingBias(readings, rows);
  const needed = readingsForLadder(rows);
  const promised =
    readings < needed
      ? `would promise less than that before about ${countText(needed)} readings.`
      : `could keep the latter at about ${inPoints(ladder, 1)} (∛(log(k n) / n)), however the choices are made.`;
  return (
    `Of ${countedText(readings, 'reading')} of ${countedText(rows, 'row')}, the best value can be too good by about ${inPoints(fixed, 1)} where the models were settled ` +
    `beforehand (√(log k / n)), and by up to about ${inPoints(adaptive, 1)} where readings led to the next choice (√(k / n)). ` +
    `A mechanism such as the Ladder (Blum and Hardt 2015) ${promised} In practice little overfitting was found (Roelofs et al. 2019).`
  );
}

/** "up to 1.41 points too good": the best of so many readings at most, where each led to the next choice. */
export function mostTooGood(readings: number, rows: number): string {
  return `up to ${inPoints(readingBias(readings, rows).adaptive)} too good`;
}

/** What another reading does to the worth of the vault. @param readings at least one by any study */
export function vaultWarning(readings: VaultReadings): string {
  const { all, rows } = readings;
  return `${countsOf(readings)} ${worthOf(all + 1, rows)} Only the first reading needs none of this.`;
}

/** As it is shown wherever a value of the vault is: how often it was read, and what several readings are worth. */
export function readingsText(readings: VaultReadings): string {
  return [countsOf(readings), ...worthOfReadings(readings)].join(' ');
}

/** Empty where the study has read nothing, or nobody has read it before. */
export function worthOfReadings({ own, all, rows }: VaultReadings): readonly string[] {
  return own > 0 && all > 1 ? [worthOf(all, rows)] : [];
}

/** "The vault was read once by this study, and 2 times by other studies." */
export function countsOf({ own, all, lost = 0 }: Omit<VaultReadings, 'rows'>): string {
  if (own === 0)
    return all === 0 ? 'The vault is sealed.' : `The vault is sealed for this study; other studies have read it ${times(all)}.`;
  const others = all > own ? `, and ${times(all - own)} by other studies` : '';
  const damaged = lost > 0 ? `; its log is damaged: ${countedText(lost, 'reading')} left no entry` : '';
  return `The vault was read ${times(own)} by this study${others}${damaged}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
