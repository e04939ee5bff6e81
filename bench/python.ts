/** Python environments for the peers, one for each folder with a requirements.txt, made once and kept in the cache. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, say, type Finished } from './command.ts';
import { benchFolder } from './workplace.ts';

export type Peer = 'keras-tuner' | 'optuna' | 'optuna-dashboard';

/** Runs `bench/PEER/SCRIPT` and parses the one JSON document that it prints. */
export async function runPython<T>(
  peer: Peer,
  script: string,
  options: Readonly<Record<string, string | number>>,
): Promise<{ readonly document: T; readonly seconds: number }> {
  const python = await environmentOf(peer);
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const done: Finished = await runCommand(python, [path.join(import.meta.dirname, peer, script), ...args], {
    TF_CPP_MIN_LOG_LEVEL: '3',
    CUDA_VISIBLE_DEVICES: '-1',
    PYTHONDONTWRITEBYTECODE: '1',
  });
  return { document: JSON.parse(done.output) as T, seconds: done.seconds };
}

/** Path of the peer's own python3; its programs lie beside it. */
export async function environmentOf(peer: Peer): Promise<string> {
  const folder = path.join(benchFolder, `python-${peer}`);
  const [python, stamp] = [path.join(folder, 'bin', 'python'), path.join(folder, 'installed.txt')];
  const requirements = path.join(import.meta.dirname, peer, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  say(`Making a Python environment for ${wanted.split('\n', 1)[0]} in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(benchFolder, { recursive: true });
  try {
    await runCommand('python3', ['-m', 'venv', folder]);
  } catch (cause) {
    throw new Error('python3 cannot make a virtual environment. Install with: sudo apt-get install python3-venv', { cause });
  }
  await runCommand(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, wanted);
  return python;
}
