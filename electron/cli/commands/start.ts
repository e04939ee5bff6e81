/** `npm start` in a terminal: checks what is there, says what will happen, and runs the quick search. */
import { createInterface } from 'node:readline/promises';
import { presetNamed } from '../../../shared/presets.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';
import { doctor } from './doctor.ts';
import { runRequest } from './search.ts';

export async function start(terminal: Terminal): Promise<number> {
  const checked = await doctor(false, terminal);
  if (checked !== EXIT.done) return checked;
  const { title, text } = presetNamed('quick');
  terminal.print(`\n${title}. ${text}\nCtrl-C pauses it; trialdeck resume goes on.`);
  if (process.stdin.isTTY) {
    const questions = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await questions.question('Start it now? [Y/n] ');
    questions.close();
    if (/^\s*n/i.test(answer)) return EXIT.done;
  }
  return runRequest({ preset: 'quick' }, false, terminal);
}
