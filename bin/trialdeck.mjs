#!/usr/bin/env node
/** Starts the terminal interface on the project's own Node 24, whatever Node runs this. */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../scripts/setup/places.mjs';
import { projectNode } from '../scripts/setup/packages.mjs';

const node = existsSync(join(project, 'node_modules')) ? projectNode() : null;
if (node === null) {
  process.stderr.write('trialdeck: the set-up has not run yet. Run: npm run setup\n');
  process.exit(1);
}
if (realpathSync(node) === realpathSync(process.execPath)) await import('./start.mjs');
else {
  const child = spawn(node, [join(project, 'bin', 'start.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches both processes; the search decides when it ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
