import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../../../shared/system-clock.ts';
import { readCheckpoint, type Checkpoint } from '../../../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { loadBinding } from '../../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { trainModel } from '../../../../../../electron/engine/tasks/network/training/train-model.ts';
import type { EpochAnswer, TrainingEnd, TrainingJob } from '../../../../../../electron/engine/tasks/trainer.ts';
import { NETWORK_MEASURES } from '../../../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { accuracy } from '../../../../../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../../../../../electron/engine/tasks/network/measures/loss.ts';
import { balancedAccuracy, meanShare } from '../../../../../../electron/engine/tasks/network/measures/balanced-accuracy.ts';
import { bestEpoch } from '../../../../../../shared/measure.ts';
import { unpackHits, unpackLosses, type RowResultsByPartition } from '../../../../../../shared/row-results.ts';
import type { Epoch, Params } from '../../../../../../shared/model.ts';
import { clusteredRows } from '../../../../../support/training-rows.ts';
import { networkRoles } from '../../../../../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../../../../../bench/app/generated-study.ts';

const folder = mkdtempSync(join(tmpdir(), 'train-model-'));
afterAll(() => rmSync(folder, { recursive: true }));
const binding = loadBinding();
const engine = openNativeEngine(binding, clusteredRows({ train: 203, stop: 60, select: 60, confirm: 45 }), tmpdir());

interface Run {
  readonly end: TrainingEnd;
  readonly epochs: Epoch[];
  /** The epochs that came with row results, and those. */
  readonly rows: readonly (readonly [epoch: number, results: RowResultsByPartition])[];
  readonly checkpoint: Checkpoint;
}

async function run(
  params: Params,
  change: Partial<TrainingJob> = {},
  answer: (epoch: number) => EpochAnswer = () => 'continue',
): Promise<Run> {
  const checkpointFile = join(folder, `${Math.random()}.ckpt`);
  const epochs: Epoch[] = [];
  const rows: [number, RowResultsByPartition][] = [];
  const job: TrainingJob = {
    params: { units: 10, batch_size: 32, ...params },
    modelSeed: 5,
    epochs: 6,
    maxEpochs: 6,
    measures: NETWORK_MEASURES,
    objective: accuracy.measure,
    dataFile: '',
    task: GENERATED_TASK,
    number: 1,
    roles: networkRoles(false),
    session: 'one',
    checkpointFile,
    resumeFrom: null,
    epochsKnown: 0,
    ...change,
  };
  const end = await trainModel(job, engine, binding.TF_Version, systemClock, (epoch, rowResults) => {
    epochs.push(epoch);
    if (Object.keys(rowResults).length > 0) rows.push([epoch.epoch, rowResults]);
    return answer(epoch.epoch);
  });
  return { end, epochs, rows, checkpoint: readCheckpoint(job.checkpointFile!) };
}

