/** Values of one parameter below each other. */
import type { Dimension, ParameterValue } from '../model.ts';
import { parameterText } from './parameter.ts';

export interface ValueFormat {
  /** Numbers stand at the right of their column, words at the left. */
  readonly numeric: boolean;
  text(value: ParameterValue | null | undefined): string;
}

/**
 * 0.0013 and 1.3e-4 on a log scale, 0.125 with as many decimals as its neighbours within 0 to 0.5, 128 for whole numbers, words
 * as they are.
 */
export function formatOf(dimension: Dimension): ValueFormat {
  if (dimension.type === 'float') {
    const { low, high, scale, step } = dimension;
    if (scale === 'log') return numeric(parameterText);
    const decimals = step === undefined ? decimalsWithin(high - low) : decimalsOf(step);
    return numeric((value) => value.toFixed(decimals));
  }
  if (dimension.type === 'int') return numeric(String);
  const values = dimension.type === 'fixed' ? [dimension.value] : dimension.values;
  return { numeric: values.every((value) => typeof value === 'number'), text: parameterText };
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

function decimalsOf(step: number): number {
  return (String(step).split('.')[1] ?? '').length;
}
