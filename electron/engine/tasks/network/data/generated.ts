/**
 * A small data set made by a formula, for tests and for trying things in seconds: bars, crosses, rings and a diagonal of
 * 12 x 12, moved about and covered by noise, so that a network has something to learn and something to get wrong.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { randomFor, type Random } from '../../../../../shared/random.ts';
import type { DatasetSource } from './dataset-source.ts';

const SIDE = 12;
const ROWS = 4_000;
const VAULT_ROWS = 1_000;

const FIGURES: readonly { readonly name: string; readonly covers: (x: number, y: number) => boolean }[] = [
  { name: 'Upright bar', covers: (x, y) => Math.abs(x) < 1.2 && Math.abs(y) < 4 },
  { name: 'Level bar', covers: (x, y) => Math.abs(y) < 1.2 && Math.abs(x) < 4 },
  { name: 'Cross', covers: (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 1 && Math.max(Math.abs(x), Math.abs(y)) < 4 },
  { name: 'Ring', covers: (x, y) => Math.abs(Math.hypot(x, y) - 3) < 1 },
  { name: 'Diagonal', covers: (x, y) => Math.abs(x - y) < 1.5 && Math.abs(x + y) < 7 },
];

export const GENERATED: DatasetSource = {
  summary: {
    name: 'generated',
    title: 'Generated figures',
    hash: 'generated-figures-1',
    rows: ROWS,
    vaultRows: VAULT_ROWS,
    features: SIDE * SIDE,
    classes: FIGURES.map(({ name }) => name),
    picture: { height: SIDE, width: SIDE },
  },
  images: 'train-images-idx3-ubyte',
  labels: 'train-labels-idx1-ubyte',
  vault: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
  implausible: null,
  download: null,
};

/** Writes the four files; the labels of the training rows come last, so that their presence means that all is there. */
export function writeGenerated(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writePart(folder, 't10k', VAULT_ROWS);
  writePart(folder, 'train', ROWS);
}

function writePart(folder: string, part: 'train' | 't10k', rows: number): void {
  const random = randomFor('generated figures', part);
  const labels = Uint8Array.from({ length: rows }, (_, row) => row % FIGURES.length);
  const pictures = Buffer.concat(Array.from(labels, (label) => drawPicture(label, random)));
  writeIdx(path.join(folder, `${part}-images-idx3-ubyte`), [rows, SIDE, SIDE], pictures);
  writeIdx(path.join(folder, `${part}-labels-idx1-ubyte`), [rows], labels);
}

function drawPicture(label: number, random: Random): Uint8Array {
  const [left, top] = [4 + 3 * random.next(), 4 + 3 * random.next()];
  const strength = 90 + 110 * random.next();
  return Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
    const covered = FIGURES[label]!.covers((at % SIDE) - left, Math.floor(at / SIDE) - top);
    return Math.max(0, Math.min(255, (covered ? strength : 40) + 55 * random.normal()));
  });
}

function writeIdx(file: string, shape: readonly number[], values: Uint8Array): void {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt32BE((8 << 8) | shape.length, 0);
  shape.forEach((size, at) => header.writeUInt32BE(size, 4 + 4 * at));
  // Threads of one process may write the same file.
  const temporary = `${file}.${process.pid}.${threadId}.tmp`;
  writeFileSync(temporary, Buffer.concat([header, values]));
  renameSync(temporary, file);
}
