/** The chapter on leaks, composed once: window, terminal and every file show these sections. */
import type { LabReport } from '../../leaks/lab.ts';
import type { LeakName } from '../../leaks/leak.ts';
import type { Section } from '../report.ts';
import { leakSection } from './one-leak.ts';
import { sizesSection } from './sizes.ts';
import { sortedLeaks } from './sorted-leaks.ts';

export interface LeakChapter {
  /** Null while nothing is measured. */
  readonly sizes: Section | null;
  /** One each, by measured size, the largest first. */
  readonly leaks: readonly Section[];
}

/** @param lab null where none has been run. @param names of the leaks that are told of */
export function leakChapter(lab: LabReport | null, names: readonly LeakName[]): LeakChapter {
  const measured = lab?.measured ?? [];
  return {
    sizes: lab === null || measured.length === 0 ? null : sizesSection(lab),
    leaks: sortedLeaks(names, measured).map((shown) => leakSection(shown, lab)),
  };
}
