/** A search in a real browser, from its form to its end: growing live, through a reload, a pause and a resume. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../shared/wire.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { WATCHABLE, watchEpochs } from '../support/live-search.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { visit, type Visit } from '../support/visit.ts';
import { startSearch } from '../support/started.ts';

const TRIALS = 5;
const EPOCHS = 10;
const LATEST_MS = 500;
/** On a busy machine; it takes some seconds. */
const PATIENCE_MS = 180_000;

let browser: Browser;
let app: ServedApp;
let user: Visit;
/** Hears of every epoch as the page does. */
let witness: Connection;
let sessionId: number;
const endedMs: Record<string, number> = {};

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), serveApp()]);
  user = await visit(browser, app);
  witness = await app.connect();
  witness.onEvent('epoch', ({ number, epoch: { epoch } }) => {
    endedMs[`Trial ${number} epoch ${epoch}/${EPOCHS}`] = performance.timeOrigin + performance.now();
  });
  witness.onEvent('trial', ({ trial }) => {
    if (trial.finishedAt !== null && trial.epochs === EPOCHS)
      endedMs[`Trial ${trial.number} ended`] ??= performance.timeOrigin + performance.now();
  });
});
afterAll(async () => {
  witness?.close();
  await browser?.close();
  await app?.remove();
});

const strip = () => user.page.getByRole('region', { name: 'Activity in this study' });

test('the form refuses a bad value where it is, says the rule, and starts what it holds', async () => {
  const { page } = user;
  await user.go('/new');
  await page.getByLabel('Data set').click();
  await page.getByRole('option', { name: 'Generated figures' }).click();
  await page.getByRole('alert').filter({ hasText: 'Rows is 10000, but the data set has 4000' }).waitFor();
  expect(await page.getByLabel('Rows').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByRole('button', { name: 'Start search' }).isDisabled()).toBe(true);

  await page.getByLabel('Name', { exact: true }).fill('From the form');
  await page.getByLabel('Rows').fill('1000');
  await page.getByLabel('Ends after').fill('3');
  await page.getByLabel('Epochs of a trial').fill('2');
  await page.getByRole('complementary', { name: 'Estimate' }).getByText('for 3 trials').waitFor();
  await page.getByRole('button', { name: 'Start search' }).click();
  await page.waitForURL(/overview$/);
  await page.getByRole('region', { name: 'Last finished trials' }).getByText('2/2').first().waitFor();
  await strip().waitFor({ state: 'detached' });
  const [study] = await witness.api.studies();
  expect(study).toMatchObject({
    name: 'From the form',
    trials: 3,
    finishedTrials: 3,
    maxEpochs: 2,
    task: { split: { train: 700 } },
  });
});

test(`every epoch and every trial is on the screen within ${LATEST_MS} ms of its end`, { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  const started = await startSearch(witness.api, { ...WATCHABLE, name: 'Watched', budget: { trials: TRIALS }, epochs: EPOCHS });
  sessionId = started.sessionId;
  await user.go(`/study/${started.studyId}/overview`);
  await page.getByText('Running now').waitFor();
  const { seen } = await watchEpochs(page);
  await expect.poll(async () => Object.keys(await seen()), { timeout: PATIENCE_MS }).toContain('Trial 2 ended');
  const shownMs = await seen();
  const lags = Object.entries(shownMs).flatMap(([epoch, ms]) => (epoch in endedMs ? [ms - endedMs[epoch]!] : []));
  expect(lags.length).toBeGreaterThan(EPOCHS / 2);
  expect(Math.max(...lags)).toBeLessThan(LATEST_MS);
});

test('the best value so far is on the screen while the search runs', async () => {
  const shown = user.page
    .getByRole('heading', { name: /^(Best|Corrected) select accuracy$/ })
    .locator('xpath=..')
    .locator('.value');
  await expect.poll(() => shown.innerText(), { timeout: PATIENCE_MS }).toMatch(/^0\.\d{4}/);
  expect((await witness.api.progress(sessionId)).session.state).toBe('running');
});

test('a reload in the middle brings back what was there, and it goes on growing', async () => {
  const { page } = user;
  await page.reload();
  await strip().getByText(`of ${TRIALS} trials`).waitFor();
  const before = await page
    .locator('.running li')
    .first()
    .getByText(/epoch [1-9]/)
    .innerText();
  await page.waitForFunction((text) => !document.querySelector('.running li')!.textContent.includes(text), before);
});

