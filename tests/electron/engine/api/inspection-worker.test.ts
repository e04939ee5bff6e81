import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startInspectionWorker } from '../../../../electron/engine/api/inspection-worker.ts';
import { foldersOf } from '../../../../electron/engine/folders.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

test('a worker that does not start while nobody asks is no fault of its own; who asks then is told', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  onTestFinished(() => void process.off('unhandledRejection', unheard));
  const folder = temporaryFolder();
  const host = {
    spawn: formulaWorkers({ after: () => null, starts: false }),
    folders: foldersOf({ TRIALDECK_HOME: folder, TRIALDECK_CACHE: folder }),
    environment: SIMULATED_ENVIRONMENT,
    clock: systemClock,
  };
  const worker = startInspectionWorker(host, {
    kind: 'network',
    confined: true,
    data: { name: 'rows', file: 'unread' },
    limits: {},
  });
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(unheard).not.toHaveBeenCalled();
  const asked = worker.train({} as never, () => {});
  await expect(asked).rejects.toThrow('The worker ended with exit code 1.');
  worker.close();
});
