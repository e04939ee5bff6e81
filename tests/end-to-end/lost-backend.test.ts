/** A backend that is killed while it trains, and started again: the page says so, and goes on by itself. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../shared/wire.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { WATCHABLE } from '../support/live-search.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { visit, type Visit } from '../support/visit.ts';
import { startSearch } from '../support/started.ts';

const TRIALS = 4;
const EPOCHS = 5;
const PATIENCE_MS = 120_000;

let browser: Browser;
let app: ServedApp;
let user: Visit;
let witness: Connection;
let studyId: number;
let sessionId: number;
/** Epochs that the page had heard of when the backend was killed. */
let recorded: number;

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), serveApp()]);
  user = await visit(browser, app);
  witness = await app.connect();
});
afterAll(async () => {
  witness?.close();
  await browser?.close();
  await app?.remove();
});

const banner = () => user.page.getByRole('alert').filter({ hasText: 'Trialdeck does not answer' });
const strip = () => user.page.getByRole('region', { name: 'Activity in this study' });
const epochsDone = async (): Promise<number> => (await witness.api.progress(sessionId)).epochs;

test('the page says that the backend is gone, and what is safe', { timeout: PATIENCE_MS }, async () => {
  const request = { ...WATCHABLE, name: 'Killed', budget: { trials: TRIALS }, epochs: EPOCHS };
  ({ studyId, sessionId } = await startSearch(witness.api, request));
  await user.go(`/study/${studyId}/overview`);
  await strip().getByText(`of ${TRIALS} trials`).waitFor();
  await expect.poll(epochsDone, { timeout: PATIENCE_MS }).toBeGreaterThan(2);
  recorded = await epochsDone();
  expect(await banner().count()).toBe(0);

  await app.end('SIGKILL');
  await banner().waitFor();
  expect(await banner().innerText()).toContain('What has been recorded is safe.');
  await strip().getByRole('button', { name: 'Pause after this epoch' }).click();
  await user.page.getByText('Trialdeck does not answer. What has been recorded is safe.').last().waitFor();
});

test('it connects again by itself, with every epoch that was recorded', { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  await page.evaluate(() => Object.assign(window, { samePage: true }));
  app = await app.again();
  witness = await app.connect();
  await banner().waitFor({ state: 'detached' });
  await strip().getByText('Paused').waitFor();
  expect(await epochsDone()).toBeGreaterThanOrEqual(recorded);
  expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
});

test('the search goes on where it stood, to its end', { timeout: PATIENCE_MS }, async () => {
  await strip().getByRole('button', { name: 'Resume' }).click();
  await strip().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  const { rows } = await witness.api.trials({ studyId });
  expect(rows.map(({ state, epochsDone }) => [state, epochsDone])).toEqual(
    Array.from({ length: TRIALS }, () => ['completed', EPOCHS]),
  );
});

test('the browser stays let in after a restart', async () => {
  await user.page.reload();
  await user.page.getByRole('region', { name: 'Last finished trials' }).getByRole('row').nth(TRIALS).waitFor();
});

test('nothing went wrong in the page but the lost connection', () => {
  expect(user.faults.filter((fault) => !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(fault))).toEqual([]);
});
