import { expect, test } from 'vitest';
import { valueColour } from '../../../shared/charts/colour.ts';
import { darkLook, lightLook } from '../../../shared/charts/look.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

test.each([lightLook, darkLook])('the best stands out most in the $name look, whichever end it is', (look) => {
  const colour = (measure: typeof ACCURACY, value: number) => valueColour(look, measure, [0.2, 0.8], value);
  expect([colour(LOSS, 0.2), colour(LOSS, 0.8), colour(LOSS, 0.35)]).toEqual([
    ...[colour(ACCURACY, 0.8), colour(ACCURACY, 0.2), colour(ACCURACY, 0.65)],
  ]);
  expect(colour(LOSS, 0.2)).not.toBe(colour(LOSS, 0.8));
});

test('values beyond the range have the colour of its end, and one value alone that of the best', () => {
  const colour = (value: number) => valueColour(lightLook, LOSS, [0.2, 0.8], value);
  expect([colour(0.1), colour(0.9)]).toEqual([colour(0.2), colour(0.8)]);
  expect(valueColour(lightLook, LOSS, [0.5, 0.5], 0.5)).toBe(colour(0.2));
});
