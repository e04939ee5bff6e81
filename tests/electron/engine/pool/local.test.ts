import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { localPool } from '../../../../electron/engine/pool/local.ts';
import { spawnNodeWorkers } from '../../../../electron/engine/pool/spawn-node.ts';
import { handedOver, inProcessWorkers } from '../../../support/in-process-workers.ts';
import { poolConformance } from '../../../support/pool-conformance.ts';

const entry = fileURLToPath(new URL('../../../support/formula-worker.ts', import.meta.url));
const support = fileURLToPath(new URL('../../../support', import.meta.url));

describe('in this process', () => poolConformance(() => localPool(inProcessWorkers())));
describe('in this process, over a port that is handed over', () =>
  poolConformance(() => localPool(inProcessWorkers(handedOver))));
describe('child processes', () => poolConformance(() => localPool(spawnNodeWorkers({ entry, readable: [support] }))));
