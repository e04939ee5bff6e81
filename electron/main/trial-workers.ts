/** Forks trial workers for the engine host, and gives both ends a port. */
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import { exitReason, KEPT_ERROR_CHARACTERS } from '../engine/pool/exit-reason.ts';
import { workerEnvironment } from '../engine/pool/worker-environment.ts';
import type { FromHost, ToHost } from '../host/messages.ts';

export interface TrialWorkers {
  start(message: Extract<FromHost, { kind: 'start-worker' }>): void;
  kill(id: number): void;
  /** Ends all of them, for example when their host is gone. */
  killAll(): void;
}

/** @param toHost sends a message, and a port with it, to the host that asked. */
export function trialWorkers(entry: string, toHost: (message: ToHost, port?: MessagePortMain) => void): TrialWorkers {
  const workers = new Map<number, UtilityProcess>();
  return {
    start: ({ id }) => {
      const worker = utilityProcess.fork(entry, [], {
        env: workerEnvironment(process.env),
        stdio: ['ignore', 'ignore', 'pipe'],
        serviceName: `Trialdeck worker ${id}`,
      });
      workers.set(id, worker);
      const lastWords = keepLastWords(worker);
      worker.once('spawn', () => {
        const { port1, port2 } = new MessageChannelMain();
        worker.postMessage(null, [port1]);
        toHost({ kind: 'worker-started', id, pid: worker.pid }, port2);
      });
      worker.once('exit', (code) => {
        workers.delete(id);
        toHost({ kind: 'worker-exited', id, reason: exitReason(code, null, lastWords()) });
      });
    },
    kill: (id) => void workers.get(id)?.kill(),
    killAll: () => workers.forEach((worker) => worker.kill()),
  };
}

function keepLastWords({ stderr }: UtilityProcess): () => string {
  let text = '';
  stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-KEPT_ERROR_CHARACTERS);
  });
  return () => text;
}
