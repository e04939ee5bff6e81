/** Trial workers in this process: the real life of a worker, over a channel, with a trainer that is a formula. */
import { setTimeout as wait } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { serveGranted } from '../../electron/engine/pool/serve-granted.ts';
import type { FromWorker, SpawnWorker, ToWorker } from '../../electron/engine/pool/protocol.ts';
import { formulaTools } from './formula-trainer.ts';

/** A process takes a moment too. */
const START_MS = 20;

export function inProcessWorkers(): SpawnWorker {
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
    const port = {
      send: (message: FromWorker) => alive && worker.postMessage(message),
      onMessage: (listener: (message: ToWorker) => void) => void worker.on('message', listener),
    };
    const trouble = (what: 'dies' | 'hangs'): Promise<never> => {
      if (what === 'dies') die('The worker was ended from outside (SIGKILL).');
      return new Promise(() => {});
    };
    void serveGranted(port, async () => {
      await wait(START_MS);
      return formulaTools(trouble);
    });
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
