import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandPool } from '../../../../electron/engine/pool/command.ts';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { partitionFileOf } from '../../../../electron/engine/tasks/network/data/study-partitions.ts';
import { defaultSplit } from '../../../../electron/engine/tasks/network/data/split.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { poolConformance, workOf } from '../../../support/pool-conformance.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const support = (file: string): string => fileURLToPath(new URL(`../../../support/${file}`, import.meta.url));

describe('a command', () =>
  poolConformance(() => commandPool([process.execPath, support('formula-worker.ts'), temporaryFolder()])));

test('a worker that asks its owner for the vault is refused, by whatever name', async () => {
  const folder = temporaryFolder();
  const [datasets, checkpoints, answers] = ['datasets', 'checkpoints', 'answers'].map((name) => path.join(folder, name));
  mkdirSync(checkpoints!);
  const { summary, vault } = datasetSource('generated');
  const file = partitionFileOf(summary, defaultSplit(summary.rows, 400), { datasets: datasets!, partitions: folder });
  const labels = path.join(datasets!, 'generated', vault.labels);
  expect(existsSync(labels)).toBe(true);
  const names = ['vault', vault.labels, labels, `../datasets/generated/${vault.labels}`, `file://${labels}`];
  const pool = commandPool([process.execPath, support('asking-worker.ts'), answers!, ...names])(
    {
      ...{ workers: 1, kind: 'network', confined: true, data: { name: 'rows', file } },
      ...{ checkpointFolder: checkpoints!, environment: SIMULATED_ENVIRONMENT, clock: systemClock },
    },
    { onIdle: () => {}, onEpoch: () => {}, onEnd: () => {}, onFailed: () => {}, onLost: () => {}, onBroken: () => {} },
  );
  onTestFinished(() => pool.close());
  const refused = names.flatMap((name) => [
    [name, 'refusal'],
    [name, 'refusal'],
  ]);
  const heard = (): unknown => JSON.parse(readFileSync(answers!, 'utf8'));
  await vi.waitFor(() => expect(heard()).toEqual(refused), { timeout: 20_000, interval: 20 });
});

test.each(['EPERM', 'ESRCH'])(
  'a command that cannot be ended (%s) is left alone, and ends as nobody speaks to it',
  async (code) => {
    const ended = vi.fn();
    const pool = commandPool([process.execPath, support('formula-worker.ts'), temporaryFolder()])(
      {
        ...{ workers: 1, kind: 'network', confined: true, data: null },
        ...{ checkpointFolder: temporaryFolder(), environment: SIMULATED_ENVIRONMENT, clock: systemClock },
      },
      { onIdle: ended, onEpoch: () => {}, onEnd: () => {}, onFailed: () => {}, onLost: () => {}, onBroken: () => {} },
    );
    await vi.waitFor(() => expect(ended).toHaveBeenCalled(), { timeout: 20_000, interval: 20 });
    const [pid] = pool.pids();
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error(`kill ${code}`), { code });
    });
    try {
      expect(() => pool.close()).not.toThrow();
    } finally {
      kill.mockRestore();
    }
    await vi.waitFor(() => expect(existsSync(`/proc/${pid}/exe`)).toBe(false), { timeout: 20_000, interval: 20 });
  },
);

test.skipIf(process.platform !== 'linux')(
  'a disk of the owner that is full is no fault of the worker, nor of the trial',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'rows'), '1');
    // The draft that the checkpoint arrives in.
    symlinkSync('/dev/full', path.join(folder, `trial-1.checkpoint.${process.pid}.tmp`));
    const told: unknown[] = [];
    const pool = commandPool([process.execPath, support('formula-worker.ts'), temporaryFolder()])(
      {
        ...{ workers: 1, kind: 'network', confined: true, data: { name: 'rows', file: path.join(folder, 'rows') } },
        ...{ checkpointFolder: folder, environment: SIMULATED_ENVIRONMENT, clock: systemClock },
      },
      {
        onIdle: () => pool.train({ trialId: 1, number: 1, work: workOf(1, {}, 'rows'), began: null, assigned: () => {} }),
        onEpoch: (_, { epoch }) => void told.push(epoch),
        onEnd: (_, { state }) => void told.push(state),
        onFailed: (_, message, fault) => void told.push([message, fault]),
        onLost: (_, reason) => void told.push(reason),
        onBroken: (reason) => void told.push(reason),
      },
    );
    onTestFinished(() => pool.close());
    await vi.waitFor(() => expect(told).not.toEqual([]), { timeout: 20_000, interval: 20 });
    const full = 'The disk is full. Make room on it, then go on. (ENOSPC: no space left on device, write)';
    expect(told[0]).toEqual([full, 'machine']);
  },
);
