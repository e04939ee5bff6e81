/** Schemas of one dimension, with the legal range of the hyperparameter that it is for, and the rules across its fields. */
import * as z from 'zod';
import { countedText } from '../format/count.ts';
import type { Hyperparameter } from '../network/hyperparameters.ts';
import type { CategoricalDimension, Dimension, ParameterValue } from '../model.ts';
import { indexOfValue } from '../same-value.ts';
import { allows, type RangeDimension } from '../space/values.ts';
import { refuse, shown } from './check.ts';
import { parameterName, parameterValue, realNumber, wholeNumber } from './scalar.ts';

const positive = (rule: string): z.ZodNumber => z.number(rule).gt(0, rule);
/** Parts with a name stand once in the JSON Schema. */
const text = (id: string, description: string) =>
  z.string('a text').max(2000, 'a text of at most 2000 characters').meta({ id, description }).optional();

const bounds = z
  .strictObject({ min: z.number().optional(), max: z.number().optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'an object such as {"min": 2}');
const wanted = z.union(
  [z.array(parameterValue).min(1, 'a list of at least one value'), bounds],
  'a list of values, or an object such as {"min": 2, "max": 5}',
);
const condition = z
  .record(z.string(), wanted)
  .refine((names) => Object.keys(names).length > 0, 'an object such as {"optimizer": ["momentum"]}')
  .meta({
    id: 'condition',
    description: 'Every parameter named here has one of the listed values, or lies within {"min": .., "max": ..}.',
  });
const forbidden = z.array(condition, 'a list of combinations').min(1, 'a list of at least one combination').meta({
  id: 'forbidden',
  description: 'No configuration has all the values of one of these combinations, each written as "when" is.',
});
const prior = z.strictObject({ centre: z.number(), deviation: positive('a number above 0') }).meta({
  id: 'prior',
  description:
    'Where good values are believed to lie: a normal distribution; on the scale log a log-normal one, whose deviation is a factor. ' +
    'It speeds a search up and does not bind it.',
});
const scale = z.enum(['linear', 'log']).meta({
  id: 'scale',
  description: 'On the scale log each power of ten is drawn as often as any other.',
});
const weights = z.array(positive('a number above 0'), 'a list of numbers').meta({
  id: 'weights',
  description: 'How likely each value is believed to be, beside the others. It speeds a search up and does not bind it.',
});

const words = {
  why: text('why', 'Why this parameter is searched.'),
  rangeWhy: text('rangeWhy', 'Why in this range.'),
  expectedImpact: text('expectedImpact', 'How much it is expected to matter.'),
  when: condition.optional(),
  forbidden: forbidden.optional(),
};
const numbers = { scale: scale.optional(), prior: prior.optional() };
const STEP =
  'Distance of neighbouring values. On the scale log it is a factor: from 8 with a step of 2 follow 16, 32, 64. Multiples of a number there are "multipleOf".';
const DEFAULT = 'The value to begin with, which is believed to be a good one.';

const float = (bound: z.ZodNumber) =>
  z.strictObject({
    type: z.literal('float'),
    low: bound,
    high: bound,
    ...numbers,
    step: positive('a number above 0').optional().describe(STEP),
    default: bound.optional().describe(DEFAULT),
    ...words,
  });
const int = (bound: z.ZodInt) =>
  z.strictObject({
    type: z.literal('int'),
    low: bound,
    high: bound,
    ...numbers,
    step: wholeNumber(1).optional().describe(STEP),
    multipleOf: wholeNumber(1).optional().describe('All values are multiples of it, on whatever scale.'),
    default: bound.optional().describe(DEFAULT),
    ...words,
  });
const categorical = (value: z.ZodType<ParameterValue>) =>
  z.strictObject({
    type: z.literal('categorical'),
    values: z.array(value, 'a list of values').min(1, 'a list of at least one value'),
    weights: weights.optional(),
    default: value.optional().describe(DEFAULT),
    ...words,
  });
const fixed = (value: z.ZodType<ParameterValue>) => z.strictObject({ type: z.literal('fixed'), value, ...words });

/** The dimensions that a hyperparameter may have: its own type, a choice of its legal values, or one of them. */
export function dimensionOf(hyperparameter: Hyperparameter): z.ZodType<Dimension> {
  const { type } = hyperparameter;
  if (type === 'choice') {
    const value = z.literal([...hyperparameter.values]);
    return z.discriminatedUnion('type', [categorical(value), fixed(value)]);
  }
  const { low, high } = hyperparameter;
  if (type === 'int') {
    const value = wholeNumber(low, high);
    return z.discriminatedUnion('type', [int(value), categorical(value), fixed(value)]);
  }
  const value = realNumber(low, high);
  return z.discriminatedUnion('type', [float(value), categorical(value), fixed(value)]);
}

/** A dimension of a parameter that is not a hyperparameter of this product. */
export const anyDimension: z.ZodType<Dimension> = z.discriminatedUnion('type', [
  float(z.number()),
  int(z.int()),
  categorical(parameterValue),
  fixed(parameterValue),
]);

/** The same as it may be written, with choices that bring dimensions of their own: see nested-choices.ts. */
export const writtenDimension: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    float(z.number()),
    int(z.int()),
    categorical(z.union([parameterValue, branch]) as z.ZodType<ParameterValue>),
    fixed(parameterValue),
  ]),
);
const branch = z
  .strictObject({ value: parameterValue, space: z.record(parameterName, writtenDimension) })
  .describe('A choice that brings dimensions of its own, which are active where it is chosen.');

