/** Where and with what a bench ran. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Circumstances } from './document.ts';

export const PROJECT = path.dirname(import.meta.dirname);

export function circumstances(now: Date): Circumstances {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  return {
    date: now.toISOString().slice(0, 10),
    machine: `${processor()}, ${os.availableParallelism()} cores, ${memoryGibibytes()} GiB, ${os.type()} ${os.release()}`,
    versions: { Trialdeck: version, commit: commit(), Node: process.versions.node },
  };
}

function processor(): string {
  return os.cpus()[0]?.model.trim() ?? 'unknown processor';
}

function memoryGibibytes(): number {
  return Math.round(os.totalmem() / 2 ** 30);
}

function commit(): string {
  const { stdout } = spawnSync('git', ['describe', '--always', '--dirty'], { cwd: PROJECT, encoding: 'utf8' });
  return stdout?.trim() || 'unknown';
}
