import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultOf, type Fault } from '../../../../../../electron/engine/fault.ts';
import { checkpointContent } from '../../../../../../electron/engine/tasks/checkpoint-content.ts';
import {
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
} from '../../../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { packHits } from '../../../../../../shared/row-results.ts';
import { measuredEpoch } from '../../../../../support/small-study.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

/** Numbers that a careless format loses: not a number, both zeros, the smallest and the largest. */
const DIFFICULT = Float32Array.of(NaN, -0, 0, 1.401298464324817e-45, 3.4028234663852886e38, -Infinity, 1 / 3);

const CHECKPOINT: Checkpoint = {
  session: 'one',
  params: { optimizer: 'adam', units: 12, batch_normalization: true },
  modelSeed: 7,
  tensorflow: '2.9.1',
  epochsDone: 2,
  step: 14,
  bestEpoch: 1,
  bestStop: 0.8,
  epochs: [measuredEpoch(1, 0.8), measuredEpoch(2, 0.7)],
  rowResults: { select: packHits([1, 0, 1, 1, 0, 0, 1, 0, 1]), confirm: packHits([0, 1]) },
  state: new Map([
    ['layer1.kernel', DIFFICULT],
    ['layer1.bias', Float32Array.of(0.25)],
    ['empty', new Float32Array(0)],
  ]),
  best: new Map([['layer1.kernel', Float32Array.from(DIFFICULT, (value) => value / 2)]]),
};

function written(change: Partial<Checkpoint> = {}): string {
  const file = path.join(temporaryFolder(), 'trial-1.checkpoint');
  writeCheckpoint(file, { ...CHECKPOINT, ...change });
  return file;
}

/** The same file with other bytes. */
function altered(file: string, change: (content: Buffer) => Buffer): string {
  writeFileSync(file, change(readFileSync(file)));
  return file;
}

function framed(header: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(header));
  return Buffer.concat([Buffer.from('TRIALCK1'), length, Buffer.from(header), body]);
}

