import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asTable, recordedFigures, sampleTrials } from '../../bench/recorded-figures.ts';

const figures = recordedFigures(sampleTrials());

// The document tells of a recording with eight model seeds, and not of the sample before it.
test.runIf(figures['model seeds'] === '8')('the figures of the recorded study are those of the sample', () => {
  expect(readFileSync('docs/recorded-study.md', 'utf8')).toContain(asTable(figures));
});

test('every configuration of the recorded study was trained, and none diverged', () => {
  expect([figures['configurations'], figures['diverged']]).toEqual(['864', '0']);
});
