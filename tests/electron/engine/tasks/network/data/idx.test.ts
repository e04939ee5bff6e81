import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readIdx, readLabelledPictures } from '../../../../../../electron/engine/tasks/network/data/idx.ts';

const folder = mkdtempSync(join(tmpdir(), 'idx-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | readonly number[]): string {
  const path = join(folder, name);
  writeFileSync(path, Uint8Array.from(bytes));
  return path;
}

const LABELS = [0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 4];
const PICTURES = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40];

describe('readIdx', () => {
  it('reads plain and gzip files alike', () => {
    const expected = { shape: [3], values: Buffer.from([9, 0, 4]) };
    expect(readIdx(file('plain', LABELS), 1)).toEqual(expected);
    expect(readIdx(file('packed.gz', gzipSync(Uint8Array.from(LABELS))), 1)).toEqual(expected);
  });
  it.each([
    ['magic', [0, 0, 8, 3, ...LABELS.slice(4)], 'magic number is 2051, not 2049'],
    ['short', LABELS.slice(0, -1), 'announces 3 = 3 bytes and has 2'],
    ['long', [...LABELS, 1], 'announces 3 = 3 bytes and has 4'],
    ['header', [0, 0], 'fewer than its header'],
    ['gzip', [0x1f, 0x8b, 1, 2], 'cannot be read'],
  ])('refuses a file with a wrong %s, naming it', (name, bytes, reason) => {
    const path = file(name, bytes);
    expect(() => readIdx(path, 1)).toThrow(reason);
    expect(() => readIdx(path, 1)).toThrow(path);
  });
  it('refuses pictures and labels whose counts do not match', () => {
    expect(() => readLabelledPictures(file('pictures', PICTURES), file('labels', LABELS))).toThrow('has 2 pictures, but');
  });
});
