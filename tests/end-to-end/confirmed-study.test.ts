/** A study of many sessions that is confirmed, in a real browser: what stands where in windows of several sizes. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../bench/app/browser.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { visit, type Visit } from '../support/visit.ts';

let browser: Browser;
let app: ServedApp;
let user: Visit;

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), serveApp()]);
  user = await visit(browser, app);
  await user.page.getByRole('region', { name: 'First start' }).getByRole('link', { name: 'Open the sample' }).click();
  await user.page.getByRole('region', { name: 'Last finished trials' }).getByRole('row').nth(8).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.remove();
});

const tiles = () => user.page.locator('.tiles');
const box = async (of: ReturnType<Visit['page']['locator']>) => (await of.boundingBox())!;

test('in a narrow window the best value, of which most is told, has a line of its own', async () => {
  await user.page.setViewportSize({ width: 900, height: 700 });
  const [row, first, second, last] = await Promise.all([
    box(tiles()),
    ...[0, 1, 3].map((at) => box(tiles().locator('section').nth(at))),
  ]);
  expect(first!.width).toBeCloseTo(row.width, 0);
  expect(last!.y).toBe(second!.y);
});

test('in a wide window sessions beyond its height are scrolled through, and leave nothing empty beside them', async () => {
  await user.page.setViewportSize({ width: 1280, height: 800 });
  const sessions = user.page.getByRole('region', { name: 'Sessions' });
  expect(await sessions.getByRole('row').count()).toBeGreaterThan(20);
  const [card, beside] = [await box(sessions), await box(user.page.getByRole('region', { name: 'Last finished trials' }))];
  expect(card.height).toBeCloseTo(beside.height, 0);
  expect(card.height).toBeLessThan(500);
});

test('in a low window the answers to a question are in sight', async () => {
  const { page } = user;
  await page.setViewportSize({ width: 640, height: 400 });
  await page.getByRole('link', { name: 'Confirm', exact: true }).click();
  await page.getByRole('button', { name: 'Read it again…' }).click();
  const dialog = page.getByRole('dialog');
  const [shown, answer] = [await box(dialog), await box(dialog.getByRole('button', { name: 'Read it all the same' }))];
  expect(answer.y + answer.height).toBeLessThan(shown.y + shown.height);
  expect(shown.y + shown.height).toBeLessThan(400);
  await page.keyboard.press('Escape');
});

test('nothing went wrong in the page', () => {
  expect(user.faults).toEqual([]);
});
