/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The study itself, pruned: a database, compressed by Brotli. */
export const STUDY_FILE = 'study.db.br';
/** The comparison that is cited, with what it was replayed on. */
export const CITED_FILE = 'cited.db.br';
/** What its report says that does not follow from the study. */
export const BESIDE_FILE = 'beside.json';
/** In the order in which they are named. */
export const ATTACHED_FILES = [STUDY_FILE, CITED_FILE, BESIDE_FILE] as const;
