/** The app as it is served to a browser, with the studies of one data folder. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT } from '../circumstances.ts';

export interface Served {
  /** Lets one browser in, once. */
  readonly link: string;
  end(): Promise<void>;
}

const PROGRAM = path.join(PROJECT, 'electron', 'cli', 'main.ts');

export async function serveApp(home: string): Promise<Served> {
  return await served(process.execPath, [PROGRAM, 'serve', '--port', '0'], { TRIALDECK_HOME: home });
}

/** Starts a program that serves until it is ended, and waits for the address that it prints. */
export async function served(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const link = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const read = (text: string): void => {
      printed += text;
      const address = /http:\/\/\S+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${program} ended before it served: ${printed}`)));
  });
  const end = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { link, end };
}
