/**
 * Draws renderer/public/icon.svg as scripts/package/icon.png, from which electron-builder makes the icons of each system.
 *
 *     node tests/support/write-icon.ts
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../bench/app/browser.ts';

const SIZE = 1024;
const project = path.resolve(import.meta.dirname, '../..');

const drawing = readFileSync(path.join(project, 'renderer/public/icon.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${SIZE}px }</style>${drawing}`);
await page.screenshot({ path: path.join(project, 'scripts/package/icon.png'), omitBackground: true });
await browser.close();
