/** A machine without the data, in a real browser: one click says what is fetched, fetches it from a server here, and searches. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../shared/system-clock.ts';
import { FASHION_MNIST } from '../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { hostOrigin } from '../../electron/engine/tasks/network/data/fetch/host-origin.ts';
import { foldersOf } from '../../electron/engine/folders.ts';
import type { WebServer } from '../../electron/serve/web-server.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { createFakeBackend, type FakeBackend } from '../support/fake-backend.ts';
import { hostFiles, type FileHost } from '../support/file-host.ts';
import { serveWindow } from '../support/window-server.ts';

const LARGEST = 'train-images-idx3-ubyte';

let browser: Browser;
let host: FileHost;
let backend: FakeBackend;
let server: WebServer;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  // The files that the set-up fetched, sent once more.
  const folder = path.join(foldersOf(process.env).datasets, 'fashion-mnist');
  const names = Object.keys(FASHION_MNIST.download!.files);
  host = await hostFiles(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name))])));
  backend = createFakeBackend({ scene: 'first-start', epochMs: 20, origins: [hostOrigin(host.address, systemClock)] });
  server = await serveWindow(backend);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
  await page.goto(server.newLink());
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  backend?.close();
  await host?.close();
});

const go = (place: string): Promise<void> => page.evaluate((hash) => void (location.hash = hash), place);
const card = () => page.getByRole('region', { name: 'Fashion-MNIST is missing' });

test('a click says from where the data come, how much they are and how long that takes', async () => {
  await page.getByRole('button', { name: 'Start a search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fashion-MNIST is not on this machine yet' });
  await dialog.getByText(`30.9 MB from ${new URL(host.address).host}, about 10 s at 20 Mbit/s.`).waitFor();
  expect(host.asked).toEqual([]);
  await dialog.getByRole('button', { name: 'Not now' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('a new study is refused in place, and generated figures stay usable', async () => {
  await go('/new');
  await card().waitFor();
  const start = page.getByRole('button', { name: 'Start search' });
  expect(await start.isDisabled()).toBe(true);
  await page.getByText('Fashion-MNIST is not fetched yet. Fetch it, or choose another data set.').waitFor();
  await page.getByRole('combobox', { name: 'Data set' }).click();
  await page.getByRole('option', { name: 'Generated figures' }).click();
  await card().waitFor({ state: 'detached' });
  await page.getByLabel('Rows').fill('1000');
  await expect.poll(() => start.isEnabled()).toBe(true);
});

test('a fetch that fails says why on the Data screen, and one under way can be cancelled', async () => {
  host.behave(LARGEST, 404);
  await go('/data');
  await card().getByRole('button', { name: 'Fetch' }).click();
  await card().getByRole('alert').getByText('it answers 404').waitFor();
  host.behave(LARGEST, 'stall');
  await card().getByRole('button', { name: 'Try again' }).click();
  await card()
    .getByText(/^\d+\.\d MB of 30\.9 MB from/)
    .waitFor();
  await card().getByRole('button', { name: 'Cancel' }).click();
  await card().getByText('Cancelled').waitFor();
});

test('the search starts when its data have come', async () => {
  host.behave(LARGEST, 'send');
  await go('/');
  await page.getByRole('button', { name: 'Start a search' }).click();
  await page.getByRole('button', { name: 'Fetch and start' }).click();
  await page.waitForURL(/#\/study\/\d+\/overview$/);
  await page
    .getByRole('region', { name: 'Activity in this study' })
    .getByText(/^\d+ of 12 trials$/)
    .waitFor();
  expect(new Set(host.asked).size).toBe(4);
  await go('/data');
  await page.getByRole('heading', { name: 'Some rows of each class' }).waitFor();
  await page.getByRole('img', { name: 'Ankle boot, row 1 of the samples' }).waitFor();
});

test('nothing went wrong in the page', () => {
  expect(faults).toEqual([]);
});
