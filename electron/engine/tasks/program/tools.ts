/** What a worker needs for programs. */
import type { WorkerTools } from '../../pool/worker.ts';
import { createTrainer } from './trainer.ts';

export function loadTools(): WorkerTools {
  // What a program has started ends with the worker, on the event of its exit. A network's worker just dies.
  process.on('SIGTERM', () => process.exit(143));
  return { trainer: createTrainer(), inspect: null };
}
