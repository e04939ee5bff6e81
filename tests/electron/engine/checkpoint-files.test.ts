import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkpointFiles } from '../../../electron/engine/checkpoint-files.ts';
import type { Goal } from '../../../shared/measure.ts';
import type { Trial } from '../../../shared/model.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ended = (number: number, value: number | null, state: Trial['state'] = 'completed'): Trial =>
  ({ number, value, state, sequence: number }) as Trial;

function keptOf(trials: readonly Trial[], mayBePromoted: boolean, goal: Goal = 'maximise'): number[] {
  const files = checkpointFiles(temporaryFolder(), 3);
  for (const { number } of trials) writeFileSync(files.fileOf(number), '');
  writeFileSync(path.join(files.folder, 'note.txt'), '');
  files.tidy(trials, { goal }, mayBePromoted);
  expect(readdirSync(files.folder)).toContain('note.txt');
  return trials.map(({ number }) => number).filter((number) => files.existing(number) !== null);
}

const twenty = Array.from({ length: 20 }, (_, at) => ended(at + 1, (at * 7) % 20));

test('keeps the ten best and what still runs', () => {
  const best = twenty.toSorted((left, right) => right.value! - left.value!).slice(0, 10);
  const running = { number: 21, value: null, state: 'running', sequence: null } as Trial;
  expect(keptOf([...twenty, running], false)).toEqual([...best.map(({ number }) => number), 21].sort((a, b) => a - b));
});

test('a smaller loss is better', () => {
  expect(keptOf(twenty, false, 'minimise')).not.toEqual(keptOf(twenty, false));
  expect(keptOf(twenty, false, 'minimise')).toContain(twenty.find(({ value }) => value === 0)!.number);
});

test('failed and diverged trials are not kept, unless all are', () => {
  const trials = [ended(1, 0.5), ended(2, null, 'failed'), ended(3, 0.9, 'diverged'), ended(4, 0.4, 'stopped')];
  expect(keptOf(trials, false)).toEqual([1, 4]);
  expect(keptOf(trials, true)).toEqual([1, 2, 3, 4]);
});

test('a folder that cannot be made is named', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'checkpoints'));
  writeFileSync(path.join(folder, 'checkpoints', 'session-3'), '');
  expect(() => checkpointFiles(path.join(folder, 'checkpoints'), 3)).toThrow(/session-3 cannot be made/);
});
