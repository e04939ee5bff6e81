/**
 * Starts the desktop app, built where it must be. Where there is no display or no Electron it says so in one line and exits
 * with 69, and the caller may serve the app to a browser instead.
 *
 *   node scripts/start-desktop.mjs
 */
import { spawn, spawnSync } from 'node:child_process';
import { buildDesktop } from './build-desktop.mjs';
import { installElectron } from './setup/electron.mjs';
import { project } from './setup/places.mjs';
import { SetupError, say } from './setup/report.mjs';

/** EX_UNAVAILABLE of sysexits.h. */
const NO_DESKTOP = 69;
/** Electron that ends sooner than this, and not well, never showed a window. */
const SHORTEST_LIFE_MS = 3_000;

function requireDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY, ELECTRON_DISABLE_SANDBOX } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) throw new SetupError('there is no display');
  if (process.getuid?.() === 0 && !ELECTRON_DISABLE_SANDBOX)
    throw new SetupError('the sandbox of its window does not work for the root user');
}

/** Libraries that are missing show themselves here, before a window is expected. */
function requireThatItLoads(program) {
  const tried = spawnSync(program, ['--eval', ''], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' });
  if (tried.status !== 0) throw new SetupError(`Electron does not load: ${tried.stderr?.split('\n')[0] || tried.error?.message}`);
}

function runApp(program) {
  const started = Date.now();
  const child = spawn(program, [project], { stdio: 'inherit' });
  // Ctrl-C reaches both processes; the app decides when it ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code !== 0 && Date.now() - started < SHORTEST_LIFE_MS)
        reject(new SetupError(`Electron ended at once with ${signal ?? `exit code ${code}`}`));
      else resolve(code ?? 1);
    });
  });
}

try {
  requireDisplay();
  const program = await installElectron();
  requireThatItLoads(program);
  await buildDesktop();
  process.exitCode = await runApp(program);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`No desktop window: ${error.message.split('\n').slice(0, 2).join(' ')}.`);
  process.exitCode = NO_DESKTOP;
}
