import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../db/connection.ts';
import { faultOf, reasonOf, withoutWorkers } from '../../../electron/engine/fault.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

test.skipIf(process.platform !== 'linux')("a full disk is the machine's", () => {
  const full = openSync('/dev/full', 'w');
  const error = thrownBy(() => writeSync(full, 'x'));
  expect([faultOf(error), reasonOf(error)]).toEqual([
    'machine',
    'The disk is full. Make room on it, then go on. (ENOSPC: no space left on device, write)',
  ]);
  closeSync(full);
});

test("a database that has no room is the machine's, also in words", () => {
  const connection = openConnection(path.join(temporaryFolder(), 'full.sqlite'));
  const pages = connection.first<{ page_count: number }>('PRAGMA page_count')!.page_count;
  connection.first(`PRAGMA max_page_count = ${pages}`);
  const fill = (): unknown => connection.run('INSERT INTO settings VALUES (?, ?)', ['key', 'x'.repeat(1e6)]);
  const error = thrownBy(fill);
  connection.close();
  expect(error).toMatchObject({ name: 'TrialdeckError', message: expect.stringContaining('the disk is full') });
  expect(faultOf(error)).toBe('machine');
});

test("workers that cannot be started are the machine's", () => {
  expect(faultOf(withoutWorkers('The worker ended with exit code 1.'))).toBe('machine');
});

test("a refusal is the trial's, whatever it wraps", () => {
  const missing = thrownBy(() => readFileSync(path.join(temporaryFolder(), 'none')));
  expect(faultOf(new TrialdeckError('failure', 'It is gone.', undefined, { cause: missing }))).toBe('trial');
});

test.each([new TypeError('a is undefined'), new Error('Epoch 3 comes after epoch 1.'), 'text', undefined])(
  '%s is a bug',
  (error) => {
    expect(faultOf(error)).toBe('bug');
  },
);
