/** A worker's own folder, against an owner in this process that has what it is told to have. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { faultOf, reasonOf } from '../../../../electron/engine/fault.ts';
import { sendFile, type Piece } from '../../../../electron/engine/pool/file-exchange.ts';
import type { Wanted } from '../../../../electron/engine/pool/stream-messages.ts';
import { folderFiles, type FolderFiles } from '../../../../electron/engine/pool/worker-folder.ts';
import { checkpointContent } from '../../../../electron/engine/tasks/checkpoint-content.ts';
import { writeCheckpoint } from '../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { fakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let folder: string;
let clock: FakeClock;
let wanted: Wanted[];
let sent: Piece[];
let files: FolderFiles;

beforeEach(() => {
  folder = temporaryFolder();
  clock = fakeClock('2026-01-01T00:00:00.000Z');
  [wanted, sent] = [[], []];
  files = opened();
});

function opened(): FolderFiles {
  return folderFiles(folder, { want: (what) => void wanted.push(what), send: async (piece) => void sent.push(piece) }, clock);
}

/** The owner brings a file of the text. */
async function bring(name: string, text: string): Promise<void> {
  const file = path.join(temporaryFolder(), 'at-owner');
  writeFileSync(file, text);
  await sendFile(name, file, async (piece) => files.receive(piece));
}

/** A checkpoint of the trial's epoch, different for each. @returns its content */
function checkpoint(file: string, epochsDone: number): string {
  const progress = { epochsDone, step: epochsDone, bestEpoch: 1, bestStop: 0.5, epochs: [], rowResults: {}, best: null };
  const state = new Map([['weights', Float32Array.of(epochsDone)]]);
  writeCheckpoint(file, { session: 'one', params: {}, modelSeed: 1, tensorflow: 'formula', ...progress, state });
  return checkpointContent(file);
}

async function bringState(name: string, epochsDone: number): Promise<void> {
  const file = path.join(temporaryFolder(), 'at-owner');
  checkpoint(file, epochsDone);
  await sendFile(name, file, async (piece) => files.receive(piece));
}

const statesOfOthers = (): readonly string[] => readdirSync(path.join(folder, 'states'));

describe('data', () => {
  test('are asked for once and kept for the workers that come after', async () => {
    const asked = files.data('rows');
    await bring('rows', 'of the study');
    const place = await asked;
    expect(readFileSync(place, 'utf8')).toBe('of the study');
    expect(await files.data('rows')).toBe(place);
    files.close();
    expect(await opened().data('rows')).toBe(place);
    expect(wanted).toEqual([{ what: 'data', name: 'rows' }]);
  });

  test('that the owner cannot give are refused with its reason, and asked for again the next time', async () => {
    const asked = files.data('rows');
    files.receive({ kind: 'refusal', name: 'rows', reason: 'The rows are gone.', fault: 'trial' });
    await expect(asked).rejects.toThrow('The rows are gone.');
    const again = files.data('rows');
    await bring('rows', 'here again');
    expect(readFileSync(await again, 'utf8')).toBe('here again');
    expect(wanted).toHaveLength(2);
  });

  test.each(['machine', 'checkpoint', 'trial'] as const)(
    'that cannot be had are of the fault that the owner says: %s',
    async (fault) => {
      const asked = files.data('rows');
      files.receive({ kind: 'refusal', name: 'rows', reason: 'The disk cannot be read.', fault });
      const error: unknown = await asked.catch((reason: unknown) => reason);
      expect([faultOf(error), reasonOf(error)]).toEqual([fault, 'The disk cannot be read.']);
    },
  );

  test('that arrive changed are refused, and nothing of them is kept', async () => {
    const asked = files.data('rows');
    files.receive({ kind: 'piece', name: 'rows', bytes: Buffer.from('worms'), sha256: 'of rows' });
    await expect(asked).rejects.toThrow('The file rows did not arrive as it was sent.');
    expect(readdirSync(path.join(folder, 'data'))).toEqual([]);
  });

  test('of four studies stay: the fifth drives out those that nobody has used for the longest time', async () => {
    const use = async (name: string): Promise<void> => {
      clock.pass(60_000);
      await files.data(name);
    };
    for (const name of ['one', 'two', 'three', 'four']) {
      const asked = files.data(name);
      await bring(name, name);
      await asked;
      await use(name);
    }
    await use('one');
    const fifth = files.data('five');
    await bring('five', 'five');
    await fifth;
    expect(readdirSync(path.join(folder, 'data')).toSorted()).toEqual(['five', 'four', 'one', 'three']);
  });

  test('never lie outside the folder, whatever they are called', async () => {
    const asked = files.data('../../rows');
    await bring('../../rows', 'of the study');
    expect(await asked).toBe(path.join(folder, 'data', 'rows'));
  });
});

