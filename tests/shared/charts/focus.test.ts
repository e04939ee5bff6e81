import { expect, test } from 'vitest';
import { focusOn } from '../../../shared/charts/focus.ts';
import { ACCURACY, LOSS, SCORE } from '../../support/measures.ts';

test('without values it shows what the measure can reach', () => {
  expect([ACCURACY, LOSS, SCORE].map((measure) => focusOn([], measure).range)).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  const below = { ...SCORE, bounds: { low: null, high: 0 } };
  expect(focusOn([Number.NaN], below)).toEqual({ range: [-1, 0], outside: 0 });
});

test('cuts off the bad side alone, whichever it is', () => {
  const values = [1, 2, 2, 3, 3, 4, -90, 90];
  const kept = [ACCURACY, LOSS].map((measure) => focusOn(values, measure));
  expect(kept.map(({ range: [low, high], outside }) => [low > -90, high >= 90, low <= -90, high < 90, outside])).toEqual([
    [true, true, false, false, 1],
    [false, false, true, true, 1],
  ]);
});
