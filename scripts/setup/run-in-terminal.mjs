import { spawn } from 'node:child_process';

/**
 * Runs a program in this terminal and answers with its exit code. Ctrl-C reaches both processes, SIGTERM is passed on: the
 * program decides when it ends.
 */
export function runInTerminal(program, words) {
  const child = spawn(program, words, { stdio: 'inherit' });
  const passOn = () => child.kill('SIGTERM');
  const wait = () => {};
  process.on('SIGTERM', passOn).on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGTERM', passOn).off('SIGINT', wait);
      resolve(code ?? 1);
    });
  });
}
