import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { arrivingFiles, sendFile, type Piece } from '../../../../electron/engine/pool/file-exchange.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function piecesOf(content: Buffer): Promise<readonly Piece[]> {
  const file = path.join(temporaryFolder(), 'sent');
  writeFileSync(file, content);
  const pieces: Piece[] = [];
  await sendFile('rows', file, async (piece) => void pieces.push(piece));
  return pieces;
}

test.each([0, 1, 3_000_001])('a file of %i bytes arrives as it was sent', async (length) => {
  const content = Buffer.alloc(length, 'trial');
  const place = path.join(temporaryFolder(), 'below', 'rows');
  const arriving = arrivingFiles();
  const pieces = await piecesOf(content);
  const last = pieces.map((piece) => arriving.take(piece, place) && existsSync(place));
  expect(last).toEqual([...pieces.slice(1).map(() => false), true]);
  expect(readFileSync(place).equals(content)).toBe(true);
});

test('a file that was changed on its way is refused, and nothing of it stays', async () => {
  const folder = temporaryFolder();
  const [first, last] = await piecesOf(Buffer.from('rows'));
  const arriving = arrivingFiles();
  arriving.take({ ...first!, bytes: Buffer.from('worm') }, path.join(folder, 'rows'));
  expect(() => arriving.take(last!, path.join(folder, 'rows'))).toThrow('The file rows did not arrive as it was sent.');
  expect(readdirSync(folder)).toEqual([]);
});

test('of a file that breaks off nothing stays', async () => {
  const folder = temporaryFolder();
  const [first] = await piecesOf(Buffer.from('rows'));
  const arriving = arrivingFiles();
  arriving.take(first!, path.join(folder, 'rows'));
  arriving.drop();
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'of a file for which the disk has no room nothing stays, and it may arrive anew',
  async () => {
    const folder = temporaryFolder();
    const place = path.join(folder, 'rows');
    const pieces = await piecesOf(Buffer.from('rows'));
    const arriving = arrivingFiles();
    symlinkSync('/dev/full', `${place}.${process.pid}.tmp`);
    expect(() => arriving.take(pieces[0]!, place)).toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
    for (const piece of pieces) arriving.take(piece, place);
    expect(readFileSync(place, 'utf8')).toBe('rows');
  },
);
