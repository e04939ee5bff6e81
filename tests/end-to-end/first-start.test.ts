/** A new user, in a real browser: looks at the sample, starts a search with one click, and sees it through to its end. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldersOf } from '../../electron/engine/folders.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { visit, type Visit } from '../support/visit.ts';

let browser: Browser;
let app: ServedApp;
let user: Visit;

beforeAll(async () => {
  // The cache that the set-up filled: the quick search trains on Fashion-MNIST.
  const { cache } = foldersOf(process.env);
  [browser, app] = await Promise.all([launchBrowser(), serveApp({ TRIALDECK_CACHE: cache })]);
  user = await visit(browser, app);
});
afterAll(async () => {
  await browser?.close();
  await app?.remove();
});

test('the sample study is there, with what can be done first', async () => {
  const { page } = user;
  const card = page.getByRole('region', { name: 'First start' });
  await card.waitFor();
  expect(await card.innerText()).toMatch(/holds \d+ finished searches with \d+ trials/);
  expect(await page.getByRole('list', { name: 'Studies' }).getByRole('listitem').count()).toBe(2);
  await card.getByRole('link', { name: 'Open the sample' }).click();
  await page.getByRole('region', { name: 'Last finished trials' }).getByRole('row').nth(8).waitFor();
  expect(await page.getByRole('navigation', { name: 'Views of the study' }).getByRole('link').count()).toBeGreaterThan(1);
});

test('one click starts a quick search, which trains all of its trials', { timeout: 180_000 }, async () => {
  const { page } = user;
  await user.go('/');
  await page.getByRole('button', { name: 'Start a search' }).click();
  await page.waitForURL(/#\/study\/\d+\/overview$/);
  const session = page.getByRole('region', { name: 'Activity in this study' });
  await session.getByText(/^\d+ of 12 trials$/).waitFor();
  await session.waitFor({ state: 'detached', timeout: 150_000 });

  await user.go('/');
  const row = page.getByRole('list', { name: 'Studies' }).getByRole('listitem').filter({ hasText: 'Quick search' });
  await row.getByText('Finished').waitFor();
  const text = await row.innerText();
  expect(text).toContain('12');
  expect(Number(/0\.\d+/.exec(text)?.[0])).toBeGreaterThan(0.75);
});

test('nothing went wrong in the page, and nothing was asked of another host', () => {
  expect(user.faults).toEqual([]);
});
