/** Values of one parameter below each other. */
import type { Dimension, ParameterValue } from '../model.ts';
import { parameterText } from './parameter.ts';

export interface ValueFormat {
  /** Numbers stand at the right of their column, words at the left. */
  readonly numeric: boolean;
  text(value: ParameterValue | undefined): string;
}

/**
 * 0.0013 and 1.3e-4 on a log scale, 0.12500 with as many decimals as its neighbours within 0 to 0.5, 0.20 beside 0.25 where the
 * values are listed, 128 for whole numbers, words as they are.
 */
export function formatOf(dimension: Dimension): ValueFormat {
  if (dimension.type === 'float') {
    const { low, high, scale, step } = dimension;
    if (scale === 'log') return numeric(parameterText);
    if (step !== undefined) return numeric((value) => value.toFixed(decimalsIn(String(step))));
    return numeric(withinRange(decimalsWithin(high - low)));
  }
  if (dimension.type === 'int') return numeric(String);
  return formatOfValues(dimension.type === 'fixed' ? [dimension.value] : dimension.values);
}

/** Numbers with as many decimals as the one that has most, unless one is so small that it is written as a power. */
function formatOfValues(values: readonly ParameterValue[]): ValueFormat {
  if (!values.every((value) => typeof value === 'number')) return { numeric: false, text: parameterText };
  const texts = values.map(parameterText);
  if (texts.some((text) => text.includes('e'))) return numeric(parameterText);
  const decimals = Math.max(...texts.map(decimalsIn));
  return numeric((value) => value.toFixed(decimals));
}

function numeric(text: (value: number) => string): ValueFormat {
  return {
    numeric: true,
    text: (value) => (typeof value === 'number' ? text(value) : parameterText(value)),
  };
}

/** A value far smaller than its range has more decimals, or is a power, where it would lose digits among its neighbours. */
function withinRange(decimals: number): (value: number) => string {
  return (value) => {
    const alone = parameterText(value);
    return alone.includes('e') || decimalsIn(alone) > decimals ? alone : value.toFixed(decimals);
  };
}

/** Five digits of a number as large as the range: as a search closes in on the best, its values come to lie close together. */
function decimalsWithin(range: number): number {
  return Math.min(8, Math.max(0, 4 - Math.floor(Math.log10(range))));
}

function decimalsIn(text: string): number {
  return (text.split('.')[1] ?? '').length;
}
