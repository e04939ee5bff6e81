/** The page on Keras Tuner's own searches. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kerasTunerFigures } from '../../bench/keras-tuner-figures.ts';

test('the figures are those of the sample', () => {
  expect(readFileSync('docs/keras-tuner.md', 'utf8')).toContain(kerasTunerFigures());
});
