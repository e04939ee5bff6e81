import { expect, test } from 'vitest';
import { formatOf } from '../../../shared/format/dimension.ts';
import type { Dimension } from '../../../shared/model.ts';

function column(dimension: Dimension, values: readonly (number | string)[]): readonly string[] {
  const { text } = formatOf(dimension);
  return values.map(text);
}

test('numbers below each other have as many decimals, wherever they lie evenly', () => {
  const values = [0.2, 0.25];
  expect(column({ type: 'float', low: 0, high: 0.5, scale: 'linear' }, values)).toEqual(['0.20000', '0.25000']);
  expect(column({ type: 'float', low: 0, high: 0.5, scale: 'linear', step: 0.05 }, values)).toEqual(['0.20', '0.25']);
  expect(column({ type: 'categorical', values: [0, 0.2, 0.25] }, [0, ...values])).toEqual(['0.00', '0.20', '0.25']);
  expect(column({ type: 'categorical', values: [16, 128] }, [16, 128])).toEqual(['16', '128']);
});

test('what spans powers of ten is written by its digits', () => {
  expect(column({ type: 'float', low: 1e-4, high: 0.1, scale: 'log' }, [1.3e-4, 0.0125])).toEqual(['1.3e-4', '0.0125']);
  expect(column({ type: 'categorical', values: [1e-5, 0.1] }, [1e-5, 0.1])).toEqual(['1e-5', '0.1']);
  expect(column({ type: 'categorical', values: ['relu', 'tanh'] }, ['relu'])).toEqual(['relu']);
});

test('values of a linear range can be told apart, and keep the digits that they have alone', () => {
  const text = column({ type: 'float', low: -5, high: 10, scale: 'linear' }, [0.107, 0.11, 0.02576, -3, 1.5e-4]);
  expect(text).toEqual(['0.107', '0.110', '0.02576', '-3.000', '1.5e-4']);
});
