/** Two networks that show what this machine's speed is, on generated pictures. */
import type { Params } from '../../../../shared/model.ts';
import { completeParams, defaultParams } from '../../../../shared/network/hyperparameters.ts';
import type { NetworkTask } from '../../../../shared/network/task.ts';
import type { Yardstick } from '../yardstick.ts';
import { datasetSource } from './data/dataset.ts';
import { defaultSplit } from './data/split.ts';

const ROWS = 4_000;
const EPOCHS = 3;

/** A wide network and a narrow one: what arithmetic costs, and what costs the same whatever the network. */
const SIZES: readonly Params[] = [
  { hidden_layers: 3, units: 512 },
  { hidden_layers: 2, units: 64 },
];

export function networkYardstick(): Yardstick {
  const { summary } = datasetSource('generated');
  const task: NetworkTask = {
    kind: 'network',
    dataset: summary,
    split: defaultSplit(summary.rows, ROWS),
    recordConfirm: false,
  };
  return { task, trainings: SIZES.map((size) => ({ params: { ...ordinary(), ...size }, epochs: EPOCHS })) };
}

function ordinary(): Params {
  const { optimizer, batch_size } = completeParams({});
  return { optimizer, batch_size, learning_rate: defaultParams['learning_rate']! };
}
