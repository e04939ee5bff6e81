import { expect, test } from 'vitest';
import { darkLook, lightLook } from '../../../shared/charts/look.ts';
import { armStyle, strategyStyle } from '../../../shared/charts/strategy-style.ts';

test.each([lightLook, darkLook])(
  'no two of sixteen strategies have one colour, no two of the first eight one dash ($name)',
  (look) => {
    const styles = Array.from({ length: 16 }, (_, place) => strategyStyle(look, place));
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(16);
    expect(new Set(styles.slice(0, 8).map(({ dash }) => dash.join())).size).toBe(8);
  },
);

test('begins with the colours of Okabe and Ito (2008)', () => {
  expect([1, 2, 3].map((place) => strategyStyle(lightLook, place).colour)).toEqual(['#e69f00', '#009e73', '#d55e00']);
});

test('another budget keeps the colour and changes the dash', () => {
  const [once, twice] = [armStyle(lightLook, 0, 1), armStyle(lightLook, 0, 2)];
  expect(twice.colour).toBe(once.colour);
  expect(twice.dash).not.toEqual(once.dash);
});

test('arms of one strategy and one budget keep the colour and have dashes of their own', () => {
  const styles = [0, 1, 2, 3].map((alike) => armStyle(lightLook, 0, 1, alike));
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(1);
  expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(4);
});
