// Draws renderer/public/icon.svg as scripts/package/icon.png, from which electron-builder makes the icons of each system. Run it
// after a change of the drawing: it needs the packages of the project and a Node that reads TypeScript.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../bench/app/browser.ts';

const SIZE = 1024;
const placeOf = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const drawing = readFileSync(placeOf('../renderer/public/icon.svg'), 'utf8');
mkdirSync(placeOf('package'), { recursive: true });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${SIZE}px }</style>${drawing}`);
await page.screenshot({ path: placeOf('package/icon.png'), omitBackground: true });
await browser.close();
