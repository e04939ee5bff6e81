/**
 * `trialdeck worker`: trains for whoever holds its standard input and output. The process that trains may read the program and
 * its own folder, and nothing else, as a worker of this machine's searches. One of programs starts what its owner names, which
 * must lie here in the folder that the study names.
 */
import { once } from 'node:events';
import path from 'node:path';
import { foldersOf } from '../../engine/folders.ts';
import { startStreamWorker } from '../../engine/pool/spawn-node.ts';
import { DEFAULT_KIND, kindOf } from '../../engine/tasks/catalogue.ts';
import { EXIT } from '../exit-codes.ts';

export interface WorkerOptions {
  readonly task?: string;
  readonly folder?: string;
}

/** @returns the exit status, once the worker has ended. */
export async function worker({ task = DEFAULT_KIND.name, folder }: WorkerOptions): Promise<number> {
  const { name: kind, confined } = kindOf({ kind: task });
  const child = startStreamWorker({ kind, confined }, path.resolve(folder ?? path.join(foldersOf(process.env).cache, 'worker')));
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? EXIT.failure;
}
