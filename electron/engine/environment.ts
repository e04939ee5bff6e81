/** Where a trial is trained: kept with it, so that numbers from two machines are never mixed up unseen. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, release } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../shared/model.ts';
import { gitCommit } from './git-commit.ts';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** All but what the worker says of its engine. */
export function hostEnvironment(): Omit<Environment, 'engine' | 'tensorflow'> {
  return {
    trialdeck: trialdeckVersion(),
    node: process.versions.node,
    platform: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    threadsPerWorker: 1,
    gitCommit: gitCommit(project),
  };
}

export function trialdeckVersion(): string {
  return (JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as { version: string }).version;
}
