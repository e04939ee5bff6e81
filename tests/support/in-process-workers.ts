/** Trial workers in this process: the real life of a worker, over a channel, with a trainer that is a formula. */
import { setTimeout as wait } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { serveGranted } from '../../electron/engine/pool/serve-granted.ts';
import type { SpawnWorker, ToWorker } from '../../electron/engine/pool/protocol.ts';
import type { WorkerPort } from '../../electron/engine/pool/worker.ts';
import { handedPort } from '../../electron/engine/pool/worker-ports.ts';
import type { EmitterPort } from '../../shared/message-port.ts';
import { formulaTools } from './formula-trainer.ts';

/** A process takes a moment too. */
const START_MS = 20;

/** How a worker comes by its end of the channel. */
type Reach = (port: MessagePort) => WorkerPort | Promise<WorkerPort>;

const directly: Reach = (port) => ({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
});

/** As a utility process of Electron does: the port is handed over in the first message of the parent. */
export const handedOver: Reach = (port) => {
  const emitter: EmitterPort = {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    start: () => port.start(),
    close: () => port.close(),
  };
  return handedPort({ once: (_, listener) => listener({ ports: [emitter] }) }, () => port.close());
};

export function inProcessWorkers(reach = directly): SpawnWorker {
  return (_, grant) => {
    const { port1: owner, port2: worker } = new MessageChannel();
    const exits: ((reason: string) => void)[] = [];
    let alive = true;
    const die = (reason: string): void => {
      if (!alive) return;
      alive = false;
      owner.close();
      exits.forEach((listener) => listener(reason));
    };
    const trouble = (what: 'dies' | 'hangs'): Promise<never> => {
      if (what === 'dies') die('The worker was ended from outside (SIGKILL).');
      return new Promise(() => {});
    };
    const serve = async (): Promise<void> =>
      serveGranted(await reach(worker), async () => {
        await wait(START_MS);
        return formulaTools(trouble);
      });
    void serve();
    owner.postMessage({ kind: 'grant', grant } satisfies ToWorker);
    return {
      pid: undefined,
      send: (message) => owner.postMessage(message),
      onMessage: (listener) => void owner.on('message', listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => die('The worker was ended from outside (SIGKILL).'),
    };
  };
}
