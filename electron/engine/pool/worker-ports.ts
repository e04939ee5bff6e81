/** The two kinds of channel on which a worker may be reached: a Node child process' and an Electron utility process'. */
import type { ToWorker } from './protocol.ts';
import type { WorkerPort } from './worker.ts';

/** Electron's end of a MessagePort, as far as a worker needs it. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
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

/** Messages over an Electron port, which closes with its process. */
export function parentPortOf(port: ParentPort): WorkerPort {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data as ToWorker)),
  };
}
