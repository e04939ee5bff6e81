/**
 * The fully connected network of a configuration, as plain data: what an engine builds, what a checkpoint holds and what a
 * person reads. No tensor is made here.
 */
import { dropoutRates, layerSizes, type HyperparameterValues } from '../../../../../shared/network/hyperparameters.ts';
import { randomFor, type Random } from '../../../../../shared/random.ts';

export interface FcnnLayer {
  readonly inputs: number;
  readonly units: number;
  /** `linear` for the last layer, whose outputs are the logits of the classes. */
  readonly activation: HyperparameterValues['activation'] | 'linear';
  /** Normalises before the activation. The layer then has no bias: the normalisation's shift takes its place. */
  readonly batchNormalization: boolean;
  /** Share of the layer's outputs that is set to zero while training; the others are scaled up (inverted dropout). */
  readonly dropoutRate: number;
}

export interface Variable {
  readonly name: string;
  /** [inputs, units] of a kernel, [units] of everything else. */
  readonly shape: readonly number[];
  readonly role: 'kernel' | 'bias' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';
  /** Moving statistics are not trained. */
  readonly trained: boolean;
  /** Layer that it belongs to, from 0. */
  readonly layer: number;
}

export interface Fcnn {
  readonly layers: readonly FcnnLayer[];
  readonly variables: readonly Variable[];
  readonly values: HyperparameterValues;
}

/** How fast moving statistics follow the batches: kept * 0.9 + batch * 0.1. */
export const MOVING_AVERAGE_MOMENTUM = 0.9;
/** Added to the variance, as Keras does. */
export const BATCH_NORMALIZATION_EPSILON = 1e-3;

/** The network for complete hyperparameter values: `hidden_layers` hidden layers and one linear layer to the classes. */
export function createFcnn(values: HyperparameterValues, features: number, classes: number): Fcnn {
  const sizes = layerSizes(values, features, classes);
  const dropouts = dropoutRates(values);
  const layers = sizes.slice(1).map((units, index): FcnnLayer => {
    const hidden = index < sizes.length - 2;
    return {
      inputs: sizes[index]!,
      units,
      activation: hidden ? values.activation : 'linear',
      batchNormalization: hidden && values.batch_normalization,
      dropoutRate: dropouts[index] ?? 0,
    };
  });
  return { layers, variables: layers.flatMap(variablesOf), values };
}

function variablesOf(layer: FcnnLayer, index: number): Variable[] {
  const variable = (role: Variable['role'], shape: readonly number[]): Variable => ({
    name: `layer${index + 1}.${role}`,
    shape,
    role,
    trained: role !== 'moving_mean' && role !== 'moving_variance',
    layer: index,
  });
  const kernel = variable('kernel', [layer.inputs, layer.units]);
  const roles: Variable['role'][] = layer.batchNormalization ? ['gamma', 'beta', 'moving_mean', 'moving_variance'] : ['bias'];
  return [kernel, ...roles.map((role) => variable(role, [layer.units]))];
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The values that a variable starts with; kernels are drawn, keyed by the model seed and the variable's name. */
export function initialValues(network: Fcnn, variable: Variable, modelSeed: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(sizeOf(variable.shape));
  if (variable.role === 'gamma' || variable.role === 'moving_variance') return values.fill(1);
  if (variable.role !== 'kernel') return values;
  const draw = kernelDraw(network.values.initializer, network.layers[variable.layer]!, randomFor(modelSeed, variable.name));
  for (let at = 0; at < values.length; at++) values[at] = draw();
  return values;
}

/**
 * Glorot and Bengio 2010 (variance 2 / (inputs + outputs)), He et al. 2015 (2 / inputs), LeCun et al. 1998 (1 / inputs).
 * Normal draws are cut at two deviations and widened accordingly, as Keras does (0.8796 is the deviation of the cut normal).
 */
function kernelDraw(initializer: HyperparameterValues['initializer'], layer: FcnnLayer, random: Random): () => number {
  const [family, distribution] = initializer.split('_');
  const variance = family === 'glorot' ? 2 / (layer.inputs + layer.units) : family === 'he' ? 2 / layer.inputs : 1 / layer.inputs;
  if (distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance);
    return () => (2 * random.next() - 1) * limit;
  }
  const deviation = Math.sqrt(variance) / 0.87962566103423978;
  return () => {
    for (;;) {
      const drawn = random.normal();
      if (Math.abs(drawn) <= 2) return drawn * deviation;
    }
  };
}
