import { expect, test } from 'vitest';
import { whyIdle } from '../../../../renderer/components/overview/why-idle.ts';
import type { WorkerStatus } from '../../../../shared/contract/searches.ts';
import { progressOf } from '../../../support/window-data.ts';

function reason(
  doing: readonly WorkerStatus['doing'][],
  rest: Parameters<typeof progressOf>[0] = {},
  leaving = false,
): string | null {
  const nothing = { machine: null, trialId: null, trialNumber: null, epoch: null, epochs: null, residentBytes: null };
  const workers = doing.map((what, at) => ({ ...nothing, worker: at + 1, doing: what }));
  return whyIdle(progressOf({ trials: 5, expected: 20, heldBack: [], ...rest, workers }), leaving);
}

test('a worker that waits says for what', () => {
  expect(reason(['training', 'starting'])).toBeNull();
  expect(reason(['idle', 'idle'])).toBe('The strategy is thinking about the next trial.');
  expect(reason(['training', 'idle'])).toContain('depends on what is in training');
  expect(reason(['training', 'idle'], { heldBack: [7] })).toContain('one in training that comes first');
  expect(reason(['training', 'idle'], { trials: 20 })).toBe('No trial is left to begin: the last ones are in training.');
  expect(reason(['idle'], { trials: 20 })).toContain('are being counted');
  expect(reason(['training', 'idle'], {}, true)).toContain('is being interrupted');
});
