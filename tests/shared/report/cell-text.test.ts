import { expect, test } from 'vitest';
import { cellText, estimateText } from '../../../shared/report/cell-text.ts';
import type { Cell } from '../../../shared/report/report.ts';

test.each([
  [{ value: 0.5, low: 0.4, high: 0.6 }, '0.50', '0.40 to 0.60'],
  [{ value: 0.5, low: 0.4, high: null }, '0.50', '0.40 to …'],
  [{ value: 0.5, low: null, high: null }, '0.50', ''],
  [{ value: null, low: null, high: null }, '–', ''],
])('%o is written %s, %s', (estimate, value, interval) => {
  expect(estimateText({ estimate, format: 'hundredths' })).toEqual({ value, interval });
});

test.each<readonly [Cell, string]>([
  [{ kind: 'number', value: 1_200, format: 'count' }, '1,200'],
  [{ kind: 'number', value: null, format: 'value' }, '–'],
  [{ kind: 'number', value: 0.00004, format: 'significance' }, '< 0.001'],
  [{ kind: 'numbers', values: [3, 30], format: 'count', between: ' of ' }, '3 of 30'],
  [
    { kind: 'estimate', estimate: { value: 81_000, low: 73_000, high: 180_000 }, format: 'duration' },
    '1.4 min 1.2 min to 3.0 min',
  ],
  [{ kind: 'estimate', estimate: { value: -0.0031, low: null, high: null }, format: 'difference' }, '−0.0031'],
  [{ kind: 'strategy', strategy: 'random', label: 'Random search 2x', budgetFactor: 2, alike: 0 }, 'Random search 2x'],
  [{ kind: 'finding', text: 'slightly better', tone: 'slight' }, 'slightly better'],
  [{ kind: 'text', text: { mark: 'link', text: 'the guide', address: 'docs/guide.md' } }, 'the guide (docs/guide.md)'],
])('%o is %s', (cell, text) => expect(cellText(cell)).toBe(text));
