import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMemory } from '../../db/memory.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('an answer holds until a row changes, by this connection or by another one', () => {
  const file = path.join(temporaryFolder(), 'memory.db');
  const [own, other] = [new Database(file), new Database(file)];
  own.exec('CREATE TABLE numbers (number INTEGER)');
  const memory = createMemory(own);
  let asked = 0;
  const count = (): number =>
    memory('count', () => {
      asked += 1;
      return own.prepare<[], number>('SELECT count(*) FROM numbers').pluck().get()!;
    });

  expect([count(), count(), asked]).toEqual([0, 0, 1]);
  own.prepare('INSERT INTO numbers VALUES (1)').run();
  expect([count(), count(), asked]).toEqual([1, 1, 2]);
  other.prepare('INSERT INTO numbers VALUES (2)').run();
  expect([count(), count(), asked]).toEqual([2, 2, 3]);
  own.close();
  other.close();
});

test('answers of different questions do not mix, and an answer of nothing is one too', () => {
  const database = new Database(':memory:');
  const memory = createMemory(database);
  let asked = 0;
  const nothing = (): undefined => void (asked += 1);
  expect([memory('a', () => 1), memory('b', () => 2), memory('a', () => 3)]).toEqual([1, 2, 1]);
  memory('nothing', nothing);
  memory('nothing', nothing);
  expect(asked).toBe(1);
  database.close();
});
