import { expect, test } from 'vitest';
import { notesOn } from '../../../shared/space/notes.ts';

test('says what a step on a logarithmic scale leaves, and what has no choice', () => {
  expect(
    notesOn({
      units: { type: 'int', low: 8, high: 512, scale: 'log', step: 8 },
      rate: { type: 'float', low: 0.001, high: 0.1, scale: 'log', step: 10 },
      many: { type: 'int', low: 8, high: 512, scale: 'log', step: 2 },
      layers: { type: 'int', low: 2, high: 2 },
      plain: { type: 'int', low: 8, high: 512, step: 8 },
    }),
  ).toEqual([
    'units has 3 values, 8, 64, 512: on a logarithmic scale a step is a factor. Multiples of 8 are "multipleOf": 8.',
    'rate has 3 values, 0.001, 0.01, 0.1: on a logarithmic scale a step is a factor.',
    'layers is 2 in every trial: its range has one value.',
  ]);
});
