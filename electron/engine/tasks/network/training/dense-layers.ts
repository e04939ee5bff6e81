/** A trained network as layers of plain arithmetic, see predicted-classes.ts. */
import { completeParams } from '../../../../../shared/network/hyperparameters.ts';
import { TrialdeckError } from '../../../../../shared/errors.ts';
import type { DenseLayer } from '../predicted-classes.ts';
import type { Checkpoint } from './checkpoint.ts';
import { BATCH_NORMALIZATION_EPSILON, createFcnn } from './fcnn.ts';

/** With the weights of the best epoch. @throws TrialdeckError unavailable, where the checkpoint has none */
export function denseLayers(
  { params, best }: Pick<Checkpoint, 'params' | 'best'>,
  features: number,
  classes: number,
): readonly DenseLayer[] {
  if (best === null) throw new TrialdeckError('unavailable', 'The run has no weights: no epoch of it has finished.');
  return createFcnn(completeParams(params), features, classes).layers.map(
    ({ inputs, units, activation, batchNormalization }, index): DenseLayer => {
      const read = (role: string): Float32Array => best.get(`layer${index + 1}.${role}`)!;
      return { inputs, units, kernel: read('kernel'), activation, ...(batchNormalization ? normalised(read) : biased(read)) };
    },
  );
}

type Affine = Pick<DenseLayer, 'scale' | 'shift'>;
type Read = (role: string) => Float32Array;

function biased(read: Read): Affine {
  const shift = Float64Array.from(read('bias'));
  return { scale: new Float64Array(shift.length).fill(1), shift };
}

/** gamma (z - mean) / sqrt(variance + epsilon) + beta (Ioffe and Szegedy 2015, algorithm 2). */
function normalised(read: Read): Affine {
  const [gamma, beta, mean, variance] = [read('gamma'), read('beta'), read('moving_mean'), read('moving_variance')];
  const scale = Float64Array.from(gamma, (one, unit) => one / Math.sqrt(variance[unit]! + BATCH_NORMALIZATION_EPSILON));
  return { scale, shift: scale.map((one, unit) => beta[unit]! - mean[unit]! * one) };
}
