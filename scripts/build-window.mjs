/**
 * Builds the window into dist/renderer where it is missing or older than its sources: their hash lies beside it.
 * Runs on Node 20 and later with built-ins alone.
 *
 *   node scripts/build-window.mjs
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectNode } from './setup/packages.mjs';
import { nodeModules, project } from './setup/places.mjs';
import { SetupError, run, say, step } from './setup/report.mjs';
import { hashOf, stampOf, writeStamp } from './setup/stamp.mjs';

const SOURCES = ['renderer', 'shared', 'package-lock.json', 'scripts/build-window.mjs'];
const window = join(project, 'dist', 'renderer');

/** True where there was something to build. @throws SetupError, where the packages are missing or the build fails. */
export async function buildWindow() {
  const wanted = hashOf(SOURCES);
  if (stampOf(window) === wanted) return false;
  const node = existsSync(nodeModules) ? projectNode() : null;
  if (node === null) throw new SetupError('the packages are not installed yet. Run: npm run setup');
  await step('Building the window', () => build(node, wanted));
  return true;
}

/** Beside its place first, so that a window that is being served stays whole until it is replaced. */
function build(node, wanted) {
  const draft = `${window}-${process.pid}`;
  try {
    const vite = join(nodeModules, 'vite', 'bin', 'vite.js');
    const config = join('renderer', 'vite.config.ts');
    // Whoever asks, tests too: with another NODE_ENV the window would be a slow and large one for development.
    const env = { ...process.env, NODE_ENV: 'production' };
    run(node, [vite, 'build', '--config', config, '--outDir', draft, '--logLevel', 'error'], { cwd: project, env });
    writeStamp(draft, wanted);
    rmSync(window, { recursive: true, force: true });
    renameSync(draft, window);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (!(await buildWindow())) say('The window is up to date.');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`The window was not built: ${error.message}`);
    process.exitCode = 1;
  }
}
