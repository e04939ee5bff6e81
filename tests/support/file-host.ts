/** A web server with files, packed by gzip, that can be told to misbehave: for tests of what fetches them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What happens to the file of a name: it is sent, cut off in the middle, answered with a status, or begun and never ended. */
export type Behaviour = 'send' | 'cut' | 'stall' | number;

export interface FileHost {
  /** Of the folder with NAME.gz; ends in a slash. */
  readonly address: string;
  /** Names in the order in which they were asked for. */
  readonly asked: readonly string[];
  behave(name: string, behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function hostFiles(files: Readonly<Record<string, Uint8Array>>): Promise<FileHost> {
  const packed = new Map(Object.entries(files).map(([name, bytes]) => [name, gzipSync(bytes, { level: 1 })]));
  const behaviours = new Map<string, Behaviour>();
  const asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const name = request.url!.replace(/^\/|\.gz$/g, '');
    const bytes = packed.get(name);
    const behaviour = behaviours.get(name) ?? (bytes ? 'send' : 404);
    asked.push(name);
    if (bytes === undefined || typeof behaviour === 'number') {
      response.writeHead(Number(behaviour)).end();
      return;
    }
    response.writeHead(200, { 'content-length': bytes.length });
    if (behaviour === 'send') response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length / 2), () => behaviour === 'cut' && response.destroy());
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    behave: (name, behaviour) => void behaviours.set(name, behaviour),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
