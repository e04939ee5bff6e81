/** How large the lab's trainings are. */
import type { DatasetSummary, Split } from '../../../../../shared/dataset.ts';
import type { LabPlan, LabScale } from '../../../../../shared/leaks/lab.ts';
import type { Params } from '../../../../../shared/model.ts';
import { randomFor } from '../../../../../shared/random.ts';

export interface LabSetting {
  readonly seed: number;
  readonly repetitions: number;
  readonly classes: number;
  /** *stop*, *select* and *confirm* have as many each, so that they can change their roles. */
  readonly rows: Omit<Split, 'seed'>;
  readonly epochs: number;
  /** What a search would try. */
  readonly configurations: readonly Params[];
  /** Trainings of one configuration that differ in their seed alone. */
  readonly seeds: number;
}

interface Size {
  readonly repetitions: number;
  readonly train: number;
  readonly heldOut: number;
  readonly epochs: number;
  readonly units: readonly number[];
  readonly seeds: number;
}

const SIZES: Readonly<Record<LabScale, Size>> = {
  quick: { repetitions: 8, train: 2_000, heldOut: 1_000, epochs: 10, units: [64], seeds: 8 },
  full: { repetitions: 20, train: 42_000, heldOut: 6_000, epochs: 15, units: [64, 128], seeds: 10 },
};

export function defaultRepetitions(scale: LabScale): number {
  return SIZES[scale].repetitions;
}

/** A data set with too few rows gives seven tenths to *train* and shares out the rest. */
export function settingOf({ scale, repetitions, seed }: LabPlan, dataset: Pick<DatasetSummary, 'rows' | 'classes'>): LabSetting {
  const size = SIZES[scale];
  const train = Math.min(size.train, Math.floor(0.7 * dataset.rows));
  const heldOut = Math.min(size.heldOut, Math.floor((dataset.rows - train) / 3));
  return {
    seed,
    repetitions,
    classes: dataset.classes.length,
    rows: { train, stop: heldOut, select: heldOut, confirm: heldOut },
    epochs: size.epochs,
    configurations: configurationsWith(size.units),
    seeds: size.seeds,
  };
}

/** Near each other, as the last candidates of a search are: which one is best is hard to say, and there the leaks tell. */
function configurationsWith(units: readonly number[]): readonly Params[] {
  return units.flatMap((width) =>
    [1, 2].flatMap((hidden_layers) =>
      [0.001, 0.003].flatMap((learning_rate) =>
        [0, 0.2].map((dropout_rate) => ({ hidden_layers, units: width, learning_rate, dropout_rate })),
      ),
    ),
  );
}

/** A model seed of a training, which no other training of the lab has. */
export function labSeed({ seed }: Pick<LabSetting, 'seed'>, ...keys: readonly (number | string)[]): number {
  return randomFor(seed, 'leak lab', ...keys).seed();
}
