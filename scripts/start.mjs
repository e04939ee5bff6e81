/**
 * `npm start`: sets up what is missing, builds what is older than its sources, and opens Trialdeck: in a window of its own where
 * there is a display and Electron can be had, otherwise in the browser. Further words are for `trialdeck serve`.
 *
 *   node scripts/start.mjs [--desktop | --browser] [--data FOLDER] [--port NUMBER]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWindow } from './build-window.mjs';
import { projectNode } from './setup/packages.mjs';
import { project } from './setup/places.mjs';
import { SetupError, say } from './setup/report.mjs';
import { runInTerminal } from './setup/run-in-terminal.mjs';
import { hasDisplay, startDesktop } from './start-desktop.mjs';

/** As in electron/cli/exit-codes.ts. */
const [FAILURE, WRONG_REQUEST] = [1, 2];
const OPTIONS = {
  desktop: { type: 'boolean', default: false },
  browser: { type: 'boolean', default: false },
  data: { type: 'string' },
  port: { type: 'string' },
};

function readWords() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (!values.desktop || !values.browser) return values;
    say('--desktop and --browser exclude each other.');
  } catch (error) {
    say(`${error.message.split('. ')[0]}. Allowed are --desktop, --browser, --data FOLDER and --port NUMBER.`);
  }
  return null;
}

async function start({ desktop, browser, data, port }) {
  const setUp = [join(project, 'scripts', 'setup.mjs'), '--data-later', ...(data === undefined ? [] : ['--data', data])];
  const status = await runInTerminal(process.execPath, setUp);
  if (status !== 0 || browser) return status || serve(port);
  try {
    return await startDesktop();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const why = `No desktop window: ${error.message.split('\n').slice(0, 2).join(' ')}.`;
    say(desktop ? why : `${why} Trialdeck opens in the browser instead.`);
    return desktop ? FAILURE : serve(port);
  }
}

/** Where there is no display, the printed address is for a browser of another session or a tunnel. */
async function serve(port) {
  await buildWindow();
  const words = [...(hasDisplay() ? ['--open'] : []), ...(port === undefined ? [] : ['--port', port])];
  return runInTerminal(projectNode(), [join(project, 'electron', 'cli', 'main.ts'), 'serve', ...words]);
}

const words = readWords();
try {
  process.exitCode = words === null ? WRONG_REQUEST : await start(words);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`Trialdeck was not started: ${error.message}`);
  process.exitCode = FAILURE;
}
