/** Comparisons of strategies, and searches replayed on recorded studies. */
import type {
  ExperimentDetail,
  ExperimentProgress,
  ExperimentRequest,
  ExperimentRun,
  Recording,
  Replay,
  ReplayRequest,
} from '../experiment.ts';
import { parseExperimentId, parseExperimentRequest, parseReplayRequest } from '../parse/experiment.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface ExperimentCalls {
  /** The studies on which searches can be replayed. */
  recordings(): readonly Recording[];
  /** What a search would have done on a recorded study, with every trial. Takes seconds for strategies that think. */
  replay(request: ReplayRequest): Replay;
  startExperiment(request: ExperimentRequest): { readonly experimentId: number };
  /** Of the study, the latest first. */
  experiments(studyId: number): readonly ExperimentProgress[];
  experiment(experimentId: number): ExperimentDetail;
  /** By repetition, then by arm. */
  experimentRuns(experimentId: number): readonly ExperimentRun[];
  /** Finished runs stay; one that trains is paused after its epoch and goes on when the experiment does. */
  stopExperiment(experimentId: number): void;
  resumeExperiment(experimentId: number): void;
  /** Its sessions stay in the study. */
  deleteExperiment(experimentId: number): void;
}

export interface ExperimentEvents {
  /** An experiment was added or moved on; at most four times a second for each. Its evidence is there to be asked for. */
  experiment: ExperimentProgress;
}

export const experimentCalls = {
  recordings: [],
  replay: [parseReplayRequest],
  startExperiment: [parseExperimentRequest],
  experiments: [parseStudyId],
  experiment: [parseExperimentId],
  experimentRuns: [parseExperimentId],
  stopExperiment: [parseExperimentId],
  resumeExperiment: [parseExperimentId],
  deleteExperiment: [parseExperimentId],
} satisfies ArgumentParsers<ExperimentCalls>;