function faultIn(work: () => unknown): Fault | null {
  try {
    work();
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

describe('a checkpoint', () => {
  test('is read as it was written, to the last bit', () => {
    const { state, best, ...rest } = readCheckpoint(written());
    const { state: writtenState, best: writtenBest, ...writtenRest } = CHECKPOINT;
    expect(rest).toEqual(writtenRest);
    expect([...state.keys()]).toEqual([...writtenState.keys()]);
    const bits = (values: Float32Array): Buffer => Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    for (const [name, values] of writtenState) expect(bits(state.get(name)!).equals(bits(values))).toBe(true);
    expect(bits(best!.get('layer1.kernel')!).equals(bits(writtenBest!.get('layer1.kernel')!))).toBe(true);
  });

  test('of views into a larger buffer has the viewed numbers alone', () => {
    const all = Float32Array.of(1, 2, 3, 4);
    const { state } = readCheckpoint(written({ state: new Map([['middle', all.subarray(1, 3)]]) }));
    expect(state.get('middle')).toEqual(Float32Array.of(2, 3));
  });

  test('before the first best epoch has no weights of it', () => {
    expect(readCheckpoint(written({ best: null })).best).toBeNull();
  });

  test('takes the place of the one before it as a whole, or not at all', () => {
    const file = written();
    mkdirSync(`${file}.${process.pid}.tmp`);
    expect(() => writeCheckpoint(file, { ...CHECKPOINT, epochsDone: 3 })).toThrow('EISDIR');
    expect(readCheckpoint(file).epochsDone).toBe(2);
    const other = written();
    writeCheckpoint(other, { ...CHECKPOINT, epochsDone: 3 });
    expect(readCheckpoint(other).epochsDone).toBe(3);
    expect(readdirSync(path.dirname(other))).toEqual(['trial-1.checkpoint']);
  });
});

test('a checkpoint of a former version, whose digest is that of its numbers alone, is read', () => {
  const former = altered(written(), (content) => {
    const headerEnd = 12 + content.readUInt32LE(8);
    const header = JSON.parse(content.subarray(12, headerEnd).toString()) as object;
    const body = content.subarray(headerEnd);
    return framed(JSON.stringify({ ...header, sha256: createHash('sha256').update(body).digest('hex') }), body);
  });
  expect(readCheckpoint(former)).toEqual(readCheckpoint(written()));
});

describe('its content', () => {
  test('has the same name wherever it lies, and another one for anything that differs', () => {
    const name = checkpointContent(written());
    expect(checkpointContent(written())).toBe(name);
    const state = new Map([...CHECKPOINT.state, ['layer1.bias', Float32Array.of(0.5)]]);
    const others = [{ epochsDone: 3 }, { session: 'two' }, { state }, { best: null }, { rowResults: {} }].map((change) =>
      checkpointContent(written(change)),
    );
    expect(new Set([name, ...others]).size).toBe(6);
  });

  test('is named where it is no checkpoint too, so that its reader says what is wrong', () => {
    const [empty, text] = ['', 'Not a checkpoint at all.'].map((content) => altered(written(), () => Buffer.from(content)));
    expect(checkpointContent(empty!)).not.toBe(checkpointContent(written()));
    expect(() => readCheckpoint(empty!)).toThrow('it is not a checkpoint');
    expect(() => readCheckpoint(text!)).toThrow(`The checkpoint ${text!} cannot be used: it is not a checkpoint.`);
  });
});

describe('what is refused', () => {
  test.each([
    ['a changed number', (content: Buffer) => content.with(content.length - 1, content.at(-1)! ^ 1)],
    ['a missing end', (content: Buffer) => content.subarray(0, -4)],
    ['more than was written', (content: Buffer) => Buffer.concat([content, Buffer.of(0)])],
  ])('%s', (_, change) => {
    const file = altered(written(), (content) => Buffer.from(change(content)));
    expect(() => readCheckpoint(file)).toThrow('its content was altered or cut short');
  });

  test('a changed bit anywhere in the file, of a fault that is neither the trial’s nor a mistake of ours', () => {
    // Short numbers: the last digit of a long one may mean nothing.
    const file = written({ epochs: [measuredEpoch(1, 0.5)] });
    const whole = readFileSync(file);
    const places = [...whole.keys()].filter((at) => at < 12 || at % 7 === 0);
    const faults = places.map((at) => {
      writeFileSync(file, whole.with(at, whole[at]! ^ 1));
      return faultIn(() => readCheckpoint(file));
    });
    expect(faults).toEqual(faults.map(() => 'checkpoint'));
  });

  test.each(['null', '[]', '{"sha256":"DIGEST"}', '{"epochs":[],"sha256":"DIGEST"}', '{"epochs":'])(
    'a header that is %s',
    (header) => {
      const digest = createHash('sha256').digest('hex');
      const file = altered(written(), () => framed(header.replace('DIGEST', digest), Buffer.of()));
      expect(faultIn(() => readCheckpoint(file))).toBe('checkpoint');
    },
  );

  test('a header that is said to be longer than the file, which is read no further than it goes', () => {
    const file = altered(written(), (content) =>
      Buffer.concat([content.subarray(0, 8), Buffer.alloc(4, 0xff), content.subarray(12)]),
    );
    expect(faultIn(() => readCheckpoint(file))).toBe('checkpoint');
    expect(checkpointContent(file)).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  });

  test('a missing file, with the reason of the system', () => {
    const missing = path.join(temporaryFolder(), 'trial-1.checkpoint');
    for (const read of [readCheckpoint, checkpointContent]) {
      expect(() => read(missing)).toThrow(`The checkpoint ${missing} cannot be used: ENOENT`);
      expect(faultIn(() => read(missing))).toBe('checkpoint');
    }
  });

  test.skipIf(process.platform !== 'linux')('a file that the disk does not give, by a fault of the machine', () => {
    expect(faultIn(() => readCheckpoint('/proc/self/mem'))).toBe('machine');
  });
});
