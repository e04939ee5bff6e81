/** The rows of a study looked at through the real backend, once for all studies on them, without a reading of the vault. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDataset } from '../../../../../electron/engine/tasks/network/data/dataset.ts';
import { readVaultInputs } from '../../../../../electron/engine/tasks/network/data/vault-inputs.ts';
import { generatedStudy } from '../../../../../bench/app/generated-study.ts';
import { planSearch } from '../../../../../electron/engine/api/plan.ts';
import type { Audit, CheckName } from '../../../../../shared/audit.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { openTrainingBackend, type TrainingBackend } from '../../../../support/training-backend.ts';

function open(): TrainingBackend {
  const backend = openTrainingBackend(temporaryFolder());
  onTestFinished(backend.close);
  return backend;
}

function addStudy({ store }: TrainingBackend, name: string): number {
  const { study } = planSearch({ name, task: { kind: 'network', dataset: 'generated', rows: 1_000 } }, null, {
    workers: 1,
    seed: 1,
  });
  return store.createStudy(study!).id;
}

const found = ({ checks }: Audit, name: CheckName) => checks.find((check) => check.name === name)!;

async function looked({ api, jobEnded }: TrainingBackend, studyId: number): Promise<Audit> {
  const { id } = await api.startJob({ kind: 'audit', request: { studyId } });
  expect(await jobEnded(id)).toMatchObject({ state: 'finished', reason: null, progress: { text: '6 of 6 done' } });
  return api.audit(studyId);
}

test('the rows of a study are looked at once for all studies on them, and the vault stays sealed', async () => {
  const backend = open();
  const [one, other] = [addStudy(backend, 'One'), addStudy(backend, 'Other')];
  expect(await backend.api.audit(one)).toMatchObject({ rowsOpen: true });
  const audit = await looked(backend, one);
  expect(audit.rowsOpen).toBe(false);
  for (const name of ['split', 'preprocessing', 'exact copies', 'near copies', 'vault rows', 'classes', 'vault'] as const)
    expect(found(audit, name)).toMatchObject({ outcome: 'passed' });
  expect(await backend.api.audit(other)).toMatchObject({ rowsOpen: false });
  expect(backend.store.vaultReadings()).toEqual([]);
});

test('it needs no labels of the vault', async () => {
  const { folders } = open();
  readDataset('generated', folders);
  rmSync(path.join(folders.datasets, 'generated', 't10k-labels-idx1-ubyte'));
  expect(readVaultInputs('generated', folders)).toHaveLength(1_000 * 144);
});

test('a vault that has pictures of train is found out', async () => {
  const backend = open();
  const studyId = addStudy(backend, 'Leaking');
  const { inputs } = readDataset('generated', backend.folders);
  const file = path.join(backend.folders.datasets, 'generated', 't10k-images-idx3-ubyte');
  const pictures = readFileSync(file);
  pictures.set(inputs.subarray(0, 500 * 144), 16);
  writeFileSync(file, pictures);
  const audit = await looked(backend, studyId);
  expect(found(audit, 'exact copies')).toMatchObject({ outcome: 'failed' });
  expect(found(audit, 'exact copies').text).toMatch(/^\d+ of 1,000 rows of vault have an exact copy/);
});

test('the rows of a program are its own, and it has no vault that could ever open', async () => {
  const backend = open();
  const program = { kind: 'program', command: ['true'], folder: '/', secondsAnEpoch: null, separateStop: false };
  const { id } = backend.store.createStudy({ ...generatedStudy('Program', 1), task: program });
  expect(() => backend.api.startJob({ kind: 'audit', request: { studyId: id } })).toThrow('A program has data of its own');
  expect(() => backend.api.startJob({ kind: 'vault', request: { studyId: id } })).toThrow('are programs with data of their own');
  const audit = await backend.api.audit(id);
  expect(audit.rowsOpen).toBe(false);
  expect(found(audit, 'stopping').outcome).toBe('warned');
});
