/** Overtuning of a study and of the searches that were replayed on it: what is known of it, and what is shown. */
import type { Interval } from './statistics/interval.ts';
import type { Overtuning } from './statistics/overtuning.ts';

/** A trial that was better on *select* than all before it. */
export interface StudyIncumbent {
  readonly trialId: number;
  readonly number: number;
  readonly select: number;
  /** Null where it was not recorded, and the trial was not trained again for it. */
  readonly confirm: number | null;
}

/** What the search of a study gave away again, and whether chance alone may have made that. */
export interface StudyOvertuning extends Overtuning {
  /** The trial that is the best of them on *confirm*, by its number. */
  readonly best: number;
  /** Of 95 %: how much worse the last incumbent is, paired on the rows of *confirm*. Null where it is the best itself, or rows are not kept. */
  readonly interval: Interval | null;
}

/** Of one strategy over the searches that were replayed. */
export interface ReplayedOvertuning {
  readonly strategy: string;
  readonly runs: number;
  /** Runs whose last incumbent is worse on *confirm* than one before it. */
  readonly overtuned: number;
  /** Runs that ended with something worse than they had begun with. */
  readonly worse: number;
  /** Over the runs, in the unit of the objective. */
  readonly median: number;
  readonly largest: number;
}

export interface OvertuningDetail {
  /** In the order in which they led. */
  readonly incumbents: readonly StudyIncumbent[];
  /** Null until *confirm* is known of all of them. */
  readonly found: StudyOvertuning | null;
  /** By strategy, over the finished comparisons that replayed the study; empty where there are none. */
  readonly replays: readonly ReplayedOvertuning[];
  /** Why *confirm* cannot be measured, in a sentence; null where it can. */
  readonly whyNot: string | null;
}
