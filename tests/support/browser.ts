/** The headless Chromium that comes in an npm package, so that tests of the window need no browser on the machine. */
import chromiumPackage from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts the browser; the caller closes it. The first call unpacks it to the temporary folder, some seconds. The package's own
 * arguments are left out: they are for one page in a serverless host (a single process, no web security).
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPackage.executablePath(),
    args: ['--no-sandbox', '--font-render-hinting=none'],
    headless: true,
  });
}
