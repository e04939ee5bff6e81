/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The study itself, pruned. */
export const STUDY_FILE = 'study.db';
/** What its report says that does not follow from the study. */
export const BESIDE_FILE = 'beside.json';
