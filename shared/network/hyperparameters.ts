/** Every hyperparameter of the fully connected network: legal range, default, condition and meaning. The one list. */
import { TrialdeckError } from '../errors.ts';
import { conditionText } from '../format/dimension-words.ts';
import type { Condition, Params, ParameterValue } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { holds } from '../space/conditions.ts';

/** Hidden layers are counted from the inputs. */
const LAYERS = [1, 2, 3, 4, 5] as const;
type Layer = (typeof LAYERS)[number];
/** Of one layer; null where it has what all of them have. */
type OfLayers = Readonly<Record<`units_${Layer}` | `dropout_rate_${Layer}`, number | null>>;

export interface HyperparameterValues extends OfLayers {
  readonly hidden_layers: number;
  readonly units: number;
  readonly shape: 'constant' | 'halving' | 'pyramid';
  readonly dropout_rate: number;
  readonly activation: 'relu' | 'leaky_relu' | 'elu' | 'selu' | 'gelu' | 'swish' | 'tanh' | 'sigmoid';
  readonly optimizer: 'sgd' | 'momentum' | 'nesterov' | 'rmsprop' | 'adam' | 'adamw' | 'adagrad';
  readonly momentum: number;
  readonly rho: number;
  readonly beta_1: number;
  readonly beta_2: number;
  readonly weight_decay: number;
  readonly l2: number;
  readonly learning_rate: number;
  readonly schedule: 'constant' | 'step' | 'exponential' | 'inverse_time' | 'cosine';
  readonly warmup_epochs: number;
  readonly decay_factor: number;
  readonly decay_every_epochs: number;
  readonly batch_size: number;
  readonly batch_normalization: boolean;
  readonly initializer: 'glorot_uniform' | 'glorot_normal' | 'he_uniform' | 'he_normal' | 'lecun_uniform' | 'lecun_normal';
  readonly label_smoothing: number;
  readonly gradient_clip: number;
  readonly patience: number;
}

export type HyperparameterName = keyof HyperparameterValues;

interface Common {
  readonly default: ParameterValue;
  readonly what: string;
  readonly when?: Condition;
}
export interface NumberHyperparameter extends Common {
  readonly type: 'int' | 'float';
  readonly low: number;
  readonly high: number;
}
export interface ChoiceHyperparameter extends Common {
  readonly type: 'choice';
  readonly values: readonly (number | string | boolean)[];
}
export type Hyperparameter = NumberHyperparameter | ChoiceHyperparameter;

const int = (low: number, high: number, start: number, what: string, when?: Condition): Hyperparameter => ({
  type: 'int',
  low,
  high,
  default: start,
  what,
  ...(when && { when }),
});
const float = (low: number, high: number, start: number, what: string, when?: Condition): Hyperparameter => ({
  type: 'float',
  low,
  high,
  default: start,
  what,
  ...(when && { when }),
});
const choice = (values: ChoiceHyperparameter['values'], start: ParameterValue, what: string): Hyperparameter => ({
  type: 'choice',
  values,
  default: start,
  what,
});

const WITH_MOMENTUM: Condition = { optimizer: ['momentum', 'nesterov'] };
const WITH_ADAM: Condition = { optimizer: ['adam', 'adamw'] };
const WITH_DECAY: Condition = { schedule: ['step', 'exponential', 'inverse_time'] };

const UNITS_OF_LAYER = { type: 'int', low: 1, high: 2048, default: null } as const;
const DROPOUT_OF_LAYER = { type: 'float', low: 0, high: 0.9, default: null } as const;

/** One hyperparameter for each layer, which needs that there is the layer. */
function ofLayers<Name extends string>(
  of: (layer: Layer, when: Pick<Common, 'when'>) => readonly [Name, NumberHyperparameter],
): Readonly<Record<Name, Hyperparameter>> {
  const entries = LAYERS.map((layer) => of(layer, layer === 1 ? {} : { when: { hidden_layers: { min: layer } } }));
  return Object.fromEntries(entries) as Record<Name, Hyperparameter>;
}

