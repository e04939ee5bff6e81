import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PartitionRows } from '../../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import { writePartitionFile } from '../../../../../../../electron/engine/tasks/network/data/write-partition-file.ts';
import { readCheckpoint, type Checkpoint } from '../../../../../../../electron/engine/tasks/network/training/checkpoint.ts';
import { createFcnn } from '../../../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { createNativeTrainer } from '../../../../../../../electron/engine/tasks/network/training/native/trainer.ts';
import { createReferenceTrainer } from '../../../../../../../electron/engine/tasks/network/training/reference/trainer.ts';
import type { Trainer, TrainingEnd, TrainingJob } from '../../../../../../../electron/engine/tasks/trainer.ts';
import { NETWORK_MEASURES } from '../../../../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { completeParams } from '../../../../../../../shared/network/hyperparameters.ts';
import type { Epoch, Params } from '../../../../../../../shared/model.ts';
import { clusteredRows, partitionOf } from '../../../../../../support/training-rows.ts';
import { networkRoles } from '../../../../../../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../../../../../../bench/app/generated-study.ts';

const folder = mkdtempSync(join(tmpdir(), 'reference-trainer-'));
afterAll(() => rmSync(folder, { recursive: true }));
const partitionFile = join(folder, 'rows.partitions');
const [features, classes] = [6, 3];
writePartitionFile(partitionFile, {
  features,
  targets: [{ name: 'class', kind: 'class', classes }],
  partitions: { train: rows('train', 75), stop: rows('stop', 40), select: rows('select', 40) },
});
const reference = createReferenceTrainer();

function rows(name: 'train' | 'stop' | 'select', count: number): PartitionRows {
  const { inputs, labels } = partitionOf(clusteredRows({ [name]: count }, { features, classes }), name);
  const pixels = Uint8Array.from(inputs, (value) => Math.min(255, Math.max(0, 128 + 30 * value)));
  return { rows: count, inputs: pixels, targets: [labels] };
}

interface Run {
  readonly end: TrainingEnd;
  readonly epochs: Omit<Epoch, 'durationMs'>[];
  readonly checkpoint: Checkpoint;
}

async function run(trainer: Trainer, params: Params, change: Partial<TrainingJob> = {}, stopAfter = Infinity): Promise<Run> {
  const job = {
    params: { units: 10, batch_size: 16, ...params },
    modelSeed: 5,
    epochs: 4,
    maxEpochs: 4,
    measures: NETWORK_MEASURES,
    objective: NETWORK_MEASURES[0]!,
    dataFile: partitionFile,
    task: GENERATED_TASK,
    number: 1,
    roles: networkRoles(false),
    resumeFrom: null,
    epochsKnown: 0,
    ...change,
    session: 'one',
    checkpointFile: change.checkpointFile ?? join(folder, `${Math.random()}.ckpt`),
  } as const;
  const epochs: Run['epochs'] = [];
  const end = await trainer.train(job, ({ durationMs: _, ...epoch }) => {
    epochs.push(epoch);
    return epoch.epoch === stopAfter ? 'stop' : 'continue';
  });
  return { end, epochs, checkpoint: readCheckpoint(job.checkpointFile) };
}

describe('a reference trial that was interrupted and continued', () => {
  it.each(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad'])(
    'equals the unbroken one bit for bit, with %s',
    async (optimizer) => {
      const params = { optimizer, learning_rate: 0.02, batch_normalization: true, dropout_rate: 0.3, schedule: 'cosine' };
      const unbroken = await run(reference, params);
      const file = join(folder, `${optimizer}.ckpt`);
      const first = await run(reference, params, { checkpointFile: file }, 2);
      expect(first.end).toEqual({ state: 'stopped' });
      const second = await run(reference, params, { checkpointFile: file, resumeFrom: file, epochsKnown: 2 });
      expect([...first.epochs, ...second.epochs]).toEqual(unbroken.epochs);
      expect(second.end).toEqual(unbroken.end);
      expect(second.checkpoint.state).toEqual(unbroken.checkpoint.state);
      expect(second.checkpoint.best).toEqual(unbroken.checkpoint.best);
    },
  );
});

describe('the reference trainer beside the native one', () => {
  it('reports the same epochs', async () => {
    const params = { learning_rate: 0.01, batch_normalization: true };
    const [expected, found] = [await run(createNativeTrainer(), params), await run(reference, params)];
    expect(found.end).toEqual(expected.end);
    expect(found.epochs).toHaveLength(4);
    found.epochs.forEach((epoch, at) => {
      const { train, select, facts } = expected.epochs[at]!;
      expect(epoch.train['loss']).toBeCloseTo(train['loss']!, 4);
      expect(epoch.select['loss']).toBeCloseTo(select['loss']!, 4);
      expect(epoch.facts).toEqual(facts);
    });
  });

  it('refuses to continue what native TensorFlow began', async () => {
    const file = join(folder, 'native.ckpt');
    await run(createNativeTrainer(), {}, { checkpointFile: file }, 1);
    await expect(run(reference, {}, { resumeFrom: file })).rejects.toThrow(/made by TensorFlow .*, this is tfjs \d+\.\d+\.\d+/);
  });

  it('predicts with the best weights of a native checkpoint what the native engine predicts', async () => {
    const native = createNativeTrainer();
    const { checkpoint } = await run(native, { batch_normalization: true });
    const description = createFcnn(completeParams(checkpoint.params), features, classes);
    const [expected, found] = [native, reference].map((trainer) => {
      const network = trainer.open(partitionFile).build(description, 5);
      network.write(checkpoint.best!);
      const probabilities = network.predict('select');
      network.dispose();
      return probabilities;
    });
    expect(found).toHaveLength(40 * classes);
    found!.forEach((share, at) => expect(Math.abs(share - expected![at]!)).toBeLessThan(1e-5));
  });
});
