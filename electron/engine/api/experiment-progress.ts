import type { Store } from '../../../db/store.ts';
import { hasEnded, type ExperimentProgress } from '../../../shared/experiment.ts';
import { completeRepetitions } from '../insight/comparison/curves.ts';

/** How far an experiment is. */
export function experimentProgress(store: Store, experimentId: number): ExperimentProgress {
  const experiment = store.experiment(experimentId);
  const runs = store.experimentRunStates(experimentId);
  const finished = runs.filter(hasEnded);
  const current = runs.find(({ state }) => state === 'running');
  return {
    experiment,
    runs: runs.length,
    finishedRuns: finished.length,
    pairs: completeRepetitions(experiment.arms, finished).length,
    running: current ? { arm: current.arm, repetition: current.repetition, sessionId: current.sessionId } : null,
  };
}
