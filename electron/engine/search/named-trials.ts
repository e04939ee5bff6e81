/**
 * How a reason names a trial. A strategy knows its ordinal in the session alone, people its number in the study: the sentence
 * marks the ordinal, and the number is filled in where the reason is kept.
 */
import type { Reason } from '../../../shared/model.ts';

export function trialNamed(ordinal: number): string {
  return `trial {${ordinal}}`;
}

/** The reason with the numbers of the trials that it names. */
export function withNumbers(reason: Reason, numberOf: (ordinal: number) => number): Reason {
  const text = reason.text.replace(/trial \{(\d+)\}/g, (_, ordinal: string) => `trial ${numberOf(Number(ordinal))}`);
  return { ...reason, text };
}
