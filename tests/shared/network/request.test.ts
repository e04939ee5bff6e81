import { expect, test } from 'vitest';
import { networkAsked, parseNetworkSearch } from '../../../shared/network/request.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

const UNITS = { units: { type: 'int', low: 8, high: 64 } } as const;

test('a request of networks comes as it is, and one that says nothing is of networks', () => {
  const task = { kind: 'network', dataset: 'fashion-mnist', rows: 40, splitSeed: 0, recordConfirm: true };
  expect(parseNetworkSearch({ task, space: UNITS })).toEqual({ task, space: UNITS });
  expect(parseNetworkSearch({})).toEqual({ task: { kind: 'network' }, space: undefined });
});

test.each([
  [{ rows: 39 }, 'task.rows', 'task.rows is 39; allowed is a whole number of at least 40.'],
  [{ rows: Number.NaN }, 'task.rows', 'task.rows is not a number; allowed is a whole number of at least 40.'],
  [{ splitSeed: 2 ** 31 }, 'task.splitSeed', 'task.splitSeed is 2147483648; allowed is a whole number from 0 to 2147483647.'],
  [{ split: { train: 7 } }, 'task.split.stop', 'task.split.stop is missing; allowed is a whole number of at least 1.'],
  [
    { command: 'train' },
    'task.command',
    'task has an unknown field command. Known are kind, dataset, rows, splitSeed, split, recordConfirm.',
  ],
])('refuses %j', (fields, field, sentence) => {
  expect(refusalOf(() => parseNetworkSearch({ task: { kind: 'network', ...fields } }))).toEqual(usage(field, sentence));
});

test('refuses a space of other parameters, or beyond their legal ranges', () => {
  expect(refusalOf(() => parseNetworkSearch({ space: { units: { ...UNITS.units, low: 0 } } }))).toEqual(
    usage('space.units.low', 'units.low is 0; allowed is a whole number from 1 to 2048.'),
  );
  expect(refusalOf(() => parseNetworkSearch({ space: { unitz: UNITS.units } }))).toMatchObject({ field: 'space.unitz' });
});

test('what is asked of networks is found where the request is about some', () => {
  expect(networkAsked({ task: { kind: 'network', dataset: 'figures' } })?.dataset).toBe('figures');
  expect([networkAsked({}), networkAsked({ task: { kind: 'program', dataset: 'figures' } })]).toEqual([undefined, undefined]);
});
