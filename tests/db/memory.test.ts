import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection, type Connection } from '../../db/connection.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function counting(connection: Connection, question: string): { ask: () => number; asked: () => number } {
  let asked = 0;
  const count = (): number => {
    asked += 1;
    return connection.tuples<[number]>('SELECT count(*) FROM settings')[0]![0];
  };
  return { ask: () => connection.remembered(question, count), asked: () => asked };
}

function addSetting(connection: Connection, key: string): void {
  connection.run('INSERT INTO settings (key, value) VALUES (?, ?)', [key, '1']);
}

test('an answer holds until a row changes, by this connection or by another one', () => {
  const file = path.join(temporaryFolder(), 'memory.db');
  const [own, other] = [openConnection(file), openConnection(file)];
  const { ask, asked } = counting(own, 'how many');
  const before = ask();
  expect([ask(), asked()]).toEqual([before, 1]);
  addSetting(own, 'one');
  expect([ask(), ask(), asked()]).toEqual([before + 1, before + 1, 2]);
  addSetting(other, 'two');
  expect([ask(), ask(), asked()]).toEqual([before + 2, before + 2, 3]);
  own.close();
  other.close();
});

test('answers of different questions do not mix, and an answer of nothing is one too', () => {
  const connection = openConnection(':memory:');
  let asked = 0;
  const nothing = (): undefined => void (asked += 1);
  const answers = (['a', 'b', 'a'] as const).map((question, at) => connection.remembered(question, () => at));
  expect(answers).toEqual([0, 1, 0]);
  connection.remembered('nothing', nothing);
  connection.remembered('nothing', nothing);
  expect(asked).toBe(1);
  connection.close();
});
