/** What the set-up says and how it runs other programs. */
import { spawnSync } from 'node:child_process';

export class SetupError extends Error {}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs one step, saying what it does and how long it took. */
export async function step(title, work) {
  say(`• ${title}`);
  const started = Date.now();
  const result = await work();
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** Runs a program to its end; its output is shown only where it fails. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  if (done.error) throw new SetupError(`${program} could not be started: ${done.error.message}`);
  if (done.status !== 0) {
    const lines = `${done.stdout ?? ''}${done.stderr ?? ''}`
      .trim()
      .split('\n')
      .filter((line) => !line.includes(' warn '))
      .slice(0, 12)
      .join('\n  ');
    throw new SetupError(`${program} ${args[0] ?? ''} failed:\n  ${lines}`);
  }
  return done.stdout ?? '';
}

export function has(program, args = ['--version']) {
  const tried = spawnSync(program, args, { stdio: 'ignore' });
  return !tried.error && tried.status === 0;
}
