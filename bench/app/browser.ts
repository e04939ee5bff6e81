/** The headless Chromium that comes in an npm package, so that the window is tested and measured without one on the machine. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts the browser; the caller closes it. The first call unpacks it to the temporary folder, some seconds. The package's own
 * arguments are left out: they are for one page in a serverless host (a single process, no web security).
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    headless: true,
  });
}

/** A folder of its own for each version, renamed when it is whole: whoever is interrupted leaves no half browser behind. */
async function unpackedChromium(): Promise<string> {
  const place = path.join(tmpdir(), `trialdeck-chromium-${packageVersion()}`);
  if (!existsSync(place)) {
    const draft = mkdtempSync(`${place}-`);
    await unpackInto(draft);
    try {
      renameSync(draft, place);
    } catch (error) {
      if (!existsSync(place)) throw error;
      rmSync(draft, { recursive: true });
    }
  }
  return path.join(place, 'chromium');
}

/** In a process of its own, as the package unpacks to the temporary folder alone. */
async function unpackInto(folder: string): Promise<void> {
  const script = `await (await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))})).default.executablePath()`;
  const args = ['--input-type=module', '--eval', script];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, TMPDIR: folder } });
}

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