export const HYPERPARAMETERS: Readonly<Record<HyperparameterName, Hyperparameter>> = {
  hidden_layers: int(1, LAYERS.length, 2, 'Layers between the inputs and the classes.'),
  units: int(1, 2048, 128, 'Units of the first hidden layer.'),
  shape: choice(['constant', 'halving', 'pyramid'], 'constant', 'How the units change from layer to layer.'),
  dropout_rate: float(0, 0.9, 0, 'Share of units that is left out of every training step.'),
  activation: choice(
    ['relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'swish', 'tanh', 'sigmoid'],
    'relu',
    'What a hidden unit does to its sum.',
  ),
  optimizer: choice(
    ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'],
    'adam',
    'How gradients become steps.',
  ),
  momentum: float(0, 0.999, 0.9, 'How much of the last step the next one keeps.', WITH_MOMENTUM),
  rho: float(0, 0.9999, 0.9, 'How slowly the mean square of the gradients is forgotten.', { optimizer: ['rmsprop'] }),
  beta_1: float(0, 0.9999, 0.9, 'How slowly the mean of the gradients is forgotten.', WITH_ADAM),
  beta_2: float(0, 0.99999, 0.999, 'How slowly the mean square of the gradients is forgotten.', WITH_ADAM),
  weight_decay: float(0, 1, 0.004, 'How fast weights shrink, apart from the gradient.', { optimizer: ['adamw'] }),
  l2: float(0, 1, 0, 'Penalty on the squared weights, added to the loss.'),
  learning_rate: float(1e-7, 10, 0.001, 'Length of the steps.'),
  schedule: choice(
    ['constant', 'step', 'exponential', 'inverse_time', 'cosine'],
    'constant',
    'How the learning rate changes over the epochs.',
  ),
  warmup_epochs: int(0, 100, 0, 'Epochs in which the learning rate rises from zero.'),
  decay_factor: float(
    0.001,
    1,
    0.5,
    'What the learning rate is multiplied with at each decay; of inverse_time at the first one.',
    WITH_DECAY,
  ),
  decay_every_epochs: int(1, 1000, 5, 'Epochs from one decay to the next.', WITH_DECAY),
  batch_size: int(8, 4096, 128, 'Rows of one training step.'),
  batch_normalization: choice(
    [false, true],
    false,
    'Whether each hidden layer standardises its sums: over the batch in training, by moving averages of the batches after it.',
  ),
  initializer: choice(
    ['glorot_uniform', 'glorot_normal', 'he_uniform', 'he_normal', 'lecun_uniform', 'lecun_normal'],
    'glorot_uniform',
    'How the first weights are drawn.',
  ),
  label_smoothing: float(0, 0.5, 0, 'Share of the target that is spread over all classes.'),
  gradient_clip: float(0, 1000, 0, 'Largest joint norm of the gradients; 0 switches it off.'),
  ...ofLayers((layer, when) => [
    `units_${layer}`,
    { ...UNITS_OF_LAYER, what: `Units of hidden layer ${layer}, in place of those by units and shape.`, ...when },
  ]),
  ...ofLayers((layer, when) => [
    `dropout_rate_${layer}`,
    { ...DROPOUT_OF_LAYER, what: `Dropout after hidden layer ${layer}, in place of dropout_rate.`, ...when },
  ]),
  patience: int(0, 1000, 0, 'Epochs without a better stop metric after which training ends; 0 switches it off.'),
};

export const HYPERPARAMETER_NAMES = Object.keys(HYPERPARAMETERS) as readonly HyperparameterName[];

export function isHyperparameter(name: string): name is HyperparameterName {
  return Object.hasOwn(HYPERPARAMETERS, name);
}

/** The default of every hyperparameter, the inactive ones included. */
export const defaultParams: Params = Object.fromEntries(
  HYPERPARAMETER_NAMES.map((name) => [name, HYPERPARAMETERS[name].default]),
);

/** The same without what a layer may have of its own: values that a person would start from. */
export const usualParams: Params = Object.fromEntries(Object.entries(defaultParams).filter(([, value]) => value !== null));

/**
 * Fills in the defaults of what a configuration leaves out.
 * @throws TrialdeckError usage, naming parameter, value and rule: an unknown name, a value outside the legal range, or a
 *   parameter that has no effect under the others (momentum with adam, say).
 */
export function completeParams(params: Params): HyperparameterValues {
  const complete: Params = { ...defaultParams, ...params };
  for (const [name, value] of Object.entries(params)) {
    checkValue(name, value);
    const condition = HYPERPARAMETERS[name as HyperparameterName].when;
    if (!holds(condition, complete))
      throw new TrialdeckError('usage', `${name} has no effect here: it needs ${conditionText(condition!)}.`, name);
  }
  return complete as unknown as HyperparameterValues;
}

/** @throws TrialdeckError usage, where the value is not legal for the hyperparameter, whatever the others are. */
export function checkValue(name: string, value: ParameterValue): void {
  if (!isHyperparameter(name))
    throw new TrialdeckError('usage', `Unknown hyperparameter ${name}; known are ${HYPERPARAMETER_NAMES.join(', ')}.`, name);
  const rule = HYPERPARAMETERS[name];
  const refuse = (allowed: string): never => {
    throw new TrialdeckError('usage', `${name} is ${JSON.stringify(value)}; allowed is ${allowed}.`, name);
  };
  if (value === null && rule.default === null) return;
  if (rule.type === 'choice') {
    if (indexOfValue(rule.values, value) < 0) refuse(rule.values.join(', '));
    return;
  }
  const range = `${rule.type === 'int' ? 'a whole number' : 'a number'} from ${rule.low} to ${rule.high}`;
  if (typeof value !== 'number' || !(value >= rule.low && value <= rule.high)) refuse(range);
  if (rule.type === 'int' && !Number.isInteger(value)) refuse(range);
}

/**
 * Sizes of the signal from inputs to classes: [inputs, hidden..., classes].
 * constant: every hidden layer has `units`; halving: each has half of the one before; pyramid: evenly from `units` down
 * towards the number of classes, and none has fewer than 8 units, or than the first. A layer with units of its own has these.
 */
export function layerSizes(values: HyperparameterValues, inputs: number, classes: number): number[] {
  const { hidden_layers: layers, units, shape } = values;
  const size = (layer: number): number => {
    if (shape === 'halving') return units / 2 ** layer;
    if (shape === 'pyramid') return units - ((units - classes) * layer) / layers;
    return units;
  };
  const fewest = Math.min(8, units);
  const hidden = LAYERS.slice(0, layers).map(
    (layer) => values[`units_${layer}`] ?? Math.max(fewest, Math.round(size(layer - 1))),
  );
  return [inputs, ...hidden, classes];
}

/** The share of its units that each hidden layer leaves out of a training step, from the inputs. */
export function dropoutRates(values: HyperparameterValues): readonly number[] {
  return LAYERS.slice(0, values.hidden_layers).map((layer) => values[`dropout_rate_${layer}`] ?? values.dropout_rate);
}

/** How many weights training changes: kernels, and of each layer biases, or scales and shifts where it normalises. */
export function trainedWeights(values: HyperparameterValues, inputs: number, classes: number): number {
  const sizes = layerSizes(values, inputs, classes);
  return sizes.slice(1).reduce((sum, units, layer) => {
    const normalised = values.batch_normalization && layer < values.hidden_layers;
    return sum + units * (sizes[layer]! + (normalised ? 2 : 1));
  }, 0);
}
