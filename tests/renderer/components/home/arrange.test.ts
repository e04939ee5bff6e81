import { expect, test } from 'vitest';
import { arranged, type Arrangement } from '../../../../renderer/components/home/arrange.ts';
import { overviewOf, sessionOf } from '../../../support/window-data.ts';

const studies = [
  overviewOf({ id: 1, name: 'Study 10', trials: 5, bestValue: 0.91, updatedAt: '2026-01-03' }),
  overviewOf({ id: 2, name: 'Study 9', trials: 7, bestValue: null, updatedAt: '2026-01-04', note: 'wide layers' }),
  overviewOf({ id: 3, name: 'Kept', trials: 1, bestValue: 0.5, updatedAt: '2026-01-01', starred: true }),
  overviewOf({ id: 4, name: 'Old', trials: 9, bestValue: 0.99, updatedAt: '2026-01-05', archived: true }),
  overviewOf({
    id: 5,
    name: 'At work',
    trials: 2,
    bestValue: 0.7,
    updatedAt: '2026-01-02',
    sessions: [sessionOf({ state: 'running' })],
  }),
];
const ids = (part: Partial<Arrangement>): readonly number[] =>
  arranged(studies, { written: '', sort: 'updated', archived: false, ...part }).map(({ id }) => id);

test.each([
  ['updated', [5, 3, 2, 1]],
  ['name', [5, 3, 2, 1]],
  ['value', [5, 3, 1, 2]],
  ['trials', [5, 3, 2, 1]],
] as const)('sorted by %s, with those that run first and starred ones next', (sort, order) => {
  expect(ids({ sort })).toEqual(order);
});

test('archived studies come last, and only where they are asked for', () => {
  expect(ids({ archived: true })).toEqual([5, 3, 2, 1, 4]);
});

test('what is written is found in names and notes', () => {
  expect(ids({ written: 'study' })).toEqual([2, 1]);
  expect(ids({ written: 'layers' })).toEqual([2]);
});
