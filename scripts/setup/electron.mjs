/** Electron's own program: the one that its npm package names, downloaded the first time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './packages.mjs';
import { nodeModules } from './places.mjs';
import { run, SetupError, step } from './report.mjs';

const electron = join(nodeModules, 'electron');
const DOWNLOADS = 'https://github.com/electron/electron/releases/';
const DOWNLOAD_TIMEOUT_MS = 600_000;
const SECONDS_TO_ANSWER = 5;

/** The program's path, or null where it has not been downloaded. ELECTRON_OVERRIDE_DIST_PATH names another folder. */
export function electronProgram() {
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const program = other ? join(other, name ?? 'electron') : name && join(electron, 'dist', name);
  return program && existsSync(program) ? program : null;
}

/** @throws SetupError, where it can neither be found nor downloaded. */
export async function installElectron() {
  const found = electronProgram();
  if (found !== null) return found;
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (other) throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is ${other}, where no Electron is`);
  await requireAnswer(process.env);
  await step('Downloading Electron (110 MB)', download);
  const program = electronProgram();
  if (program === null) throw new SetupError('Electron was downloaded but is not there');
  return program;
}

/** A firewall may swallow a download without an answer. A mirror or a proxy is taken at its word. */
async function requireAnswer({ ELECTRON_MIRROR, npm_config_electron_mirror, ELECTRON_GET_USE_PROXY }) {
  if (ELECTRON_MIRROR || npm_config_electron_mirror || ELECTRON_GET_USE_PROXY) return;
  try {
    await fetch(DOWNLOADS, { method: 'HEAD', signal: AbortSignal.timeout(SECONDS_TO_ANSWER * 1000) });
  } catch {
    throw new SetupError(`Electron cannot be downloaded here, as ${new URL(DOWNLOADS).host} does not answer`);
  }
}

function download() {
  try {
    run(projectNode(), [join(electron, 'install.js')], { timeout: DOWNLOAD_TIMEOUT_MS });
  } catch (error) {
    throw new SetupError(`Electron cannot be downloaded here (${error.message.split('\n').at(-1).trim()})`);
  }
}