/** Of a checkpoint: magic of 8 bytes, length of the header, header, numbers. */
function rewriteHeader(file: string, change: (header: Record<string, unknown>) => unknown): void {
  const content = readFileSync(file);
  const end = 12 + content.readUInt32LE(8);
  const former = change(JSON.parse(content.toString('utf8', 12, end)) as Record<string, unknown>) as object;
  const sha256 = createHash('sha256').update(content.subarray(end)).digest('hex');
  const header = Buffer.from(JSON.stringify({ ...former, sha256 }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  writeFileSync(file, Buffer.concat([content.subarray(0, 8), length, header, content.subarray(end)]));
}

const withoutTime = (epochs: readonly Epoch[]): object[] => epochs.map(({ durationMs: _, ...rest }) => rest);

const EVERYTHING: Params = {
  batch_normalization: true,
  dropout_rate: 0.3,
  schedule: 'cosine',
  warmup_epochs: 1,
  patience: 4,
  label_smoothing: 0.1,
};

describe('a trial that was interrupted and continued', () => {
  it.each(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'])(
    'equals the unbroken one bit for bit, with %s',
    async (optimizer) => {
      const params = { ...EVERYTHING, optimizer, learning_rate: 0.02 };
      const unbroken = await run(params);
      const file = join(folder, `${optimizer}.ckpt`);
      const first = await run(params, { checkpointFile: file }, (epoch) => (epoch === 2 ? 'stop' : 'continue'));
      expect(first.end).toEqual({ state: 'stopped' });
      const second = await run(params, { checkpointFile: file, resumeFrom: file, epochsKnown: 2 });
      expect(withoutTime([...first.epochs, ...second.epochs])).toEqual(withoutTime(unbroken.epochs));
      expect(second.end).toEqual(unbroken.end);
      expect(second.checkpoint.state).toEqual(unbroken.checkpoint.state);
      expect(second.checkpoint.best).toEqual(unbroken.checkpoint.best);
    },
  );

  it('reports epochs again that the checkpoint has and the caller lacks', async () => {
    const file = join(folder, 'ahead.ckpt');
    const first = await run({}, { checkpointFile: file }, (epoch) => (epoch === 3 ? 'stop' : 'continue'));
    const second = await run({}, { checkpointFile: file, resumeFrom: file, epochsKnown: 1, epochs: 4 });
    expect(second.epochs.map(({ epoch }) => epoch)).toEqual([2, 3, 4]);
    expect(second.epochs.slice(0, 2)).toEqual(first.epochs.slice(1));
  });

  it('is refused where the checkpoint belongs to another configuration, session, seed or version', async () => {
    const file = join(folder, 'other.ckpt');
    await run({}, { checkpointFile: file, epochs: 1 });
    await expect(run({ units: 12 }, { resumeFrom: file })).rejects.toThrow('another configuration');
    await expect(run({}, { resumeFrom: file, session: 'two' })).rejects.toThrow('another session');
    await expect(run({}, { resumeFrom: file, modelSeed: 6 })).rejects.toThrow('model seed is 5, not 6');
    const job = {
      params: { units: 10, batch_size: 32 },
      modelSeed: 5,
      epochs: 2,
      maxEpochs: 6,
      measures: NETWORK_MEASURES,
      objective: accuracy.measure,
    };
    const complete = {
      ...job,
      dataFile: '',
      task: GENERATED_TASK,
      number: 1,
      roles: networkRoles(false),
      session: 'one',
      checkpointFile: null,
      resumeFrom: file,
      epochsKnown: 1,
    };
    await expect(trainModel(complete, engine, '0.0.0', systemClock, () => 'continue')).rejects.toThrow('made by TensorFlow');
  });
});

describe('how a trial ends', () => {
  it('at its target, having learned', async () => {
    const { end, epochs } = await run({ learning_rate: 0.01 });
    expect(end).toEqual({ state: 'completed', endedBy: 'target' });
    expect(epochs).toHaveLength(6);
    expect(epochs.at(-1)!.train['loss']!).toBeLessThan(epochs[0]!.train['loss']!);
    expect(epochs.at(-1)!.select['accuracy']).toBeGreaterThan(0.6);
  });

  it('by patience, counted on stop from the earliest best epoch', async () => {
    const { end, epochs, checkpoint } = await run({ learning_rate: 1e-7, patience: 2 }, { epochs: 50, maxEpochs: 50 });
    expect(end).toEqual({ state: 'completed', endedBy: 'patience' });
    const best = Math.max(...epochs.map(({ stop }) => stop['accuracy']!));
    expect(checkpoint.bestEpoch).toBe(epochs.find(({ stop }) => stop['accuracy'] === best)!.epoch);
    expect(epochs.at(-1)!.epoch).toBe(checkpoint.bestEpoch! + 2);
  });

  it('stays ended when it is continued after patience', async () => {
    const file = join(folder, 'patient.ckpt');
    const params = { learning_rate: 1e-7, patience: 1 };
    const first = await run(params, { checkpointFile: file, epochs: 20, maxEpochs: 20 });
    const again = await run(params, {
      checkpointFile: file,
      resumeFrom: file,
      epochs: 40,
      maxEpochs: 40,
      epochsKnown: first.epochs.length,
    });
    expect(again).toMatchObject({ end: { state: 'completed', endedBy: 'patience' }, epochs: [] });
  });

  it('as diverged, with the epoch, where the loss leaves the finite numbers', async () => {
    const end = await trainModel(
      {
        params: { optimizer: 'sgd', learning_rate: 10, l2: 1, activation: 'relu', batch_size: 8 },
        modelSeed: 1,
        epochs: 30,
        maxEpochs: 30,
        measures: NETWORK_MEASURES,
        objective: loss.measure,
        dataFile: '',
        task: GENERATED_TASK,
        number: 1,
        roles: networkRoles(false),
        session: 'one',
        checkpointFile: null,
        resumeFrom: null,
        epochsKnown: 0,
      },
      engine,
      binding.TF_Version,
      systemClock,
      () => 'continue',
    );
    expect(end).toMatchObject({ state: 'diverged' });
  });
});

describe('chance', () => {
  it('comes from the model seed alone', async () => {
    const params = { dropout_rate: 0.4 };
    const [first, same, other] = [await run(params), await run(params), await run(params, { modelSeed: 6 })];
    expect(withoutTime(first.epochs)).toEqual(withoutTime(same.epochs));
    expect(other.epochs[0]!.train['loss']).not.toBe(first.epochs[0]!.train['loss']);
  });
});

describe('row results', () => {
  const labels = engine.labels('select');

  it('come with the epochs that improve stop, and give the measures of select again', async () => {
    const { epochs, rows, checkpoint } = await run({ learning_rate: 0.01 });
    const improving = epochs.filter(({ stop }, at) =>
      epochs.slice(0, at).every((earlier) => earlier.stop['accuracy']! < stop['accuracy']!),
    );
    expect(rows.map(([epoch]) => epoch)).toEqual(improving.map(({ epoch }) => epoch));
    for (const [epoch, results] of rows) {
      const hits = unpackHits(results.select!, labels.length);
      const { select } = epochs[epoch - 1]!;
      expect(hits.reduce((sum, hit) => sum + hit, 0) / hits.length).toBe(select['accuracy']);
      expect(meanShare(hits, labels, engine.classes)).toBe(select['balanced_accuracy']);
    }
    expect(checkpoint.rowResults).toEqual(rows.at(-1)![1]);
  });

  it('are the losses where those are averaged, to half precision', async () => {
    const { epochs, rows } = await run({ learning_rate: 0.01 }, { objective: loss.measure });
    expect(rows.length).toBeGreaterThan(0);
    for (const [epoch, results] of rows) {
      const losses = unpackLosses(results.select!);
      expect(losses).toHaveLength(labels.length);
      const mean = losses.reduce((sum, each) => sum + each, 0) / losses.length;
      expect(mean).toBeCloseTo(epochs[epoch - 1]!.select['loss']!, 3);
    }
  });

  it('are of confirm too where that is recorded', async () => {
    for (const objective of [accuracy.measure, loss.measure]) {
      const { epochs, rows, checkpoint } = await run({ learning_rate: 0.01 }, { objective, roles: networkRoles(true) });
      expect(checkpoint.rowResults).toEqual(rows.at(-1)![1]);
      for (const [epoch, { select, confirm }] of rows) {
        expect(select).toBeDefined();
        const kept = [...(confirm!.kind === 'hits' ? unpackHits(confirm!, 45) : unpackLosses(confirm!))];
        expect(kept).toHaveLength(45);
        const mean = kept.reduce((sum, each) => sum + each, 0) / kept.length;
        expect(mean).toBeCloseTo(epochs[epoch - 1]!.confirm![objective.name]!, 3);
      }
    }
  });

  it('that a checkpoint of a former version has are of select', async () => {
    const file = join(folder, 'former-rows.ckpt');
    const { rows } = await run({ learning_rate: 0.01 }, { checkpointFile: file, epochs: 4 });
    const { select } = rows.at(-1)![1];
    rewriteHeader(file, ({ rowResults, ...rest }) => ({ ...rest, rowResults: (rowResults as { select: unknown }).select }));
    expect(readCheckpoint(file).rowResults).toEqual({ select });
    rewriteHeader(file, (header) => ({ ...header, rowResults: null }));
    expect(readCheckpoint(file).rowResults).toEqual({});
  });

  it('of the epoch that decides are reported again from a checkpoint', async () => {
    const file = join(folder, 'row-results.ckpt');
    const first = await run({ learning_rate: 0.01 }, { checkpointFile: file, epochs: 4 });
    const again = await run({ learning_rate: 0.01 }, { checkpointFile: file, resumeFrom: file, epochs: 4, epochsKnown: 0 });
    expect(again.epochs).toEqual(first.epochs);
    expect(again.rows).toEqual([first.rows.at(-1)]);
  });
});

it('measures what the job asks for, and may be decided by any of it', async () => {
  const balanced = await run({ learning_rate: 0.01 }, { objective: balancedAccuracy.measure });
  const best = bestEpoch(balanced.epochs, balancedAccuracy.measure)!;
  expect(balanced.checkpoint).toMatchObject({ bestEpoch: best.epoch, bestStop: best.stop['balanced_accuracy'] });
  const former = await run({ learning_rate: 0.01 }, { measures: [accuracy.measure, loss.measure] });
  expect(Object.keys(former.epochs[0]!.select)).toEqual(['accuracy', 'loss']);
});
