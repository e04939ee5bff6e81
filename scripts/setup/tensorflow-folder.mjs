import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeModules } from './places.mjs';
import { SetupError } from './report.mjs';

const libraries = join(nodeModules, '@tensorflow', 'tfjs-node', 'deps', 'lib');

/** The folder that TensorFlow's libraries really lie in: those of tfjs-node may be links into the cache. */
export function tensorflowFolder() {
  const [name] = existsSync(libraries) ? readdirSync(libraries) : [];
  if (name === undefined) throw new SetupError('TensorFlow is not installed yet. Run: npm run setup');
  return dirname(realpathSync(join(libraries, name)));
}
