/** Comparisons of strategies, and searches replayed on recorded studies. An experiment is started and steered as a job. */
import type { ExperimentProgress, ExperimentRun } from '../experiment.ts';
import type { ExperimentDetail } from '../experiment-detail.ts';
import type { ForeignSearches } from '../foreign-searches.ts';
import type { ComparisonPower, PlannedComparison, StudyNoise } from '../planned-comparison.ts';
import type { Recording, Replay, ReplayRequest } from '../replay.ts';
import { parseExperimentId, parsePlannedComparison, parseReplayRequest } from '../parse/experiment.ts';
import { parseStudyId } from '../parse/study.ts';
import type { ArgumentParsers } from './argument-parsers.ts';

export interface ExperimentCalls {
  /** The studies on which searches can be replayed. */
  recordings(): readonly Recording[];
  /** What a search would have done on a recorded study, with every trial. Takes seconds for strategies that think. */
  replay(request: ReplayRequest): Replay;
  /** How far runs of one configuration of the study lie apart; null where none was trained to its end with two model seeds. */
  seedNoise(studyId: number): StudyNoise | null;
  /** What searches of another program came to beside ours of the same budget; null where none was read into the study. */
  foreignSearches(studyId: number): ForeignSearches | null;
  /** What a comparison of so many arms and pairs finds. Takes a second for ten arms, and nothing when asked again. */
  comparisonPower(planned: PlannedComparison): ComparisonPower;
  /** Of the study, the latest first. */
  experiments(studyId: number): readonly ExperimentProgress[];
  experiment(experimentId: number): ExperimentDetail;
  /** By repetition, then by arm. */
  experimentRuns(experimentId: number): readonly ExperimentRun[];
}

export interface ExperimentEvents {
  /** An experiment moved on: comes with the event of its job. Its evidence is there to be asked for. */
  experiment: ExperimentProgress;
}

export const experimentCalls = {
  recordings: [],
  replay: [parseReplayRequest],
  seedNoise: [parseStudyId],
  foreignSearches: [parseStudyId],
  comparisonPower: [parsePlannedComparison],
  experiments: [parseStudyId],
  experiment: [parseExperimentId],
  experimentRuns: [parseExperimentId],
} satisfies ArgumentParsers<ExperimentCalls>;