describe('a state', () => {
  test('that is here with the content that is meant is not asked for', async () => {
    const content = checkpoint(files.fileOf('trial-3'), 2);
    expect(await files.state({ name: 'trial-3', content })).toBe(files.fileOf('trial-3'));
    expect(wanted).toEqual([]);
  });

  test('of another content than is meant is asked for, and takes its place', async () => {
    checkpoint(files.fileOf('trial-3'), 2);
    const content = checkpoint(path.join(temporaryFolder(), 'at-owner'), 5);
    const asked = files.state({ name: 'trial-3', content });
    await bringState('trial-3', 5);
    expect(checkpointContent(await asked)).toBe(content);
    expect(wanted).toEqual([{ what: 'state', name: 'trial-3', content }]);
  });

  test('that has been written over at the owner is refused', async () => {
    const content = checkpoint(path.join(temporaryFolder(), 'at-owner'), 5);
    const asked = files.state({ name: 'trial-3', content });
    const refused = expect(asked).rejects.toThrow('The checkpoint trial-3 was changed since it was named');
    await bringState('trial-3', 6);
    await refused;
  });

  test('goes to the owner once, and again when it has changed', async () => {
    const lastPieces = (): number => sent.filter(({ sha256 }) => sha256 !== null).length;
    await files.deliver('trial-3');
    expect(lastPieces()).toBe(0);
    checkpoint(files.fileOf('trial-3'), 1);
    await files.deliver('trial-3');
    await files.deliver('trial-3');
    expect(lastPieces()).toBe(1);
    checkpoint(files.fileOf('trial-3'), 2);
    await files.deliver('trial-3');
    expect(lastPieces()).toBe(2);
    const whole = Buffer.concat(sent.slice(-2).map(({ bytes }) => bytes));
    expect(whole.equals(readFileSync(files.fileOf('trial-3')))).toBe(true);
  });

  test('that came from the owner is not sent back', async () => {
    const content = checkpoint(path.join(temporaryFolder(), 'at-owner'), 5);
    const asked = files.state({ name: 'trial-3', content });
    await bringState('trial-3', 5);
    await asked;
    await files.deliver('trial-3');
    expect(sent).toEqual([]);
  });

  test('stays with the seven that were written after it, and then makes room', async () => {
    for (let number = 1; number <= 10; number++) {
      const file = files.fileOf(`trial-${number}`);
      checkpoint(file, 1);
      utimesSync(file, number, number);
      await files.deliver(`trial-${number}`);
    }
    const kept = Array.from({ length: 10 }, (_, at) => existsSync(files.fileOf(`trial-${at + 1}`)));
    expect(kept).toEqual([false, false, ...Array<boolean>(8).fill(true)]);
  });
});

test('two workers share the data but no state, and each takes its own along', async () => {
  const other = opened();
  expect(other.fileOf('trial-1')).not.toBe(files.fileOf('trial-1'));
  checkpoint(files.fileOf('trial-1'), 1);
  other.close();
  expect(existsSync(files.fileOf('trial-1'))).toBe(true);
  files.close();
  expect(statesOfOthers()).toEqual([]);
});

test('the states of killed workers of this machine go when the next one comes; those of others and of live ones stay', () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const names = [`${hostname()}.${gone}.dead`, `${hostname()}.${process.ppid}.live`, `elsewhere.${gone}.unknown`];
  for (const name of names) mkdirSync(path.join(folder, 'states', name));
  files.close();
  const next = opened();
  const left = statesOfOthers().filter((name) => path.join(folder, 'states', name) !== next.scratch);
  expect(left.toSorted()).toEqual([names[1]!, names[2]!].toSorted());
});
