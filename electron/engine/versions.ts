/** The versions of what the program is made of, without loading any of it. */
import { createRequire } from 'node:module';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../shared/model.ts';
import { trialdeckVersion } from './environment.ts';

const require = createRequire(import.meta.url);

export function versions(): {
  readonly engine: Pick<Environment, 'engine' | 'tensorflow'>;
  readonly list: Record<string, string>;
} {
  const tensorflow = tensorflowVersion();
  return {
    // What a worker really loads is recorded with every trial.
    engine: { engine: 'native', tensorflow: tensorflow ?? 'unknown' },
    list: {
      trialdeck: trialdeckVersion(),
      node: process.versions.node,
      'tfjs-node': packageVersion('@tensorflow/tfjs-node'),
      ...(tensorflow !== null && { tensorflow }),
      'better-sqlite3': packageVersion('better-sqlite3'),
    },
  };
}

/** Of the library that the set-up linked from its folder in the cache; null where it came another way or is missing. */
function tensorflowVersion(): string | null {
  try {
    const tfjsNode = path.dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
    const library = realpathSync(path.join(tfjsNode, 'deps', 'lib', 'libtensorflow_cc.so.2'));
    return /[\\/]tensorflow-(\d+\.\d+\.\d+)[\\/]/.exec(library)?.[1] ?? null;
  } catch {
    return null;
  }
}

export function packageVersion(name: string): string {
  try {
    return (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version;
  } catch {
    return 'missing';
  }
}
