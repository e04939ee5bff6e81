import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startInspectionWorker } from '../../../../electron/engine/api/inspection-worker.ts';
import { faultOf, reasonOf } from '../../../../electron/engine/fault.ts';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import type { TrialWork } from '../../../../electron/engine/pool/work.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { formulaWorkers, type Misfortune } from '../../../support/formula-workers.ts';
import { ACCURACY } from '../../../support/measures.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const GRANT = { kind: 'network', confined: true, data: { name: 'rows', file: 'unread' }, limits: {} } as const;

function hostOf(misfortune: Misfortune) {
  const folder = temporaryFolder();
  return {
    spawn: formulaWorkers(misfortune),
    folders: foldersOf({ TRIALDECK_HOME: folder, TRIALDECK_CACHE: folder }),
    environment: SIMULATED_ENVIRONMENT,
    clock: systemClock,
  };
}

test('a worker that does not start while nobody asks is no fault of its own; who asks then is told', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  onTestFinished(() => void process.off('unhandledRejection', unheard));
  const worker = startInspectionWorker(hostOf({ after: () => null, starts: false }), GRANT);
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(unheard).not.toHaveBeenCalled();
  const error: unknown = await worker.train({} as never, () => {}).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: expect.stringContaining('The worker ended with exit code 1.') as string });
  expect(faultOf(error)).toBe('machine');
  worker.close();
});

test('a full disk of the worker is the fault of the machine', async () => {
  const worker = startInspectionWorker(hostOf({ after: () => 'disk full' }), GRANT);
  const work = { params: {}, modelSeed: 1, epochs: 2, epochsKnown: 0, objective: ACCURACY } as TrialWork;
  const error: unknown = await worker.train(work, () => {}).catch((reason: unknown) => reason);
  expect([faultOf(error), reasonOf(error)]).toEqual(['machine', 'ENOSPC: no space left']);
  worker.close();
});
