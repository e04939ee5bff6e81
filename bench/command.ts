/** Runs other programs and measures them. */
import { spawn } from 'node:child_process';

export interface Finished {
  readonly output: string;
  /** From the start of the process to its end. */
  readonly seconds: number;
}

/** @throws Error with its last words, where the program does not end with 0. */
export async function runCommand(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const started = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4000)));
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(status)}:\n${errors}`);
  return { output, seconds: (performance.now() - started) / 1000 };
}

/** Says on standard error what is going on; standard output is for the findings. */
export function say(what: string): void {
  process.stderr.write(`• ${what}\n`);
}
