/** Comparisons of strategies and their runs. */
import type { Experiment, ExperimentRun } from '../../shared/experiment.ts';
import type { Change } from './change.ts';

export type NewExperiment = Omit<Experiment, 'id' | 'jobId' | 'state' | 'failure' | 'createdAt' | 'finishedAt'>;

export type ExperimentChange = Change<Experiment, 'state' | 'failure' | 'finishedAt'>;

export type RunState = Omit<ExperimentRun, 'spent' | 'path'>;

export type RunPlace = Pick<ExperimentRun, 'arm' | 'repetition'>;

export type RunChange = Change<ExperimentRun, 'state' | 'failure' | 'sessionId' | 'spent' | 'path'>;

export interface ExperimentStore {
  /** With a job that waits in line, and a waiting run for every arm and repetition. @param seeds one for each repetition */
  createExperiment(experiment: NewExperiment, seeds: readonly number[]): Experiment;
  /** @throws TrialdeckError not-found */
  experiment(experimentId: number): Experiment;
  /** The latest first. */
  experiments(studyId: number): readonly Experiment[];
  changeExperiment(experimentId: number, change: ExperimentChange): void;
  /** By repetition, then by arm. */
  experimentRuns(experimentId: number): readonly ExperimentRun[];
  /** The same without what is long: for whoever asks several times a second. */
  experimentRunStates(experimentId: number): readonly RunState[];
  changeExperimentRun(experimentId: number, place: RunPlace, change: RunChange): void;
}
