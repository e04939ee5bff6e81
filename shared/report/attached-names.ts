/** Files that lie inside a report in PDF. */

/** The study itself, pruned: a database, compressed by Brotli. */
export const STUDY_FILE = 'study.db.br';
/** The comparison that is cited, with what it was replayed on. */
export const CITED_FILE = 'cited.db.br';
/** What its report says that does not follow from the study. */
export const BESIDE_FILE = 'beside.json';
export const ATTACHED_DATABASES = [STUDY_FILE, CITED_FILE] as const;
/** In the order in which they are named. */
export const ATTACHED_FILES = [...ATTACHED_DATABASES, BESIDE_FILE] as const;
