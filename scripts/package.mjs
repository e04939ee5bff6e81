/**
 * `npm run package`: packs the desktop app for this system into release/. Further words go to electron-builder.
 *
 *   node scripts/package.mjs [--linux dir]
 */
import { join } from 'node:path';
import { buildDesktop } from './build-desktop.mjs';
import { nameFoldersOutside } from './package/from-outside.mjs';
import { projectNode } from './setup/packages.mjs';
import { nodeModules } from './setup/places.mjs';
import { SetupError, say } from './setup/report.mjs';
import { runInTerminal } from './setup/run-in-terminal.mjs';

try {
  nameFoldersOutside();
  await buildDesktop();
  const builder = join(nodeModules, 'electron-builder', 'cli.js');
  process.exitCode = await runInTerminal(projectNode(), [builder, '--publish', 'never', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`The desktop app was not packed: ${error.message}`);
  process.exitCode = 1;
}
