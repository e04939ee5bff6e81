/** The leak lab: real trainings in which each leak is committed on purpose, and what it then adds to the reported value. */
import type { Estimated } from '../evidence.ts';
import type { LeakName } from './leak.ts';

/** quick: small networks on few rows, minutes. full: the rows of an ordinary study. */
export const LAB_SCALES = ['quick', 'full'] as const;
export type LabScale = (typeof LAB_SCALES)[number];

export interface LabRequest {
  readonly scale?: LabScale | undefined;
  /** All by default. */
  readonly leaks?: readonly LeakName[] | undefined;
  /** Name of a data set. */
  readonly dataset?: string | undefined;
  /** As many as the scale has by default. */
  readonly repetitions?: number | undefined;
  readonly seed?: number | undefined;
}

/** A request with everything said. */
export interface LabPlan {
  readonly scale: LabScale;
  readonly leaks: readonly LeakName[];
  readonly dataset: string;
  readonly repetitions: number;
  readonly seed: number;
}

/** A difference of two accuracies, a correlation, or a share of the repetitions. */
export interface LeakFigure {
  readonly title: string;
  readonly kind: 'difference' | 'correlation' | 'share';
  readonly repetitions: number;
  /** The mean over the repetitions with its 95 % interval by Student's t, cut at what it can be; without ends where there is one, or where it is no mean. */
  readonly estimate: Estimated;
}

export interface MeasuredLeak {
  readonly leak: LeakName;
  /** What is too much in the reported value: reported minus honest. */
  readonly illusion: LeakFigure;
  readonly beside: readonly LeakFigure[];
  /** What was trained, in a sentence. */
  readonly how: string;
}

export interface LabReport {
  readonly plan: LabPlan;
  /** Trainings that are done, and that there are. */
  readonly done: number;
  readonly of: number;
  /** The largest illusion first; those of which no repetition is complete are missing. */
  readonly measured: readonly MeasuredLeak[];
}
