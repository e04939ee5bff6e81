/** Builds the window before the first end-to-end test, where it is older than its sources. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function buildWindow(): void {
  const script = fileURLToPath(new URL('../../scripts/build-window.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' });
}
