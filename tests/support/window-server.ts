/** The built window, served as the product serves it, with any backend behind it: for tests and pictures. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../../electron/engine/backend.ts';
import { dispatch } from '../../electron/engine/dispatch.ts';
import { startWebServer, type WebServer } from '../../electron/serve/web-server.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { serveConnection } from '../../shared/wire.ts';

export const BUILT_WINDOW = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/renderer');

/** `newLink` gives an address that lets a browser in. @param port 0 takes any that is free. */
export async function serveWindow(backend: Backend, port = 0): Promise<WebServer> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'trialdeck-served-'));
  const server = await startWebServer({
    port,
    folder: BUILT_WINDOW,
    dataFolder,
    clock: systemClock,
    connect: (connection) => serveConnection(connection, (call) => dispatch(backend.api, call, console.error), backend.subscribe),
  });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return { ...server, close };
}
