import { expect, test } from 'vitest';
import { overtuningOf } from '../../../shared/statistics/overtuning.ts';

test.each([
  [[0.5, 0.7, 0.6], { absolute: 0.1, relative: 0.5 }],
  [[0.5, 0.7, 0.75], { absolute: 0, relative: 0 }],
  [[0.6, 0.7, 0.5], { absolute: 0.2, relative: 2 }],
  [[0.7, 0.6], { absolute: 0.1, relative: null }],
  [[0.7], { absolute: 0, relative: null }],
])('incumbents that gain %j', (gains, { absolute, relative }) => {
  const found = overtuningOf(gains);
  expect(found.absolute).toBeCloseTo(absolute, 12);
  if (relative === null) expect(found.relative).toBeNull();
  else expect(found.relative).toBeCloseTo(relative, 12);
});