/** A range of one value means that value, whatever its scale and steps. */
export function withoutChoice(dimension: Dimension): Dimension {
  if ((dimension.type !== 'float' && dimension.type !== 'int') || dimension.low !== dimension.high) return dimension;
  const { low: value, why, rangeWhy, expectedImpact, when, forbidden } = dimension;
  const kept = Object.entries({ why, rangeWhy, expectedImpact, when, forbidden }).filter(([, part]) => part !== undefined);
  return { type: 'fixed', value, ...Object.fromEntries(kept) };
}

/** @throws TrialdeckError usage, where fields that are legal each by itself do not fit together. */
export function checkDimension(name: string, dimension: Dimension): void {
  if (dimension.type === 'float' || dimension.type === 'int') checkRange(name, dimension);
  if (dimension.type === 'categorical') checkChoices(name, dimension);
}

function checkChoices(name: string, { values, weights, default: usual }: CategoricalDimension): void {
  const again = values.find((value, index) => indexOfValue(values, value) < index);
  if (again !== undefined) refuse(`${name}.values`, `${name}.values has ${shown(again)} twice; allowed is each value once.`);
  if (weights !== undefined && weights.length !== values.length)
    refuse(
      `${name}.weights`,
      `${name}.weights has ${countedText(weights.length, 'number')}; allowed is one for each of the ${values.length} values.`,
    );
  if (usual !== undefined && indexOfValue(values, usual) < 0)
    refuse(`${name}.default`, `${name}.default is ${shown(usual)}; allowed is one of the values.`);
}

/** What rounding may take from a quotient of decimals: 0.3 - 0.1 falls short of 0.2. */
const ROUNDING = 1 + 1e-9;

function checkRange(name: string, dimension: RangeDimension): void {
  const { low, high, scale, step, prior } = dimension;
  if (low > high) refuse(`${name}.low`, `${name}.low is ${low}; allowed is at most the highest, ${high}.`);
  if (scale === 'log' && low <= 0) refuse(`${name}.low`, `${name}.low is ${low}; allowed on a log scale is a number above 0.`);
  if (high - low === Infinity || (scale === 'log' && high / low === Infinity)) {
    const allowed = `one that is at most ${Number.MAX_VALUE.toExponential(1)} ${scale === 'log' ? 'times the lowest' : 'above the lowest'}`;
    refuse(`${name}.high`, `${name}.high is ${high}; allowed is ${allowed}, ${low}.`);
  }
  checkMultiples(name, dimension);
  if (scale === 'log' && prior !== undefined && prior.centre <= 0)
    refuse(`${name}.prior.centre`, `${name}.prior.centre is ${prior.centre}; allowed on a log scale is a number above 0.`);
  if (scale === 'log' && prior !== undefined && prior.deviation <= 1)
    refuse(
      `${name}.prior.deviation`,
      `${name}.prior.deviation is ${prior.deviation}; allowed on a log scale is a factor above 1.`,
    );
  if (step !== undefined) checkStep(name, dimension, step);
  checkDefault(name, dimension);
}

function checkStep(name: string, { type, low, high, scale }: RangeDimension, step: number): void {
  const field = `${name}.step`;
  if (scale === 'log' && (step <= 1 || step > (high / low) * ROUNDING)) {
    const multiples = type === 'int' && step > 1 ? `, or "multipleOf": ${step} for its multiples` : '';
    const allowed = `a factor above 1, at most high divided by low, which is ${high / low}${multiples}`;
    refuse(field, `${field} is ${step}; allowed on a log scale is ${allowed}.`);
  }
  if (scale !== 'log' && step > (high - low) * ROUNDING)
    refuse(field, `${field} is ${step}; allowed is at most the range from low to high, which is ${high - low}.`);
}

function checkMultiples(name: string, dimension: RangeDimension): void {
  if (dimension.type !== 'int' || dimension.multipleOf === undefined) return;
  const { multipleOf, step } = dimension;
  if (step !== undefined) refuse(`${name}.multipleOf`, `${name} has a step and multipleOf; allowed is one of them.`);
  for (const end of ['low', 'high'] as const)
    if (dimension[end] % multipleOf !== 0)
      refuse(
        `${name}.${end}`,
        `${name}.${end} is ${dimension[end]}; allowed is a multiple of ${multipleOf}, as multipleOf says.`,
      );
}

function checkDefault(name: string, dimension: RangeDimension): void {
  const { default: usual } = dimension;
  if (usual !== undefined && !allows(dimension, usual))
    refuse(`${name}.default`, `${name}.default is ${usual}; allowed is a value of its range.`);
}
