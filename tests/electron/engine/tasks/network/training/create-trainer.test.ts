import { NETWORK_MEASURES } from '../../../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { loss } from '../../../../../../electron/engine/tasks/network/measures/loss.ts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PartitionRows } from '../../../../../../electron/engine/tasks/network/data/partition-file.ts';
import { writePartitionFile } from '../../../../../../electron/engine/tasks/network/data/write-partition-file.ts';
import type { TrainingJob } from '../../../../../../electron/engine/tasks/trainer.ts';
import { networkRoles } from '../../../../../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../../../../../bench/app/generated-study.ts';

const folder = mkdtempSync(join(tmpdir(), 'create-trainer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows: PartitionRows = {
  rows: 8,
  inputs: Uint8Array.from({ length: 16 }, (_, at) => 16 * at),
  targets: [new Int32Array(8)],
};
const dataFile = join(folder, 'rows.partitions');
const job: TrainingJob = {
  params: { units: 8, batch_size: 8 },
  modelSeed: 1,
  epochs: 1,
  maxEpochs: 1,
  measures: NETWORK_MEASURES,
  objective: loss.measure,
  dataFile,
  task: GENERATED_TASK,
  number: 1,
  roles: networkRoles(false),
  session: 'one',
  checkpointFile: null,
  resumeFrom: null,
  epochsKnown: 0,
};
writePartitionFile(dataFile, {
  features: 2,
  targets: [{ name: 'class', kind: 'class', classes: 2 }],
  partitions: { train: rows, stop: rows, select: rows },
});

const module = join(import.meta.dirname, '../../../../../../electron/engine/tasks/network/training/create-trainer.ts');
const program = `
  const { createTrainer } = await import(${JSON.stringify(module)});
  const { engine, tensorflow, train } = await createTrainer({ scratch: ${JSON.stringify(folder)} });
  const { state } = await train(${JSON.stringify(job)}, () => 'continue');
  console.log(JSON.stringify({ engine, tensorflow, state }));`;

/** What a fresh process trains with; the flags decide whether it may load native code. */
function trained(...flags: string[]): { readonly stdout: unknown; readonly stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', program], { encoding: 'utf8' });
  return { stdout: JSON.parse(stdout), stderr };
}

describe('createTrainer', () => {
  it('is native where the library loads', () => {
    const tensorflow = expect.stringMatching(/^\d+\.\d+\.\d+$/) as string;
    expect(trained().stdout).toEqual({ engine: 'native', tensorflow, state: 'completed' });
  });

  it('is the reference trainer where native code does not load, and says nothing on the console', () => {
    const tensorflow = expect.stringMatching(/^tfjs \d+\.\d+\.\d+$/) as string;
    expect(trained('--no-addons')).toEqual({ stdout: { engine: 'reference', tensorflow, state: 'completed' }, stderr: '' });
  });
});
