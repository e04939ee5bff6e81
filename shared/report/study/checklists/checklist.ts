/** A checklist of the literature: each item in words of our own, with what a study answers by itself. */
import type { ChapterName } from '../../../authored.ts';
import type { StudyEvidence } from '../evidence.ts';

export interface Checklist {
  /** Lower-case letters: what its items are kept by. */
  readonly name: string;
  readonly title: string;
  /** As the references cite it. */
  readonly source: string;
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem {
  /** As the source counts. */
  readonly number: string;
  readonly asks: string;
  /** Null where the record does not say it: its author may. */
  readonly answer: (evidence: StudyEvidence) => ChecklistAnswer | null;
}

export interface ChecklistAnswer {
  readonly text: string;
  /** Where it is told. */
  readonly chapters: readonly ChapterName[];
}

/** What the answers of its author are kept by: "reforms-1a". */
export function itemKey({ name }: Checklist, { number }: ChecklistItem): string {
  return `${name}-${number}`.toLowerCase();
}
