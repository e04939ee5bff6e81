/** The app as `trialdeck serve` serves it: a process of its own, with a data folder of its own and workers that train. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connectLocalSocket } from '../../electron/engine/local-socket.ts';
import { ownerOf } from '../../electron/engine/owner.ts';
import type { Connection } from '../../shared/wire.ts';
import { workplace, type Workplace } from './terminal.ts';

export interface ServedApp {
  readonly workplace: Workplace;
  /** Lets one browser in, once. */
  readonly link: string;
  /** For a browser that has been let in. */
  readonly address: string;
  readonly process: ChildProcess;
  /** A second client of the same backend, beside the browser. */
  connect(): Promise<Connection>;
  /** Ends the process in this way and waits until it is gone; the data folder stays. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Serves the same data folder again, on the same port. */
  again(): Promise<ServedApp>;
  /** Ends the process if it runs, and removes the data folder. */
  remove(): Promise<void>;
}

/** @param prepare is called with the folders before anything is served. */
export async function serveApp(
  environment: NodeJS.ProcessEnv = {},
  prepare: (place: Workplace) => unknown = () => {},
): Promise<ServedApp> {
  const place = workplace();
  mkdirSync(place.home, { recursive: true });
  await prepare(place);
  return serve(place, environment, 0);
}

async function serve(place: Workplace, environment: NodeJS.ProcessEnv, port: number): Promise<ServedApp> {
  const { process: child, ended } = place.start(['serve', '--port', String(port)], environment);
  const link = await printedLink(child);
  const { origin, port: taken } = new URL(link);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    workplace: place,
    link,
    address: `${origin}/`,
    process: child,
    connect: () => connectLocalSocket(ownerOf(place.home)!.socket),
    end,
    again: () => serve(place, environment, Number(taken)),
    remove: async () => {
      await end('SIGTERM');
      place.remove();
    },
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (text: string) => {
      printed += text;
      const link = /http:\S+/.exec(printed)?.[0];
      if (link !== undefined) resolve(link);
    });
    let said = '';
    child.stderr!.on('data', (text: string) => (said += text));
    child.once('close', () => reject(new Error(`The server ended before it served: ${said}`)));
  });
}
