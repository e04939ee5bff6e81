/** The moments of a search that most pictures share. */
import type { Band, Moment, RowUse } from './leak.ts';

export const TRAINING: Moment = { title: 'Every epoch', epochs: true };
export const CHOICE: Moment = { title: 'Choice', epochs: false };
export const REPORT: Moment = { title: 'Report', epochs: false };
export const PREPARATION: Moment = { title: 'Before', epochs: false };

export function band(rows: string, uses: readonly (RowUse | null)[], leaks: readonly number[] = []): Band {
  return { rows, uses, leaks };
}
