/** One trial with all that is known of it, and what is inside. */
import type { Values } from './measure.ts';
import type { Environment, Epoch, Params, Session, Trial } from './model.ts';

export interface TrialDetail {
  readonly trial: Trial;
  readonly epochs: readonly Epoch[];
  readonly session: Session;
  readonly environment: Environment | null;
  /** The default of every hyperparameter; where the study searches it, the value of its space that is nearest. */
  readonly defaults: Params;
  readonly incumbent: {
    readonly id: number;
    readonly number: number;
    readonly params: Params;
    readonly value: number;
  } | null;
  /** The trial that this one continues. */
  readonly parent: { readonly id: number; readonly number: number } | null;
  /** The trial whose configuration this one measures again, with another model seed. */
  readonly repeats: { readonly id: number; readonly number: number } | null;
  /** none: no epoch has ended, so that there is nothing to look into; elsewhere: another program trained it, and has them. */
  readonly weights: 'kept' | 'gone' | 'none' | 'elsewhere';
  /** Why the trial cannot be trained further, whatever its state, in a sentence; null where it can. */
  readonly whyNotFurther: string | null;
}

/** What a worker sees in a trial: plain data, whose fields the task's own screens know. */
export interface Seen {
  readonly [field: string]: unknown;
}

/** Computed on request by a trial worker. */
export interface TrialInspection extends Seen {
  /**
   * kept: the trial's own weights; repeated: trained again from its seed, and every epoch came out as recorded; differing:
   * trained again in another environment, where some epoch came out otherwise.
   */
  readonly weights: 'kept' | 'repeated' | 'differing';
  /** What they measured on select when they were trained again; null of kept ones, whose epoch is on record. */
  readonly select: Values | null;
}
