import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { commandPool } from '../../../../electron/engine/pool/command.ts';
import { poolConformance } from '../../../support/pool-conformance.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const entry = fileURLToPath(new URL('../../../support/formula-worker.ts', import.meta.url));

describe('a command', () => poolConformance(() => commandPool([process.execPath, entry, temporaryFolder()])));
