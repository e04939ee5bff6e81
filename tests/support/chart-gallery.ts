/**
 * A page with every chart, for tests of how they are touched and for looking at them:
 * `node tests/support/chart-gallery.ts FOLDER` writes a picture of it in both themes.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import { launchBrowser } from '../../bench/app/browser.ts';

const HERE = path.dirname(fileURLToPath(import.meta.url));

export interface Gallery {
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens the gallery in a headless browser. */
export async function openGallery(theme: 'light' | 'dark' = 'light'): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root: path.join(HERE, '../..'),
    plugins: [vue()],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    cacheDir: path.join(HERE, '../../node_modules/.cache/chart-gallery'),
    logLevel: 'error',
  });
  await server.listen();
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1560, height: 1000 } });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.resolvedUrls!.local[0]}tests/support/chart-gallery/?theme=${theme}`);
  await page.waitForSelector('.said', { state: 'attached', timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  return { page, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const theme of ['light', 'dark'] as const) {
    const { page, close } = await openGallery(theme);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(process.argv[2] ?? '.', `charts-${theme}.png`), fullPage: true });
    await close();
  }
}
