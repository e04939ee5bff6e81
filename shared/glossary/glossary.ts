/**
 * The words of the product, explained once: shown on hover, in the help and in the report. Strategies explain themselves in
 * the catalogue, hyperparameters in their own list.
 */
import { A_SEARCH } from './a-search.ts';
import { COMPARING } from './comparing.ts';
import { CONFIRMING } from './confirming.ts';
import { DATA_AND_SPLIT } from './data-and-split.ts';
import type { GlossaryEntry, GlossarySection } from './entry.ts';
import { HOW_TRIALS_END } from './how-trials-end.ts';
import { MEASURES } from './measures.ts';
import { SCREENS } from './screens.ts';

export const GLOSSARY: readonly GlossarySection[] = [
  A_SEARCH,
  DATA_AND_SPLIT,
  MEASURES,
  CONFIRMING,
  HOW_TRIALS_END,
  COMPARING,
  SCREENS,
];

const BY_KEY: ReadonlyMap<string, GlossaryEntry> = new Map(
  GLOSSARY.flatMap(({ entries }) => entries.map((item) => [item.key, item] as const)),
);

/** The explanation of a word, or null where the glossary does not have it. */
export function explained(key: string): string | null {
  return BY_KEY.get(key)?.text ?? null;
}
