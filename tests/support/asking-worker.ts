/**
 * A process in the place of a worker that a command starts. It asks its owner for the files that it is named after its first
 * argument, and writes what it hears into the file that this one names.
 */
import { writeFileSync } from 'node:fs';
import { frameOf, frameReader, GREETING } from '../../electron/engine/pool/frames.ts';
import type { FromStreamWorker, ToStreamWorker } from '../../electron/engine/pool/stream-messages.ts';

const [answers, ...names] = process.argv.slice(2) as [string, ...string[]];
const heard: (readonly [name: string, kind: string])[] = [];

const ask = (message: FromStreamWorker): unknown => process.stdout.write(frameOf(message));
process.stdin.on(
  'data',
  frameReader((received) => {
    const message = received as ToStreamWorker;
    if (message.kind === 'piece' || message.kind === 'refusal') heard.push([message.name, message.kind]);
    if (heard.length === 2 * names.length) writeFileSync(answers, JSON.stringify(heard));
  }),
);
process.stdout.write(GREETING);
for (const name of names) {
  ask({ kind: 'want', what: 'data', name });
  ask({ kind: 'want', what: 'state', name, content: 'any' });
}
