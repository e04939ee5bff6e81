/** Starts trial workers from the engine host: Electron's main process forks them, and sends a port to each. */
import type { EmitterPort } from '../../shared/message-port.ts';
import type { FromWorker, SpawnWorker, ToWorker, WorkerHandle } from '../engine/pool/protocol.ts';
import type { FromHost, ToHost } from './messages.ts';

export interface UtilityWorkers {
  readonly spawn: SpawnWorker;
  /** Takes a message of main about a worker, with the port that came with it. */
  receive(message: Extract<ToHost, { kind: 'worker-started' | 'worker-exited' }>, port: EmitterPort | undefined): void;
}

interface Starting {
  started(pid: number | undefined, port: EmitterPort): void;
  exited(reason: string): void;
}

/** Main is told nothing of files: a worker hears from its owner which it may use, and opens nothing else. */
export function utilityWorkers(toMain: (message: FromHost) => void): UtilityWorkers {
  const workers = new Map<number, Starting>();
  let lastId = 0;
  return {
    spawn: (_index, grant) => {
      const id = ++lastId;
      const { handle, starting } = workerHandle(() => toMain({ kind: 'kill-worker', id }));
      workers.set(id, starting);
      toMain({ kind: 'start-worker', id });
      handle.send({ kind: 'grant', grant });
      return handle;
    },
    receive: (message, port) => {
      const worker = workers.get(message.id);
      if (message.kind === 'worker-started') {
        if (port) worker?.started(message.pid, port);
        return;
      }
      workers.delete(message.id);
      worker?.exited(message.reason);
    },
  };
}

/** What is sent before the port has come waits for it. */
function workerHandle(kill: () => void): { readonly handle: WorkerHandle; readonly starting: Starting } {
  const waiting: ToWorker[] = [];
  const messageListeners: ((message: FromWorker) => void)[] = [];
  const exitListeners: ((reason: string) => void)[] = [];
  let worker: { readonly pid: number | undefined; readonly port: EmitterPort } | undefined;
  return {
    handle: {
      get pid() {
        return worker?.pid;
      },
      send: (message) => (worker ? worker.port.postMessage(message) : waiting.push(message)),
      onMessage: (listener) => void messageListeners.push(listener),
      onExit: (listener) => void exitListeners.push(listener),
      kill,
    },
    starting: {
      started: (pid, port) => {
        worker = { pid, port };
        port.on('message', ({ data }) => messageListeners.forEach((listener) => listener(data as FromWorker)));
        port.start();
        for (const message of waiting.splice(0)) port.postMessage(message);
      },
      exited: (reason) => exitListeners.splice(0).forEach((listener) => listener(reason)),
    },
  };
}
