import { expect, test } from 'vitest';
import { firstRanges, narrowedAt, readRanges, writeRanges } from '../../../../renderer/components/new-study/ranges.ts';
import { zoom } from '../../../../electron/engine/search/strategies/zoom.ts';
import type { SearchProblem } from '../../../../electron/engine/search/strategy.ts';
import { ASSIGNMENT_SPACE } from '../../../../shared/network/assignment-space.ts';

const problem: SearchProblem = { space: ASSIGNMENT_SPACE, goal: 'maximise', maxEpochs: 1, maxTrials: 10 };

test('what is written is read again, and zoom can search it', () => {
  const parts = [
    { name: 'learning_rate', low: 0.001, high: 0.01 },
    { name: 'activation', values: ['relu', 'tanh'] },
    { name: 'hidden_layers', low: 2, high: 2 },
  ];
  const ranges = writeRanges(parts);
  expect(ranges).toBe('learning_rate=0.001..0.01 activation=relu|tanh hidden_layers=2..2');
  expect(readRanges(ranges, ASSIGNMENT_SPACE)).toEqual(parts);
  expect(zoom.refusal!(problem, { ranges })).toBeNull();
});

test('an end that is empty or no number stays so, and is refused', () => {
  const ranges = writeRanges([{ name: 'units', low: undefined, high: Number.NaN }]);
  expect(readRanges(ranges, ASSIGNMENT_SPACE)).toEqual([{ name: 'units', low: undefined, high: Number.NaN }]);
  expect(zoom.refusal!(problem, { ranges })).toBe(
    'The narrowed range of units is not inside that of the space; allowed is 32 to 512.',
  );
});

test('a new study begins in the middle of the range that leads', () => {
  expect(firstRanges(ASSIGNMENT_SPACE, null)).toEqual([{ name: 'learning_rate', low: 0.00042, high: 0.0072 }]);
  expect(firstRanges({ units: { type: 'int', low: 0, high: 100 } }, null)).toEqual([{ name: 'units', low: 25, high: 75 }]);
  expect(firstRanges({ units: { type: 'fixed', value: 5 } }, null)).toEqual([]);
});

test('another session begins around the best that the study has found, inside its space', () => {
  const best = { learning_rate: 0.03, hidden_layers: 2, activation: 'relu' };
  const ranges = firstRanges(ASSIGNMENT_SPACE, best);
  expect(ranges).toEqual([
    { name: 'hidden_layers', low: 1, high: 3 },
    { name: 'learning_rate', low: 0.0072, high: 0.03 },
  ]);
  expect(zoom.refusal!(problem, { ranges: writeRanges(ranges) })).toBeNull();
});

test('choices are all there until some are left out', () => {
  expect(narrowedAt('activation', { type: 'categorical', values: ['relu', 'tanh'] })).toEqual({
    name: 'activation',
    values: ['relu', 'tanh'],
  });
});
