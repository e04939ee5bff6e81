import { expect, test } from 'vitest';
import { defaultValueText } from '../../shared/default-value.ts';
import { overviewOf } from '../support/window-data.ts';

test('the value of the default says how many seeds it is the mean of', () => {
  expect(defaultValueText(overviewOf())).toBe('0.7000');
  expect(defaultValueText(overviewOf({ defaultValue: 0.7475, defaultSeeds: 2 }))).toBe('0.7475, mean of 2 seeds');
});
