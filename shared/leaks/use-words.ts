import type { RowUse } from './leak.ts';

/** What rows are used for, as it stands in the key of the pictures. */
export const USE_WORDS: Readonly<Record<RowUse, string>> = {
  fits: 'preprocessing is fitted',
  trains: 'gradients',
  stops: 'decides how long',
  chooses: 'decides which one',
  reports: 'gives the reported value',
};
