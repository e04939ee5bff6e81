/** A comparison of strategies on a recording, come to its end: what its runs found is drawn. */
import type { Store } from '../../db/store.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { randomFor } from '../../shared/random.ts';
import { armNamed, RANDOM_ARMS } from './experiment-runs.ts';

const ARMS = [...RANDOM_ARMS, armNamed('Tree-structured Parzen estimator (TPE)', 'tpe')];

export function addReplayedComparison(store: Store, studyId: number, pairs: number): Experiment {
  const seeds = Array.from({ length: pairs }, (_, at) => at + 1);
  const budget = { axis: 'epochs', amount: 100 } as const;
  const asked = { studyId, kind: 'replay', arms: ARMS, budget, workers: 1, width: 1, margin: null } as const;
  const { id } = store.createExperiment({ ...asked, repetitions: pairs, seed: 1 }, seeds);
  for (const repetition of seeds)
    ARMS.forEach((_, arm) => {
      const confirm = 0.86 + 0.002 * arm + 0.001 * randomFor(repetition, arm).next();
      const step = { epochs: 40, seconds: 80, trials: 4, trial: 4, select: confirm + 0.01, confirm };
      const spent = { epochs: 100, seconds: 200, trials: 10 };
      store.changeExperimentRun(id, { repetition, arm }, { state: 'finished', spent, path: [step] });
    });
  store.changeExperiment(id, { state: 'finished', finishedAt: new Date().toISOString() });
  return store.experiment(id);
}
