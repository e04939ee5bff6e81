/** Random search inside ranges that a person has narrowed: manual tuning that is recorded like any other strategy. */
import type { CategoricalDimension, Dimension, Space } from '../../../../shared/model.ts';
import { exactText } from '../../../../shared/format/parameter.ts';
import { indexOfValue } from '../../../../shared/same-value.ts';
import { createHyperparams } from '../create-hyperparams.ts';
import { placeOf, valueAt, valueCount, type RangeDimension } from '../../../../shared/space/values.ts';
import type { Strategy, StrategyOptions } from '../strategy.ts';

export const zoom: Strategy = {
  name: 'zoom',
  title: 'Zoom',
  how:
    'Random search in a part of the space that you choose. Look at what an earlier session found, narrow the ranges of the ' +
    'parameters that matter to where its good trials lie, and search there. This is how people tune by hand; as a ' +
    'session of its own it is recorded with the ranges you gave, so that random search plus manual tuning can be compared ' +
    'with strategies that narrow the space by themselves.',
  paper: 'Bergstra and Bengio (2012): Random search for hyper-parameter optimization. JMLR 13. The narrowing is yours.',
  options: [
    {
      name: 'ranges',
      title: 'Ranges',
      type: 'ranges',
      default: '',
      what: 'What is narrowed, with spaces between: learning_rate=0.001..0.01 activation=relu|tanh batch_size=64',
    },
  ],
  promotes: false,
  byHand: 'person',
  thinks: false,
  refusal: ({ space }, options) => {
    const narrowed = narrow(space, options);
    return typeof narrowed === 'string' ? narrowed : null;
  },
  create:
    (options) =>
    ({ space, maxEpochs }, _history, random) => {
      const narrowed = narrow(space, options);
      if (typeof narrowed === 'string') return { kind: 'done', why: narrowed };
      const params = createHyperparams(narrowed, random);
      const reason = { text: `Drawn at random from the part that a person chose: ${String(options['ranges'])}.` };
      return { kind: 'run', params, epochs: maxEpochs, parent: null, rung: null, bracket: null, reason, part: narrowed };
    },
};

/** The part of the space, or a sentence that says what is wrong with the ranges. */
function narrow(space: Space, options: StrategyOptions): Space | string {
  const parts = String(options['ranges']).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return 'Zoom searches a part of the space: at least one parameter needs a narrower range.';
  const narrowed: Record<string, Dimension> = { ...space };
  const names = parts.map((part) => part.split('=')[0]!);
  const again = names.find((name, at) => names.indexOf(name) < at);
  if (again !== undefined) return `${again} is narrowed twice; allowed is once.`;
  for (const part of parts) {
    const [name, wanted, ...more] = part.split('=');
    if (!name || wanted === undefined || more.length > 0)
      return `The range ${part} is not of the form name=low..high or name=one|another.`;
    const dimension = space[name];
    if (!dimension) return `The space has no ${name} to be narrowed; it has ${Object.keys(space).join(', ')}.`;
    const narrower = narrowDimension(dimension, wanted);
    if (!narrower) return `The narrowed range of ${name} is not inside that of the space; allowed is ${inWords(dimension)}.`;
    narrowed[name] = narrower;
  }
  return narrowed;
}

function narrowDimension(dimension: Dimension, wanted: string): Dimension | null {
  if (dimension.type === 'fixed') return exactText(dimension.value) === wanted ? dimension : null;
  if (dimension.type === 'categorical') return narrowChoices(dimension, wanted.split('|'));
  const [from = NaN, to = from, ...more] = wanted.split('..').map((end) => (end === '' ? NaN : Number(end)));
  if (more.length > 0 || !(from >= dimension.low && to <= dimension.high && from <= to)) return null;
  if (valueCount(dimension) === Infinity) return { ...dimension, low: from, high: to };
  const [low, high] = [nearest(dimension, from, 1), nearest(dimension, to, -1)];
  return low <= high ? { ...dimension, low, high } : null;
}

/** What is believed of each choice stays. */
function narrowChoices(
  { weights, default: usual, ...dimension }: CategoricalDimension,
  words: readonly string[],
): Dimension | null {
  const places = words.map((word) => dimension.values.findIndex((value) => exactText(value) === word));
  if (places.includes(-1)) return null;
  const values = places.map((at) => dimension.values[at]!);
  if (weights) return { ...dimension, values, weights: places.map((at) => weights[at]!) };
  return { ...dimension, values, ...(usual !== undefined && indexOfValue(values, usual) >= 0 && { default: usual }) };
}

/** The value of a range with steps that is nearest to a number on its upper side (1) or its lower one (-1). */
function nearest(dimension: RangeDimension, number: number, side: 1 | -1): number {
  const count = valueCount(dimension);
  const value = valueAt(dimension, placeOf(dimension, number));
  const next = valueAt(dimension, placeOf(dimension, value) + side / count);
  return side * (value - number) >= 0 ? value : next;
}

function inWords(dimension: Dimension): string {
  if (dimension.type === 'fixed') return exactText(dimension.value);
  return dimension.type === 'categorical'
    ? `some of ${dimension.values.map(exactText).join(', ')}`
    : `${dimension.low} to ${dimension.high}`;
}
