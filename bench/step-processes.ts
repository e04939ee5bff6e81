/** Processes that multiply and train without the product around them, one thread each. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Answer, Order } from './step-worker.ts';

export async function withStepWorkers<T>(count: number, work: (workers: readonly ChildProcess[]) => Promise<T>): Promise<T> {
  const oneThread = { TF_CPP_MIN_LOG_LEVEL: '3', TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1' };
  const workers = Array.from({ length: count }, () =>
    fork(path.join(import.meta.dirname, 'step-worker.ts'), {
      env: { ...process.env, ...oneThread },
      stdio: ['ignore', 2, 'ignore', 'ipc'],
    }),
  );
  try {
    return await work(workers);
  } finally {
    workers.forEach((worker) => worker.kill());
  }
}

/** Gives all workers the same order at once and waits for the last answer. */
export async function ask<T extends Answer>(workers: readonly ChildProcess[], order: Order): Promise<T[]> {
  return await Promise.all(
    workers.map(async (worker) => {
      const failed = once(worker, 'exit').then(() => Promise.reject(new Error('A process of the step bench ended.')));
      worker.send(order);
      const [answer] = (await Promise.race([once(worker, 'message'), failed])) as [T];
      return answer;
    }),
  );
}
