import { expect, test } from 'vitest';
import { commandOn, poolOn } from '../../../../electron/engine/pool/open-pool.ts';

const spawn = (): never => {
  throw new Error('Nothing is started here.');
};

test('a command runs as it was written, and this machine runs none', () => {
  expect([commandOn(null), commandOn("sh -c 'exec worker'")]).toEqual([null, "sh -c 'exec worker'"]);
});

test('a command that is none opens no pool', () => {
  expect(() => poolOn("sh -c 'exec", spawn)).toThrow('a quote that is not closed');
});
