import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCheckpoint, type Checkpoint } from '../../../../electron/engine/training/checkpoint.ts';
import { loadBinding } from '../../../../electron/engine/training/native/binding.ts';
import { openNativeEngine } from '../../../../electron/engine/training/native/engine.ts';
import { trainModel } from '../../../../electron/engine/training/train-model.ts';
import type { EpochAnswer, TrainingEnd, TrainingJob } from '../../../../electron/engine/training/trainer.ts';
import type { EpochMetrics, Params } from '../../../../shared/model.ts';
import { clusteredRows } from '../../../support/training-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'train-model-'));
afterAll(() => rmSync(folder, { recursive: true }));
const binding = loadBinding();
const engine = openNativeEngine(binding, clusteredRows({ train: 203, stop: 60, select: 60 }), tmpdir());

interface Run {
  readonly end: TrainingEnd;
  readonly metrics: EpochMetrics[];
  readonly checkpoint: Checkpoint;
}

async function run(
  params: Params,
  change: Partial<TrainingJob> = {},
  answer: (epoch: number) => EpochAnswer = () => 'continue',
): Promise<Run> {
  const checkpointFile = join(folder, `${Math.random()}.ckpt`);
  const metrics: EpochMetrics[] = [];
  const job: TrainingJob = {
    params: { units: 10, batch_size: 32, ...params },
    modelSeed: 5,
    epochs: 6,
    maxEpochs: 6,
    objective: 'accuracy',
    partitionFile: '',
    recordConfirm: false,
    session: 'one',
    checkpointFile,
    resumeFrom: null,
    epochsKnown: 0,
    ...change,
  };
  const end = await trainModel(job, engine, binding.TF_Version, (epoch) => {
    metrics.push(epoch);
    return answer(epoch.epoch);
  });
  return { end, metrics, checkpoint: readCheckpoint(job.checkpointFile!) };
}

const withoutTime = (metrics: readonly EpochMetrics[]): object[] => metrics.map(({ durationMs: _, ...rest }) => rest);

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
      expect(withoutTime([...first.metrics, ...second.metrics])).toEqual(withoutTime(unbroken.metrics));
      expect(second.end).toEqual(unbroken.end);
      expect(second.checkpoint.state).toEqual(unbroken.checkpoint.state);
      expect(second.checkpoint.best).toEqual(unbroken.checkpoint.best);
    },
  );

  it('reports epochs again that the checkpoint has and the caller lacks', async () => {
    const file = join(folder, 'ahead.ckpt');
    const first = await run({}, { checkpointFile: file }, (epoch) => (epoch === 3 ? 'stop' : 'continue'));
    const second = await run({}, { checkpointFile: file, resumeFrom: file, epochsKnown: 1, epochs: 4 });
    expect(second.metrics.map(({ epoch }) => epoch)).toEqual([2, 3, 4]);
    expect(second.metrics.slice(0, 2)).toEqual(first.metrics.slice(1));
  });

  it('is refused where the checkpoint belongs to another configuration, session, seed or version', async () => {
    const file = join(folder, 'other.ckpt');
    await run({}, { checkpointFile: file, epochs: 1 });
    await expect(run({ units: 12 }, { resumeFrom: file })).rejects.toThrow('another configuration');
    await expect(run({}, { resumeFrom: file, session: 'two' })).rejects.toThrow('another session');
    await expect(run({}, { resumeFrom: file, modelSeed: 6 })).rejects.toThrow('model seed is 5, not 6');
    const job = { params: { units: 10, batch_size: 32 }, modelSeed: 5, epochs: 2, maxEpochs: 6, objective: 'accuracy' } as const;
    const complete = {
      ...job,
      partitionFile: '',
      recordConfirm: false,
      session: 'one',
      checkpointFile: null,
      resumeFrom: file,
      epochsKnown: 1,
    };
    await expect(trainModel(complete, engine, '0.0.0', () => 'continue')).rejects.toThrow('made by TensorFlow');
  });
});

describe('how a trial ends', () => {
  it('at its target, having learned', async () => {
    const { end, metrics } = await run({ learning_rate: 0.01 });
    expect(end).toEqual({ state: 'completed', endedBy: 'target' });
    expect(metrics).toHaveLength(6);
    expect(metrics.at(-1)!.trainLoss).toBeLessThan(metrics[0]!.trainLoss);
    expect(metrics.at(-1)!.selectAccuracy).toBeGreaterThan(0.6);
  });

  it('by patience, counted on stop from the earliest best epoch', async () => {
    const { end, metrics, checkpoint } = await run({ learning_rate: 1e-7, patience: 2 }, { epochs: 50, maxEpochs: 50 });
    expect(end).toEqual({ state: 'completed', endedBy: 'patience' });
    const best = Math.max(...metrics.map(({ stopAccuracy }) => stopAccuracy));
    expect(checkpoint.bestEpoch).toBe(metrics.find(({ stopAccuracy }) => stopAccuracy === best)!.epoch);
    expect(metrics.at(-1)!.epoch).toBe(checkpoint.bestEpoch! + 2);
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
      epochsKnown: first.metrics.length,
    });
    expect(again).toMatchObject({ end: { state: 'completed', endedBy: 'patience' }, metrics: [] });
  });

  it('as diverged, with the epoch, where the loss leaves the finite numbers', async () => {
    const end = await trainModel(
      {
        params: { optimizer: 'sgd', learning_rate: 10, l2: 1, activation: 'relu', batch_size: 8 },
        modelSeed: 1,
        epochs: 30,
        maxEpochs: 30,
        objective: 'loss',
        partitionFile: '',
        recordConfirm: false,
        session: 'one',
        checkpointFile: null,
        resumeFrom: null,
        epochsKnown: 0,
      },
      engine,
      binding.TF_Version,
      () => 'continue',
    );
    expect(end).toMatchObject({ state: 'diverged' });
  });
});

describe('chance', () => {
  it('comes from the model seed alone', async () => {
    const params = { dropout_rate: 0.4 };
    const [first, same, other] = [await run(params), await run(params), await run(params, { modelSeed: 6 })];
    expect(withoutTime(first.metrics)).toEqual(withoutTime(same.metrics));
    expect(other.metrics[0]!.trainLoss).not.toBe(first.metrics[0]!.trainLoss);
  });
});
