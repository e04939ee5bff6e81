import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const [NORMAL, FULL] = [1, 2];

test('the first record of a minute reaches the disk, as does what is meant to, and all others reach it with them', () => {
  let passed = 0;
  const connection = openConnection(path.join(temporaryFolder(), 'trialdeck.db'), { ms: () => passed });
  onTestFinished(() => connection.close());
  const flushing = (durable = false): unknown =>
    connection.write(() => connection.tuples<[number]>('PRAGMA synchronous')[0]![0], durable);
  const at = (ms: number, durable = false): unknown => {
    passed = ms;
    return flushing(durable);
  };
  expect([at(0), at(59_999), at(60_000), at(60_001), at(119_999), at(120_000)]).toEqual([
    NORMAL,
    NORMAL,
    FULL,
    NORMAL,
    NORMAL,
    FULL,
  ]);
  expect([at(130_000, true), at(189_000), at(190_000)]).toEqual([FULL, NORMAL, FULL]);
  expect(connection.tuples('PRAGMA synchronous')).toEqual([[NORMAL]]);
});
