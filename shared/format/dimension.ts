/** Values of one parameter below each other. */
import type { Dimension, ParameterValue } from '../model.ts';
import { parameterText } from './parameter.ts';

export interface ValueFormat {
  /** Numbers stand at the right of their column, words at the left. */
  readonly numeric: boolean;
  text(value: ParameterValue | null | undefined): string;
}

/**
 * 0.0013 and 1.3e-4 on a log scale, 0.125 with as many decimals as its neighbours within 0 to 0.5, 0.20 beside 0.25 where the values
 * are listed, 128 for whole numbers, words as they are.
 */
export function formatOf(dimension: Dimension): ValueFormat {
  if (dimension.type === 'float') {
    const { low, high, scale, step } = dimension;
    if (scale === 'log') return numeric(parameterText);
    const decimals = step === undefined ? decimalsWithin(high - low) : decimalsIn(String(step));
    return numeric((value) => value.toFixed(decimals));
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

/** Three digits of a number as large as the range. */
function decimalsWithin(range: number): number {
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(range))));
}

function decimalsIn(text: string): number {
  return (text.split('.')[1] ?? '').length;
}
