/** One trial with all that is known of it, and what its network does. */
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
  /** none: no epoch has ended, so that there is nothing to look into. */
  readonly weights: 'kept' | 'gone' | 'none';
  /** Why the task does not let the trial be trained further, in a sentence; null where it does. */
  readonly whyNotFurther: string | null;
}

/** What the best weights of a network do on the select partition. */
export interface NetworkInspection {
  /** confusion[actual][predicted]: rows of select. */
  readonly confusion: readonly (readonly number[])[];
  readonly accuracyByClass: readonly number[];
  /** The rows it gets most wrong: predicted with the highest confidence. Pixels are row-major, 0 to 255. */
  readonly mistakes: readonly {
    readonly pixels: readonly number[];
    readonly actual: number;
    readonly predicted: number;
    readonly confidence: number;
  }[];
  /** Weights from the inputs to up to 25 units of the first hidden layer, largest norm first, scaled to -1..1. */
  readonly firstLayer: readonly (readonly number[])[];
}

/** Computed on request by a trial worker. */
export interface TrialInspection extends NetworkInspection {
  /**
   * kept: the trial's own weights; repeated: trained again from its seed, and every epoch came out as recorded; differing:
   * trained again in another environment, where some epoch came out otherwise.
   */
  readonly weights: 'kept' | 'repeated' | 'differing';
  /** What they measured on select when they were trained again; null of kept ones, whose epoch is on record. */
  readonly select: Values | null;
}
