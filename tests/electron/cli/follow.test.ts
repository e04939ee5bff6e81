import { expect, test } from 'vitest';
import { trialLine } from '../../../electron/cli/follow.ts';
import type { TrialState } from '../../../shared/model.ts';
import { rowOf } from '../../support/window-data.ts';

test.each<[TrialState, string]>([
  ['completed', 'trial   7  0.7300  1 epoch in 0 s  '],
  ['stopped', 'trial   7  0.7300  stopped after 1 epoch in 0 s  '],
  ['failed', 'trial   7  failed  after 1 epoch in 0 s  '],
])('a trial that is %s', (state, line) => {
  expect(trialLine(rowOf({ state, number: 7, value: 0.73, epochsDone: 1, durationMs: 0, params: {} }))).toBe(line);
});
