import { expect, test } from 'vitest';
import { halvingBracket, type RungPlan } from '../../../../../electron/engine/search/rungs/brackets.ts';
import { withoutPromotion } from '../../../../../electron/engine/search/rungs/short-budget.ts';
import type { Budget } from '../../../../../shared/model.ts';

/** Nine trials of 1 epoch, three of 3, one of 9: 13 trials that train 9 + 6 + 6 epochs. */
const PLAN: RungPlan = { brackets: [halvingBracket(9, 2, 9, 3)], iterations: 1 };
const DEFAULT = { trials: 1, epochs: 9 };

test.each<[Budget, string | null]>([
  [{ trials: 9 }, 'With 9 trials nothing is promoted: 10 come before the first promotion. Take 14 for a whole bracket.'],
  [{ trials: 10 }, 'With 10 trials nothing is promoted: 10 come before the first promotion. Take 14 for a whole bracket.'],
  [{ trials: 11 }, null],
  [{ epochs: 18 }, 'With 18 epochs nothing is promoted: 18 come before the first promotion. Take 30 for a whole bracket.'],
  [{ epochs: 19 }, null],
  [{ seconds: 1 }, null],
])('a budget of %j beside the default', (budget, sentence) => {
  expect(withoutPromotion(PLAN, budget, DEFAULT)).toBe(sentence);
});

test('a plan without a second rung promotes nothing by itself', () => {
  expect(withoutPromotion({ brackets: [[{ size: 9, epochs: 9 }]], iterations: 1 }, { trials: 3 }, DEFAULT)).toBeNull();
});
