/** Fashion-MNIST in the cache, by the product's own command: it knows the sources and checks what comes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectNode } from './packages.mjs';
import { project } from './places.mjs';
import { SetupError } from './report.mjs';

const program = join(project, 'electron', 'cli', 'main.ts');

/**
 * Says something only where files are missing. The packages must be installed.
 * @param named a folder with the four files (plain or .gz), instead of a download.
 */
export function installDataset(named) {
  const from = named ? ['--from', named] : [];
  const { status } = spawnSync(projectNode(), [program, 'fetch', 'fashion-mnist', ...from], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new SetupError('Fashion-MNIST is not there. With its four files in a folder, run: npm run setup -- --data FOLDER');
}
