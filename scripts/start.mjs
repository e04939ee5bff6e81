/** `npm start`: sets up what is missing, then starts. Further words go to `trialdeck`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from './setup/places.mjs';

const words = process.argv.slice(2);
const setup = spawnSync(process.execPath, [join(project, 'scripts', 'setup.mjs'), '--as-is'], { stdio: 'inherit' });
if (setup.status !== 0) process.exit(setup.status ?? 1);
process.on('SIGINT', () => {});
const run = spawnSync(process.execPath, [join(project, 'bin', 'trialdeck.mjs'), ...words], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
