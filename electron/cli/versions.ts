/** The versions of what the program is made of, without loading any of it. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Environment } from '../../shared/model.ts';
import { trialdeckVersion } from '../engine/environment.ts';

const require = createRequire(import.meta.url);

export function versions(): {
  readonly engine: Pick<Environment, 'engine' | 'tensorflow'>;
  readonly list: Record<string, string>;
} {
  const binding = packageVersion('@tensorflow/tfjs-node');
  return {
    // What a worker really loads is recorded with every trial.
    engine: { engine: 'native', tensorflow: binding },
    list: {
      trialdeck: trialdeckVersion(),
      node: process.versions.node,
      'tfjs-node': binding,
      'better-sqlite3': packageVersion('better-sqlite3'),
      electron: packageVersion('electron'),
    },
  };
}

export function packageVersion(name: string): string {
  try {
    return (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
  } catch {
    return 'missing';
  }
}
