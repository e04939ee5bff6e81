/** The experiments of the lab, one of each leak. */
import type { LeakName } from '../../../../../shared/leaks/leak.ts';
import type { LeakExperiment } from './experiment.ts';
import { bestEpoch } from './experiments/best-epoch.ts';
import { bestSeed } from './experiments/best-seed.ts';
import { chosenMetric } from './experiments/chosen-metric.ts';
import { duplicates } from './experiments/duplicates.ts';
import { groups } from './experiments/groups.ts';
import { permutedLabels } from './experiments/permuted-labels.ts';
import { preprocessing } from './experiments/preprocessing.ts';
import { splitBySeed } from './experiments/split-by-seed.ts';
import { testAsValidation } from './experiments/test-as-validation.ts';
import { winnersCurse } from './experiments/winners-curse.ts';

const EXPERIMENTS: readonly LeakExperiment[] = [
  testAsValidation,
  splitBySeed,
  bestEpoch,
  preprocessing,
  duplicates,
  winnersCurse,
  bestSeed,
  chosenMetric,
  groups,
  permutedLabels,
];

export function experimentsOf(leaks: readonly LeakName[]): readonly LeakExperiment[] {
  return EXPERIMENTS.filter(({ leak }) => leaks.includes(leak));
}
