import { describe, expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { searchPaths, type SearchPaths } from '../../../shared/charts/search-paths.ts';
import { ACCURACY } from '../../support/measures.ts';

const step = (epochs: number, select: number, confirm: number | null) => {
  return { epochs, seconds: 2 * epochs, trials: epochs / 10, trial: epochs / 10, select, confirm };
};
const data: SearchPaths = {
  ...{ axis: 'epochs', measure: 'confirm', objective: ACCURACY, bestKnown: { value: 0.91, interval: null } },
  paths: [
    { label: 'Hyperband', strategy: 7, budgetFactor: 1, spent: 90, steps: [step(10, 0.8, 0.79), step(40, 0.9, 0.88)] },
    { label: 'Random search', strategy: 0, budgetFactor: 1, spent: 100, steps: [] },
  ],
};
const lines = (changes: Partial<SearchPaths> = {}) =>
  searchPaths({ ...data, ...changes }, lightLook).series.filter(({ decoration }) => !decoration);

describe('searchPaths', () => {
  test('steps through the incumbents and goes on to what was spent', () => {
    const [path] = lines();
    expect(path!.data.map(({ x, y, number }) => [x, y, number])).toEqual([
      [10, 0.79, 1],
      [40, 0.88, 4],
      [90, 0.88, 4],
    ]);
    expect(path!.label).toBe('Hyperband 0.8800');
  });

  test('is measured on select where confirm is not recorded', () => {
    expect(lines({ measure: 'select' })[0]!.data.map(({ y }) => y)).toEqual([0.8, 0.9, 0.9]);
  });

  test('names a search that has found nothing without a value', () => {
    expect(lines()[1]).toMatchObject({ label: 'Random search', data: [] });
  });

  test('has the best known as a line across, and says what it rests on', () => {
    const [best] = searchPaths(data, lightLook).series;
    expect(best!.label).toBe('best of one run each 0.9100');
    const known = { value: 0.91, interval: { low: 0.9, high: 0.92 } };
    const { series, subtitle } = searchPaths({ ...data, bestKnown: known }, lightLook);
    expect(series[0]!.label).toBe('best known 0.9100');
    expect(subtitle).toContain(
      'chosen on half of the model seeds and scored on the other half; 95 of 100 halvings lie in 0.9000 to 0.9200',
    );
    expect(best!.data.map(({ x, y }) => [x, y])).toEqual([
      [0, 0.91],
      [100, 0.91],
    ]);
  });
});
