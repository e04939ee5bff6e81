/** A study of 100,000 trials in a real browser: opened, scrolled, sorted, filtered, and drawn in every plot. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../shared/wire.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { fillStudy } from '../../bench/app/generated-study.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { trialGrid, type TrialGrid } from '../support/trial-grid.ts';
import { visit, type Visit } from '../support/visit.ts';

const TRIALS = 100_000;
/** What any page may hold, whatever the size of the study. */
const MOST_ELEMENTS = 4_000;
/** Heights of the table's rows and of its head. */
const ROW_PX = 28;
const HEAD_PX = 32;
const PREPARING_MS = 180_000;

let browser: Browser;
let app: ServedApp;
let user: Visit;
let table: TrialGrid;
let witness: Connection;
let studyId: number;
let receivedBytes = 0;

beforeAll(async () => {
  [browser, app] = await Promise.all([
    launchBrowser(),
    serveApp({}, ({ database }) => (studyId = fillStudy(database, { trials: TRIALS, epochs: 3, seed: 8 }))),
  ]);
  user = await visit(browser, app);
  table = trialGrid(user.page);
  witness = await app.connect();
  user.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => (receivedBytes += payload.length)));
}, PREPARING_MS);
afterAll(async () => {
  witness?.close();
  await browser?.close();
  await app?.remove();
});

const elements = (): Promise<number> => user.page.evaluate(() => document.querySelectorAll('*').length);

test('opens with the best trials in view, and few bytes', async () => {
  await user.go(`/study/${studyId}/trials`);
  await user.page.reload();
  await table.settled();
  await user.page.getByText('100,000 trials', { exact: true }).waitFor();
  const best = await witness.api.trials({ studyId, sort: { column: 'value', descending: true }, limit: 20 });
  expect((await table.column('Trial')).slice(0, 20)).toEqual(best.rows.map(({ number }) => String(number)));
  expect(receivedBytes).toBeLessThan(500_000);
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
});

test('scrolls to its end, and the last trial is there', async () => {
  await table.grid.focus();
  await user.page.keyboard.press('Control+End');
  const last = table.row(TRIALS - 1);
  await last.waitFor();
  await table.grid.locator('[role=row][aria-busy=true]').first().waitFor({ state: 'detached' });
  const { rows } = await witness.api.trials({
    studyId,
    sort: { column: 'value', descending: true },
    offset: TRIALS - 1,
    limit: 1,
  });
  expect((await table.column('Trial')).at(-1)).toBe(String(rows[0]!.number));
  expect(await elements()).toBeLessThan(MOST_ELEMENTS);
});

test('in the middle every row stands in its place, and few places are styles of their own', async () => {
  const middle = 50_003;
  await table.grid.evaluate((grid, top) => (grid.scrollTop = top), middle * ROW_PX);
  await table.row(middle).waitFor();
  await table.grid.locator('[role=row][aria-busy=true]').first().waitFor({ state: 'detached' });
  const placed = await table.grid.evaluate((grid, headPx) => {
    const topPx = grid.getBoundingClientRect().top + grid.clientTop + headPx;
    return [...grid.querySelectorAll('.line')]
      .map((line) => ({
        index: Number(line.getAttribute('aria-rowindex')) - 2,
        number: line.querySelectorAll('[role=gridcell]')[2]!.textContent,
        topPx: Math.round(line.getBoundingClientRect().top - topPx),
      }))
      .sort((one, other) => one.index - other.index);
  }, HEAD_PX);
  const first = placed[0]!.index;
  expect(first).toBeLessThanOrEqual(middle);
  const { rows } = await witness.api.trials({
    studyId,
    sort: { column: 'value', descending: true },
    offset: first,
    limit: placed.length,
  });
  expect(placed).toEqual(
    rows.map(({ number }, at) => ({ index: first + at, number: String(number), topPx: ROW_PX * (first + at - middle) })),
  );
  expect(await table.grid.locator('[style*=transform]').count()).toBeLessThan(placed.length / 6);
});

test('sorts and filters by a parameter', async () => {
  const { page } = user;
  await table.sortBy('learning_rate');
  const sorted = await witness.api.trials({ studyId, sort: { column: 'params.learning_rate', descending: false }, limit: 20 });
  expect((await table.column('Trial')).slice(0, 20)).toEqual(sorted.rows.map(({ number }) => String(number)));
  await page.getByRole('button', { name: 'Filter by…' }).click();
  await page.getByRole('option', { name: 'dropout_rate' }).click();
  await page.getByLabel('Highest').fill('0.01');
  await page.getByLabel('Highest').press('Enter');
  await page.keyboard.press('Escape');
  const { matched } = await witness.api.trials({ studyId, filter: { ranges: { dropout_rate: [null, 0.01] } } });
  await page.getByText(`${matched.toLocaleString('en')} of 100,000 trials`).waitFor();
  await page.getByRole('button', { name: 'Show all trials' }).click();
});

test('every plot is drawn, and says how much of the study it shows', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/plots`);
  const cards = page.locator('.plot');
  await cards.first().waitFor();
  for (let at = 0; at < (await cards.count()); at++) {
    await cards.nth(at).scrollIntoViewIfNeeded();
    const figure = cards.nth(at).getByRole('figure');
    await figure.locator('canvas').waitFor();
    expect(await figure.innerText(), `plot ${at + 1}`).toMatch(/\d,\d{3}/);
  }
});

test('nothing went wrong in the page', () => {
  expect(user.faults).toEqual([]);
});
