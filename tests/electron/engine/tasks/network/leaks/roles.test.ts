import { expect, test } from 'vitest';
import { APART, IN_ONE, judge, PLANTED, winnerOf } from '../../../../../../electron/engine/tasks/network/leaks/roles.ts';
import type { Trained } from '../../../../../../electron/engine/tasks/network/leaks/training.ts';

const TRAINED: Trained = [
  { stop: { accuracy: 0.5 }, select: { accuracy: 0.9 }, confirm: { accuracy: 0.6 } },
  { stop: { accuracy: 0.7 }, select: { accuracy: 0.8 }, confirm: { accuracy: 0.4 } },
];

test('every set of rows plays every role: six ways apart, six with two roles in one', () => {
  expect(new Set(APART.map((roles) => JSON.stringify(roles))).size).toBe(6);
  expect(APART.every(({ decides, values, honest }) => new Set([decides, values, honest]).size === 3)).toBe(true);
  expect(IN_ONE.every(({ decides, values, honest }) => decides === values && honest !== values)).toBe(true);
  expect(PLANTED.map(({ honest }) => honest)).toEqual(['confirm', 'confirm']);
});

test('the epoch is that of the deciding rows, the values those of the others', () => {
  expect(judge(TRAINED, { decides: 'stop', values: 'select', honest: 'confirm' })).toEqual({ reported: 0.8, honest: 0.4 });
  expect(judge(TRAINED, { decides: 'select', values: 'select', honest: 'confirm' })).toEqual({ reported: 0.9, honest: 0.6 });
  expect(judge(TRAINED, { decides: 'confirm', values: 'stop', honest: 'select' })).toEqual({ reported: 0.5, honest: 0.9 });
});

test('of equal winners the first counts', () => {
  expect(winnerOf([0.1, 0.3, 0.3].map((reported) => ({ reported, honest: 0 })))).toBe(1);
});
