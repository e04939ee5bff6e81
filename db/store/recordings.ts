/** Trials that can be replayed, and how far those that repeat each other are apart. */
import type { Params } from '../../shared/model.ts';

/** A trial that can be replayed: trained from its first epoch to its end. Lists have one element an epoch. */
export interface RecordedTrial {
  readonly params: Params;
  readonly modelSeed: number;
  /** In the epoch after its last one. */
  readonly diverged: boolean;
  /** By the study's objective. */
  readonly stop: Float64Array;
  readonly select: Float64Array;
  /** NaN where it was not recorded. */
  readonly confirm: Float64Array;
  readonly durationMs: Float64Array;
}

export interface RecordedTotals {
  readonly configurations: number;
  readonly epochs: number;
  readonly durationMs: number;
}

export interface RecordingStore {
  recordedTotals(studyId: number): RecordedTotals;
  recordedTrials(studyId: number): readonly RecordedTrial[];
  /** Of the trials that can be replayed: their values by configuration, one for each model seed. */
  repeatedValues(studyId: number): readonly (readonly number[])[];
  /** The same on *confirm*; runs where it is not recorded are left out. */
  repeatedConfirmValues(studyId: number): readonly (readonly number[])[];
}
