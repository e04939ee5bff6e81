/**
 * The entry of a trial worker that a command started: it serves whoever holds its standard input and output. Its arguments:
 * what trials it takes, the folder that it may write to, and what is known of its machine, in JSON.
 */
import { Console } from 'node:console';
import { hostname } from 'node:os';
import { systemClock } from '../../../shared/system-clock.ts';
import type { WorkerGrant } from './protocol.ts';
import { serveStream } from './serve-stream.ts';
import { takingOnly } from './taking-only.ts';
import { loadTools } from './worker-tools.ts';

const [kind, folder, environment] = process.argv.slice(2) as [string, string, string];
// Standard output belongs to the protocol: whatever a library prints goes elsewhere.
globalThis.console = new Console(process.stderr);
// Ctrl-C reaches every process of the terminal; the owner of the search decides what becomes of its workers.
process.on('SIGINT', () => {});
serveStream({
  input: process.stdin,
  output: process.stdout,
  folder,
  place: { machine: hostname(), environment: JSON.parse(environment) as WorkerGrant['environment'] },
  clock: systemClock,
  load: (scratch) => loadTools(kind, scratch).then((tools) => takingOnly(kind, tools)),
  onEnd: () => process.exit(0),
}).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
