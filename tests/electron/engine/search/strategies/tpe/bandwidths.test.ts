import { expect, test } from 'vitest';
import { bandwidths } from '../../../../../../electron/engine/search/strategies/tpe/bandwidths.ts';

const widthsOf = (...places: number[]): number[] => [...bandwidths(Float64Array.from(places))].map((width) => round(width));
const round = (width: number): number => Number(width.toFixed(9));

test('the larger gap to the neighbours, of which the outermost have one; equal places are neighbours too', () => {
  expect(widthsOf(0.5, 0.2, 0.9, 0.5)).toEqual([0.3, 0.3, 0.4, 0.4]);
});

test('a single place has the ends of the range as neighbours', () => {
  expect(widthsOf(0.2)).toEqual([0.8]);
  expect(widthsOf()).toEqual([]);
});

test('not below the range over two more than there are places, nor over a hundred', () => {
  expect(widthsOf(0, 1e-3, 2e-3)).toEqual([0.2, 0.2, 0.2]);
  const crowd = Array.from({ length: 150 }, (_, at) => 0.4 + 1e-6 * ((at * 7) % 150));
  const widths = widthsOf(...crowd, 0, 1);
  expect(widths.slice(-2)).toEqual([0.4, round(1 - 0.400149)]);
  const [lowest, highest] = [crowd.indexOf(Math.min(...crowd)), crowd.indexOf(Math.max(...crowd))];
  expect(widths[lowest]).toBe(0.4);
  expect(widths[highest]).toBe(round(1 - 0.400149));
  expect(widths.filter((width) => width === 0.01)).toHaveLength(148);
});
