/** The two kinds of channel on which a worker may be reached: a Node child process' and a port handed over by Electron. */
import type { EmitterPort } from '../../../shared/message-port.ts';
import type { ToWorker } from './protocol.ts';
import type { WorkerPort } from './worker.ts';

/** The way to Electron's main process, as far as a worker needs it: the first message brings the port to its owner. */
export interface ParentPort {
  once(event: 'message', listener: (event: { readonly ports: readonly EmitterPort[] }) => void): unknown;
}

/** Messages over the channel of `child_process.fork`. The worker ends with its parent. */
export function childProcessPort(child: NodeJS.Process): WorkerPort {
  child.once('disconnect', () => child.exit(0));
  return {
    // A send that fails means that the parent is gone; 'disconnect' ends the process then.
    send: (message) => void child.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void child.on('message', (message) => listener(message as ToWorker)),
  };
}

/** Messages over the port that the parent hands over in its first message. The worker ends with the port's other end. */
export function handedPort(parent: ParentPort, exit: (code: number) => void): Promise<WorkerPort> {
  return new Promise((resolve) => {
    parent.once('message', ({ ports: [port] }) => {
      if (port === undefined) return exit(1);
      port.on('close', () => exit(0));
      resolve({
        send: (message) => port.postMessage(message),
        onMessage: (listener) => {
          port.on('message', ({ data }) => listener(data as ToWorker));
          port.start();
        },
      });
    });
  });
}
