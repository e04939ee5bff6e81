/** Experiments: starting, stopping, going on, and what they have come to. */
import type { Api } from '../../../shared/contract.ts';
import { TrialdeckError } from '../../../shared/errors.ts';

export type ExperimentCalls = Pick<
  Api,
  | 'recordings'
  | 'replay'
  | 'startExperiment'
  | 'experiments'
  | 'experiment'
  | 'experimentRuns'
  | 'stopExperiment'
  | 'resumeExperiment'
  | 'deleteExperiment'
>;

export function createExperiments(): ExperimentCalls {
  const refuse = (): never => {
    throw new TrialdeckError('unavailable', 'No study is recorded here.');
  };
  return {
    recordings: () => [],
    experiments: () => [],
    replay: refuse,
    startExperiment: refuse,
    experiment: refuse,
    experimentRuns: refuse,
    stopExperiment: refuse,
    resumeExperiment: refuse,
    deleteExperiment: refuse,
  };
}
