/** Serves trials on two streams of bytes, with a folder of its own for the files that come over them. */
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../../shared/clock.ts';
import { frameOf, frameReader, GREETING } from './frames.ts';
import type { ToWorker } from './protocol.ts';
import type { FromStreamWorker, ToStreamWorker } from './stream-messages.ts';
import { folderFiles } from './worker-folder.ts';
import { serveTrials, type WorkerPlace, type WorkerTools } from './worker.ts';

export interface StreamWorker {
  readonly input: Readable;
  readonly output: Writable;
  readonly folder: string;
  readonly place: Omit<WorkerPlace, 'files'>;
  readonly clock: Clock;
  load(scratch: string): Promise<WorkerTools>;
  /** The owner is gone. */
  onEnd(): void;
}

export async function serveStream({ input, output, folder, place, clock, load, onEnd }: StreamWorker): Promise<void> {
  const write = (message: FromStreamWorker): boolean => output.write(frameOf(message));
  const drained = (): Promise<void> => new Promise((resolve) => output.once('drain', () => resolve()));
  const files = folderFiles(
    folder,
    {
      want: (wanted) => void write({ kind: 'want', ...wanted }),
      send: async (piece) => {
        if (!write(piece)) await drained();
      },
    },
    clock,
  );
  const listeners: ((message: ToWorker) => void)[] = [];
  const read = frameReader((received) => {
    const message = received as ToStreamWorker;
    if (message.kind === 'piece' || message.kind === 'refusal') files.receive(message);
    else listeners.forEach((listener) => listener(message));
  });
  const end = (): void => {
    files.close();
    onEnd();
  };
  output.on('error', end);
  input.on('end', end).on('error', end);
  output.write(GREETING);
  input.on('data', read);
  const port = { send: (message: FromStreamWorker) => void write(message), onMessage: listeners.push.bind(listeners) };
  await serveTrials(port, { ...place, files }, () => load(files.scratch));
}
