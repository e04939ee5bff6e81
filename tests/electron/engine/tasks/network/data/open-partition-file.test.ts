import { readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isPartitionFile, openPartitionFile } from '../../../../../../electron/engine/tasks/network/data/open-partition-file.ts';
import { THREE_PICTURES, writtenPartitions } from '../../../../../support/partition-content.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

test('a file that is missing, of another kind, cut short or changed in one bit is refused, and counts as absent', () => {
  const refused = (file: string, why: string): void => {
    expect(() => openPartitionFile(file)).toThrow(why);
    expect(isPartitionFile(file)).toBe(false);
  };
  const whole = writtenPartitions(THREE_PICTURES);
  expect(isPartitionFile(whole)).toBe(true);
  refused(path.join(temporaryFolder(), 'none'), 'ENOENT');
  refused(import.meta.filename, 'it is no partition file');
  const length = readFileSync(whole).length;
  for (const place of [0, 8, 14, length - 60, length - 44, length - 20]) {
    const changed = writtenPartitions(THREE_PICTURES);
    const bytes = readFileSync(changed);
    bytes[place]! ^= 1;
    writeFileSync(changed, bytes);
    refused(changed, 'it was damaged');
  }
  const cut = writtenPartitions(THREE_PICTURES);
  truncateSync(cut, length - 1);
  refused(cut, 'it was cut short');
});

test('a file that was found whole is not read whole again until it is written to', () => {
  const file = writtenPartitions(THREE_PICTURES);
  const writtenAt = new Date(Date.UTC(2026, 0, 1));
  utimesSync(file, writtenAt, writtenAt);
  expect(isPartitionFile(file)).toBe(true);
  const changed = readFileSync(file);
  changed[0]! ^= 1;
  writeFileSync(file, changed);
  utimesSync(file, writtenAt, writtenAt);
  expect(isPartitionFile(file)).toBe(true);
  utimesSync(file, writtenAt, new Date(Date.UTC(2026, 0, 2)));
  expect(isPartitionFile(file)).toBe(false);
});
