/** The default search space: what is searched, why, over which range, and what a person should expect to see. */
import type { Space, Study } from '../model.ts';
import { isNetwork } from './task.ts';

export const ASSIGNMENT_SPACE: Space = {
  hidden_layers: {
    type: 'int',
    low: 1,
    high: 4,
    why: 'Depth decides how many times the picture is recombined before it is judged.',
    rangeWhy:
      'One layer is the simplest network that is not linear. More than four were not tried: each costs time in every configuration that has it.',
    expectedImpact: 'Small: two or three layers a little better than one, four no better than three.',
  },
  units: {
    type: 'int',
    low: 32,
    high: 512,
    scale: 'log',
    why: 'Width is the capacity of each layer, and most of the cost of a trial.',
    rangeWhy:
      'From a small network, which still keeps the ten classes apart (24 units reach 0.85 in the recorded sample study), to one whose every epoch takes several times longer. More than 512 units are not ruled out by anything, only costly. Logarithmic, because doubling matters and adding ten does not.',
    expectedImpact: 'Medium: clear gains up to about 256 units, then hardly any.',
  },
  shape: {
    type: 'categorical',
    values: ['constant', 'halving', 'pyramid'],
    why: 'A network that narrows has fewer weights for the same first layer.',
    rangeWhy: 'The three shapes in common use: equal layers, each half of the one before, evenly down to the classes.',
    expectedImpact: 'Small: narrowing costs little accuracy and saves time.',
  },
  dropout_rate: {
    type: 'float',
    low: 0,
    high: 0.5,
    why: 'Leaving out units at random keeps them from relying on each other (Srivastava et al. 2014).',
    rangeWhy: 'None at all up to one half, the strongest that its authors advise for hidden layers.',
    expectedImpact: 'Medium: 0.1 to 0.3 helps wide networks; near 0.5 narrow ones learn too little where training is short.',
  },
  activation: {
    type: 'categorical',
    values: ['relu', 'leaky_relu', 'elu', 'gelu', 'tanh'],
    why: 'What a unit does with its sum decides how well gradients pass through the layers.',
    rangeWhy: 'Three of the rectifier kind, the smooth one of newer networks, and the classic saturating one.',
    expectedImpact: 'Small at this depth: the rectifiers alike, tanh slightly behind.',
  },
  optimizer: {
    type: 'categorical',
    values: ['momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'],
    why: 'How a gradient becomes a step; it also decides which learning rates work.',
    rangeWhy: 'Plain momentum and its look-ahead form, and the three adaptive ones in widest use.',
    expectedImpact: 'Medium: adaptive ones are good over a wide range of rates, momentum needs larger rates to keep up.',
  },
  momentum: {
    type: 'float',
    low: 0.8,
    high: 0.98,
    when: { optimizer: ['momentum', 'nesterov'] },
    why: 'How long past gradients carry on: 1 / (1 - momentum) steps.',
    rangeWhy: 'From an average over 5 steps to one over 50, around the customary 0.9.',
    expectedImpact: 'Small, and together with the learning rate: both lengthen the effective step.',
  },
  weight_decay: {
    type: 'float',
    low: 1e-4,
    high: 0.1,
    scale: 'log',
    when: { optimizer: ['adamw'] },
    why: 'Shrinks weights apart from the gradient, which is what makes adamw differ from adam (Loshchilov and Hutter 2019).',
    rangeWhy: 'From hardly any effect in a short training to a visible pull towards zero.',
    expectedImpact: 'Small over few epochs.',
  },
  learning_rate: {
    type: 'float',
    low: 1e-4,
    high: 3e-2,
    scale: 'log',
    why: 'The length of the steps: too short and training does not arrive, too long and it never settles.',
    rangeWhy:
      'From a tenth of adam’s customary 0.001 to three times momentum’s customary 0.01, so that there is a factor of 30 above the one and of 100 below the other. Logarithmic, because its effect is.',
    expectedImpact: 'Large, the most important of all: adaptive optimizers fail near the upper end, momentum near the lower.',
  },
  schedule: {
    type: 'categorical',
    values: ['constant', 'cosine', 'exponential'],
    why: 'Long steps first, short ones at the end, get closer to a minimum than either alone.',
    rangeWhy: 'None, the smooth decay to zero (Loshchilov and Hutter 2017), and a fixed factor every few epochs.',
    expectedImpact: 'Medium: cosine better than constant at the larger learning rates.',
  },
  decay_factor: {
    type: 'float',
    low: 0.3,
    high: 0.9,
    when: { schedule: ['exponential'] },
    why: 'How fast the exponential schedule falls: this factor every five epochs.',
    rangeWhy:
      'From a fall to less than a third at each decay to one that is hardly felt: after three decays 3 % or 73 % of the first rate are left.',
    expectedImpact: 'Small.',
  },
  batch_size: {
    type: 'categorical',
    values: [32, 64, 128, 256, 512],
    why: 'Small batches take more and noisier steps in an epoch, large ones run faster.',
    rangeWhy: 'Powers of two from what is slow to compute to what takes few steps in an epoch, some 80 with 42,000 rows.',
    expectedImpact: 'Medium, through the number of steps: small batches better at small learning rates, at the price of time.',
  },
  batch_normalization: {
    type: 'categorical',
    values: [false, true],
    why: 'Standardising each layer over the batch allows larger steps (Ioffe and Szegedy 2015). Why is contested: less because the inputs of layers shift less, as was thought first, than because the loss becomes smoother (Santurkar et al. 2018). A trained network standardises by moving averages of the batches, a tenth of the latest at each step.',
    rangeWhy: 'With or without.',
    expectedImpact: 'Medium: it rescues large learning rates and saturating units, and changes little where training is easy.',
  },
  initializer: {
    type: 'categorical',
    values: ['glorot_uniform', 'he_normal', 'lecun_normal'],
    why: 'The first weights set the scale of signals and gradients through the layers.',
    rangeWhy:
      'Three scales of the variance: 2 / (inputs + outputs), derived for symmetric units such as tanh; 2 / inputs, for rectifiers; 1 / inputs, at home with SELU, which is not in this space, as the smallest of the three.',
    expectedImpact: 'Very small at this depth.',
  },
  l2: {
    type: 'float',
    low: 1e-7,
    high: 1e-3,
    scale: 'log',
    why: 'A penalty on large weights is the oldest guard against learning by heart.',
    rangeWhy: 'From practically none up to 0.001, on a scale of powers.',
    expectedImpact: 'Small: none up to 1e-5; towards 1e-3 it may cost accuracy.',
  },
  label_smoothing: {
    type: 'float',
    low: 0,
    high: 0.15,
    why: 'Keeps the network from being too sure, which matters where classes overlap as shirts and pullovers do.',
    rangeWhy: 'Off up to somewhat above the customary 0.1.',
    expectedImpact: 'Very small on accuracy, clearly visible in the loss.',
  },
  patience: {
    type: 'fixed',
    value: 5,
    why: 'Training that no longer improves on stop is ended, so that its time goes to other configurations.',
    rangeWhy: 'Long enough for a bad epoch or two, and to let a slow training go on.',
    expectedImpact:
      'Small: the value is taken at the best epoch, which comes after the end where training would have improved again; it saves time.',
  },
};

/** Whether the study asks what the assignment asks: its space, however narrowed, on its data. */
export function isAssignment({ task, space }: Pick<Study, 'task' | 'space'>): boolean {
  const names = new Set(Object.keys(space));
  const isItsSpace =
    names.size === Object.keys(ASSIGNMENT_SPACE).length && Object.keys(ASSIGNMENT_SPACE).every((name) => names.has(name));
  return isItsSpace && isNetwork(task) && task.dataset.name === 'fashion-mnist';
}