test('a pause ends the epoch that runs; a resume goes on after it, to the end', { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  await strip().getByRole('button', { name: 'Pause after this epoch' }).click();
  await strip().getByText('Paused').waitFor();
  await strip().getByText('Running trials end their epoch').waitFor({ state: 'detached' });
  expect(await witness.api.running()).toEqual([]);
  const { epochs } = await witness.api.progress(sessionId);
  expect(epochs).toBeLessThan(TRIALS * EPOCHS);

  await strip().getByRole('button', { name: 'Resume' }).click();
  await strip().getByText('Running').waitFor();
  await strip().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  const { rows } = await witness.api.trials({ studyId: (await witness.api.progress(sessionId)).session.studyId });
  const trained = await Promise.all(rows.map(async ({ id }) => (await witness.api.trial(id)).epochs.map(({ epoch }) => epoch)));
  expect(trained).toEqual(Array.from({ length: TRIALS }, () => Array.from({ length: EPOCHS }, (_, at) => at + 1)));
  await page.getByRole('region', { name: 'Last finished trials' }).getByText(`/${EPOCHS}`).first().waitFor();
});

test('more budget sends a finished session on', { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  const sessions = page.getByRole('region', { name: 'Sessions' });
  await sessions.getByRole('button', { name: /^More for session/ }).click();
  await page.getByRole('menuitem', { name: 'Add budget…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add budget' });
  await dialog.getByText(`The session's limit is ${TRIALS} trials.`).waitFor();
  await dialog.getByLabel('More trials').fill('0');
  await dialog.getByRole('button', { name: 'Add and go on' }).click();
  await dialog.getByText('Write a number of trials above 0.').waitFor();
  await dialog.getByLabel('More trials').fill('1');
  await dialog.getByRole('button', { name: 'Add and go on' }).click();
  await dialog.waitFor({ state: 'detached' });
  await strip()
    .getByText(`of ${TRIALS + 1} trials`)
    .waitFor();
  await strip().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await sessions.getByText(`${TRIALS + 1} trials`, { exact: true }).waitFor();
  expect(await witness.api.progress(sessionId)).toMatchObject({ finished: TRIALS + 1, session: { state: 'finished' } });
});

test('a second search waits in line, says for what, and starts by itself', { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  const first = await startSearch(witness.api, { ...WATCHABLE, name: 'First in line', budget: { trials: 6 }, epochs: 3 });
  await user.go('/new');
  await page.getByLabel('Data set').click();
  await page.getByRole('option', { name: 'Generated figures' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Second in line');
  await page.getByLabel('Rows').fill('1000');
  await page.getByLabel('Ends after').fill('2');
  await page.getByLabel('Epochs of a trial').fill('1');
  const estimate = page.getByRole('complementary', { name: 'Estimate' });
  await estimate.getByText('for 2 trials').waitFor();
  await estimate.getByText('“First in line” is running: what you start now waits in line, and begins by itself.').waitFor();
  await page.getByRole('button', { name: 'Start search' }).click();
  await page.waitForURL(/overview$/);
  await strip().getByText('Waits for Random search in “First in line”.').waitFor();
  await page.getByRole('link', { name: 'Activity' }).click();
  const now = page.getByRole('list', { name: 'Now' }).getByRole('listitem');
  await now.filter({ hasText: 'Second in line' }).getByText('Waiting', { exact: true }).waitFor();
  expect(await now.getByRole('link').allTextContents()).toEqual(['First in line', 'Second in line']);

  const ended = page.getByRole('list', { name: 'Ended' }).getByRole('listitem');
  await ended.filter({ hasText: 'Second in line' }).getByText('2 of 2 trials').waitFor({ timeout: PATIENCE_MS });
  await ended.filter({ hasText: 'First in line' }).getByText('6 of 6 trials').waitFor();
  const [one, other] = await Promise.all(
    ['First in line', 'Second in line'].map(async (name) => {
      const { id } = (await witness.api.studies()).find((study) => study.name === name)!;
      const [job] = await witness.api.jobs({ studyId: id });
      return job!;
    }),
  );
  expect([one!.id, one!.state, other!.state]).toEqual([first.jobId, 'finished', 'finished']);
  expect(other!.startedAt! >= one!.finishedAt!).toBe(true);
});

test('nothing went wrong in the page, and nothing was asked of another host', () => {
  expect(user.faults).toEqual([]);
});
