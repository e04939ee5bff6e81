/**
 * Builds the window into dist/renderer where it is missing or older than its sources: their hash lies beside it, in `.stamp`.
 * Runs on Node 20 and later with built-ins alone.
 *
 *   node scripts/build-window.mjs
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectNode } from './setup/packages.mjs';
import { nodeModules, project } from './setup/places.mjs';
import { SetupError, run, say, step } from './setup/report.mjs';

const SOURCES = ['renderer', 'shared', 'package-lock.json'];
const window = join(project, 'dist', 'renderer');
const stamp = join(window, '.stamp');

/** True where there was something to build. @throws SetupError, where the packages are missing or the build fails. */
export async function buildWindow() {
  const wanted = hashOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
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
    run(node, [vite, 'build', '--config', config, '--outDir', draft, '--logLevel', 'error'], { cwd: project });
    writeFileSync(join(draft, '.stamp'), wanted);
    rmSync(window, { recursive: true, force: true });
    renameSync(draft, window);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** SHA-256 over the names and contents of all files, in hexadecimal. */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(project, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(source) {
  if (statSync(join(project, source)).isFile()) return [source];
  const names = readdirSync(join(project, source), { recursive: true }).sort();
  return names.map((name) => join(source, name)).filter((name) => statSync(join(project, name)).isFile());
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
