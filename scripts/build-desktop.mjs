/**
 * Builds the desktop app's processes into dist/electron where they are missing or older than their sources, and the window.
 * Runs on Node 20 and later with built-ins alone.
 *
 *   node scripts/build-desktop.mjs
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWindow } from './build-window.mjs';
import { projectNode } from './setup/packages.mjs';
import { nodeModules, project } from './setup/places.mjs';
import { SetupError, run, say, step } from './setup/report.mjs';
import { hashOf, stampOf, writeStamp } from './setup/stamp.mjs';

const SOURCES = ['electron', 'shared', 'db', 'electron.vite.config.ts', 'package-lock.json'];
const built = join(project, 'dist', 'electron');

/** @throws SetupError, where the packages are missing or the build fails. */
export async function buildDesktop() {
  await buildWindow();
  const wanted = hashOf(SOURCES);
  if (stampOf(built) === wanted) return;
  const node = existsSync(nodeModules) ? projectNode() : null;
  if (node === null) throw new SetupError('the packages are not installed yet. Run: npm run setup');
  await step('Building the desktop app', () => {
    const electronVite = join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js');
    run(node, [electronVite, 'build', '--logLevel', 'error'], { cwd: project });
    writeStamp(built, wanted);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildDesktop();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`The desktop app was not built: ${error.message}`);
    process.exitCode = 1;
  }
}
