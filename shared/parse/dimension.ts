/** Schemas of one dimension, with the legal range of the hyperparameter that it is for, and the rules across its fields. */
import * as z from 'zod';
import type { Hyperparameter } from '../network/hyperparameters.ts';
import type { Dimension, FloatDimension, IntDimension, ParameterValue } from '../model.ts';
import { refuse, shown } from './check.ts';
import { parameterValue, realNumber, wholeNumber } from './scalar.ts';

const text = z.string('a text').max(2000, 'a text of at most 2000 characters').optional();

const words = {
  why: text.describe('Why this parameter is searched.'),
  rangeWhy: text.describe('Why in this range.'),
  expectedImpact: text.describe('How much it is expected to matter.'),
  when: z
    .record(z.string(), z.array(parameterValue, 'a list of values').min(1, 'a list of at least one value'))
    .refine((condition) => Object.keys(condition).length > 0, 'an object such as {"optimizer": ["momentum"]}')
    .optional()
    .describe('The dimension is active when every parameter named here has one of the listed values.'),
};
const scale = z.enum(['linear', 'log']).optional();
const positive = (rule: string): z.ZodNumber => z.number(rule).gt(0, rule);

const float = (bound: z.ZodNumber) =>
  z.strictObject({
    type: z.literal('float'),
    low: bound,
    high: bound,
    scale,
    step: positive('a number above 0').optional(),
    ...words,
  });
const int = (bound: z.ZodInt) =>
  z.strictObject({ type: z.literal('int'), low: bound, high: bound, scale, step: wholeNumber(1).optional(), ...words });
const categorical = (value: z.ZodType<ParameterValue>) =>
  z.strictObject({
    type: z.literal('categorical'),
    values: z.array(value, 'a list of values').min(1, 'a list of at least one value'),
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

/** @throws TrialdeckError usage, where fields that are legal each by itself do not fit together. */
export function checkDimension(name: string, dimension: Dimension): void {
  if (dimension.type === 'float' || dimension.type === 'int') checkRange(name, dimension);
  if (dimension.type === 'categorical') {
    const again = dimension.values.find((value, index) => dimension.values.indexOf(value) < index);
    if (again !== undefined) refuse(`${name}.values`, `${name}.values has ${shown(again)} twice; allowed is each value once.`);
  }
}

function checkRange(name: string, { low, high, scale, step }: FloatDimension | IntDimension): void {
  if (low > high) refuse(`${name}.low`, `${name}.low is ${low}; allowed is at most the highest, ${high}.`);
  if (low === high)
    refuse(
      `${name}.low`,
      `${name}.low is ${low}, and so is the highest; allowed is a lower one, or a fixed value in place of the range.`,
    );
  if (scale === 'log' && low <= 0) refuse(`${name}.low`, `${name}.low is ${low}; allowed on a log scale is a number above 0.`);
  if (high - low === Infinity || (scale === 'log' && high / low === Infinity)) {
    const allowed = `one that is at most ${Number.MAX_VALUE.toExponential(1)} ${scale === 'log' ? 'times the lowest' : 'above the lowest'}`;
    refuse(`${name}.high`, `${name}.high is ${high}; allowed is ${allowed}, ${low}.`);
  }
  if (step === undefined) return;
  if (scale === 'log' && (step <= 1 || step > high / low)) {
    const allowed = `a factor above 1, at most high divided by low, which is ${high / low}`;
    refuse(`${name}.step`, `${name}.step is ${step}; allowed on a log scale is ${allowed}.`);
  }
  if (scale !== 'log' && step > high - low)
    refuse(`${name}.step`, `${name}.step is ${step}; allowed is at most the range from low to high, which is ${high - low}.`);
}
