/** What readings of the vault are worth, in words. */
import { countedText } from './format/count.ts';

/** How far the best of several readings can be above what it is worth, in the unit of a share of rows. */
export interface ReadingBias {
  /** Of models that were settled before the first reading: sqrt(log k / n). */
  readonly fixed: number;
  /** Of models that were changed by what readings told: sqrt(k / n). */
  readonly adaptive: number;
}

/**
 * Orders of magnitude, without their constants (Blum and Hardt 2015, ICML, section 1).
 * @param readings how many values were seen, at least 1. @param rows of the vault.
 */
export function readingBias(readings: number, rows: number): ReadingBias {
  return { fixed: Math.sqrt(Math.log(readings) / rows), adaptive: Math.sqrt(readings / rows) };
}

/** What another reading does to the worth of the vault. @param before how often it was read. */
export function vaultWarning(before: number, rows: number): string {
  const readings = before + 1;
  const { fixed, adaptive } = readingBias(readings, rows);
  return (
    `The vault has been read ${before === 1 ? 'once' : `${before} times`} by this study. ` +
    `Of ${countedText(readings, 'reading')} of ${countedText(rows, 'row')}, the best value can be too good by about ${inPoints(fixed)} where the models were settled ` +
    `beforehand (√(log k / n)), and by up to about ${inPoints(adaptive)} where readings led to the next choice (√(k / n)). ` +
    'A mechanism such as the Ladder (Blum and Hardt 2015) would keep the latter small, and in practice little overfitting was found ' +
    '(Roelofs et al. 2019); only the first reading needs neither.'
  );
}

function inPoints(share: number): string {
  return `${(100 * share).toFixed(1)} points`;
}

/** "The vault was read once by this study", as it is shown wherever a value of the vault is. @param all readings of these rows, by any study. */
export function readingsText(own: number, all: number): string {
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
  if (own === 0)
    return all === 0 ? 'The vault is sealed.' : `The vault is sealed for this study; other studies have read it ${times(all)}.`;
  const others = all > own ? `, and ${times(all - own)} by other studies` : '';
  return `The vault was read ${times(own)} by this study${others}.`;
}
