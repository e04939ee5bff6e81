/** What the lab trains, and what it keeps of it. */
import type { Params } from '../../../../../shared/model.ts';
import type { Values } from '../../../../../shared/measure.ts';

/** Rows parted in one way, drawn anew for every repetition. The vault's are never among them. */
export type LabData =
  /** As a study parts them. */
  | { readonly kind: 'split'; readonly repetition: number }
  /** The same, but some rows of *train* are copies of rows of *select*. */
  | { readonly kind: 'duplicates'; readonly repetition: number }
  /** The same rows with the labels of others. */
  | { readonly kind: 'permuted labels'; readonly repetition: number }
  /** Columns of noise, of which those that fit the labels best are kept. @see columns-of-noise.ts */
  | { readonly kind: 'columns of noise'; readonly repetition: number; readonly fittedOn: 'train' | 'everything' }
  /** Rows of persons. @see rows-of-persons.ts */
  | { readonly kind: 'rows of persons'; readonly repetition: number; readonly partedBy: 'row' | 'person' };

export interface LabTraining {
  readonly data: LabData;
  readonly params: Params;
  readonly modelSeed: number;
  readonly epochs: number;
}

/** What an epoch got right of the rows that it was not trained on. */
export interface HeldOut {
  readonly stop: Values;
  readonly select: Values;
  readonly confirm: Values;
}

/** The epochs of a training, in their order; at least one. */
export type Trained = readonly HeldOut[];

/** The same for trainings that are the same, whoever asks for them. */
export function keyOf({ data, params, modelSeed, epochs }: LabTraining): string {
  return JSON.stringify([data, params, modelSeed, epochs]);
}
