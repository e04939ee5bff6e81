/** Every leak that the lab knows. */
import { BEST_EPOCH } from './best-epoch.ts';
import { BEST_SEED } from './best-seed.ts';
import { CHOSEN_METRIC } from './chosen-metric.ts';
import { DUPLICATES } from './duplicates.ts';
import { GROUPS } from './groups.ts';
import type { Leak, LeakName } from './leak.ts';
import { PERMUTED_LABELS } from './permuted-labels.ts';
import { PREPROCESSING } from './preprocessing.ts';
import { SPLIT_BY_SEED } from './split-by-seed.ts';
import { TEST_AS_VALIDATION } from './test-as-validation.ts';
import { WINNERS_CURSE } from './winners-curse.ts';

export const LEAKS: readonly Leak[] = [
  TEST_AS_VALIDATION,
  SPLIT_BY_SEED,
  BEST_EPOCH,
  PREPROCESSING,
  DUPLICATES,
  WINNERS_CURSE,
  BEST_SEED,
  CHOSEN_METRIC,
  GROUPS,
  PERMUTED_LABELS,
];

export function leakNamed(name: LeakName): Leak {
  return LEAKS.find((leak) => leak.name === name)!;
}
