/** Starts the desktop app, built where it must be. */
import { spawnSync } from 'node:child_process';
import { buildDesktop } from './build-desktop.mjs';
import { installElectron } from './setup/electron.mjs';
import { project } from './setup/places.mjs';
import { SetupError } from './setup/report.mjs';
import { runInTerminal } from './setup/run-in-terminal.mjs';

/** Electron that ends sooner than this, and not well, never showed a window. */
const SHORTEST_LIFE_MS = 3_000;

export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** Answers with the app's exit code. @throws SetupError with a reason why there is no window. */
export async function startDesktop() {
  if (!hasDisplay()) throw new SetupError('there is no display');
  if (process.getuid?.() === 0 && !process.env.ELECTRON_DISABLE_SANDBOX)
    throw new SetupError('the sandbox of its window does not work for the root user');
  const program = await installElectron();
  requireThatItLoads(program);
  await buildDesktop();
  const started = Date.now();
  const code = await runInTerminal(program, [project]);
  if (code !== 0 && Date.now() - started < SHORTEST_LIFE_MS)
    throw new SetupError(`Electron ended at once with exit code ${code}`);
  return code;
}

/** Libraries that are missing show themselves here, before a window is expected. */
function requireThatItLoads(program) {
  const tried = spawnSync(program, ['--eval', ''], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' });
  if (tried.status !== 0) throw new SetupError(`Electron does not load: ${tried.stderr?.split('\n')[0] || tried.error?.message}`);
}
