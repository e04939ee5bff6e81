import { expect, test } from 'vitest';
import { largestRealLoss } from '../../../../../../electron/engine/search/strategies/gaussian-process/penalties.ts';

test.each([
  { what: 'a huge loss', losses: [0.3, 1e30, 0.2, 0.5], real: 0.5 },
  { what: 'most of the losses, of several sizes', losses: [1e6, 0.3, 1e30, 1e3, 0.2, 1e30, 0.5, 1e30], real: 0.5 },
  { what: 'what is far beside equal losses', losses: [2, 2, 2, 1e9], real: 2 },
  { what: 'one number told again, from ten times the reach on', losses: [0.4, 1e3, 5, 27, 1e3], real: 27 },
  { what: 'what is far above negative losses', losses: [-3, -2.5, -1, 1e3], real: -1 },
])('$what is a penalty', ({ losses, real }) => {
  expect(largestRealLoss(losses)).toBe(real);
});

test.each([
  { what: 'losses over many orders of magnitude without a gap', losses: [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4] },
  { what: 'losses that differ little', losses: [0.1, 0.1, 0.1, 0.10001, 0.11] },
  { what: 'many that came close to 0, beside some that did not', losses: [0, 0, 0, 0.5, 0.6] },
  { what: 'two losses, too few to say what is far', losses: [0.1, 0.2, 1e30] },
  { what: 'a few of many that lie close together', losses: [1e-9, 2e-9, 3e-9, ...Array.from({ length: 20 }, (_, at) => 1 + at)] },
  { what: 'one number told once, within a hundred times the reach', losses: [0.4, 1e3, 5, 27] },
  { what: 'a plateau of equal losses within ten times the reach', losses: [0.1, 0.12, 0.2, 0.9, 0.9, 0.9] },
  { what: 'a single loss', losses: [5] },
])('$what: none is a penalty', ({ losses }) => {
  expect(largestRealLoss(losses)).toBe(Math.max(...losses));
});
