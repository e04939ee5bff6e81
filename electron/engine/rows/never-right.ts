/** The rows of *select* that no trial of a study gets right: their labels are suspect. Told by what is counted, without the rows. */
import type { NeverRight } from '../../../shared/contract/rows.ts';
import type { Store } from '../../../db/store.ts';

/** Null where no trial says which rows it gets right. */
export function neverRight(store: Pick<Store, 'countedTrials'>, studyId: number): NeverRight | null {
  const known = store.countedTrials({ of: 'study', id: studyId });
  if (!known?.right) return null;
  return { trials: known.counted, of: known.right.length, never: known.right.filter((count) => count === 0).length };
}
