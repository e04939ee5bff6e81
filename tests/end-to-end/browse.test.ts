/** Looking around in a finished study, in a real browser: the table, the filter that every plot obeys, marks, files. */
import { readFileSync } from 'node:fs';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrialQuery } from '../../shared/trial-table.ts';
import { PARTITION_NAMES } from '../../shared/model.ts';
import type { Connection } from '../../shared/wire.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { fillStudy } from '../../bench/app/generated-study.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { trialGrid, type TrialGrid } from '../support/trial-grid.ts';
import { visit, type Visit } from '../support/visit.ts';

const POLL = { timeout: 30_000 };
const PLOTS = [
  'History',
  'Learning curves',
  'Parallel coordinates',
  'One parameter',
  'Two parameters',
  'Two columns',
  'Distribution of the values',
  'Timeline',
] as const;

let browser: Browser;
let app: ServedApp;
let user: Visit;
let table: TrialGrid;
/** Asks the backend directly what the page should show. */
let witness: Connection;
let studyId: number;

beforeAll(async () => {
  [browser, app] = await Promise.all([
    launchBrowser(),
    serveApp({}, ({ database }) => (studyId = fillStudy(database, { trials: 600, epochs: 5, seed: 3 }))),
  ]);
  user = await visit(browser, app);
  table = trialGrid(user.page);
  witness = await app.connect();
});
afterAll(async () => {
  witness?.close();
  await browser?.close();
  await app?.remove();
});

const numbers = async (query: Omit<TrialQuery, 'studyId'>): Promise<readonly string[]> =>
  (await witness.api.trials({ studyId, limit: 10, ...query })).rows.map(({ number }) => String(number));
const shownNumbers = async (): Promise<readonly string[]> => (await table.column('Trial')).slice(0, 10);
const shownCount = () => user.page.locator('.trials strong[aria-live=polite]');
const waitForCount = (words: string): Promise<void> => expect.poll(() => shownCount().innerText(), POLL).toBe(words);
const contentOf = async (download: Promise<Download>): Promise<Buffer> => readFileSync(await (await download).path());

async function showAll(): Promise<void> {
  // Where nothing passes there is a second one.
  await user.page.getByRole('button', { name: 'Show all trials' }).first().click();
  await table.settled();
}

test('the table holds every trial, the best first, and sorts by any column both ways', async () => {
  await user.go(`/study/${studyId}/trials`);
  await table.settled();
  expect(await shownCount().innerText()).toBe('600 trials');
  expect(await shownNumbers()).toEqual(await numbers({ sort: { column: 'value', descending: true } }));
  for (const column of ['learning_rate', 'units', 'optimizer']) {
    await table.sortBy(column);
    const first = await shownNumbers();
    await table.sortBy(column);
    const ways = [first, await shownNumbers()];
    const wanted = [false, true].map((descending) => numbers({ sort: { column: `params.${column}`, descending } }));
    expect(ways.sort(), column).toEqual((await Promise.all(wanted)).sort());
  }
});

test('conditions add up as chips, say how many pass, and can be taken away again', async () => {
  const { page } = user;
  await page.getByRole('button', { name: 'Filter by…' }).click();
  await page.getByRole('option', { name: 'optimizer' }).click();
  await page.getByRole('checkbox', { name: 'adam' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter by…' }).click();
  await page.getByRole('option', { name: 'dropout_rate' }).click();
  await page.getByLabel('Highest').fill('0.2');
  await page.getByLabel('Highest').press('Enter');
  await page.keyboard.press('Escape');
  const filter = { choices: { optimizer: ['adam'] }, ranges: { dropout_rate: [null, 0.2] } } as const;
  const { matched } = await witness.api.trials({ studyId, filter });
  await waitForCount(`${matched} of 600 trials`);
  const conditions = page.getByRole('region', { name: 'Filter' }).getByText(/at most 0\.2|adam/);
  expect(await conditions.allInnerTexts()).toEqual(['dropout_rate at most 0.2', 'optimizer adam']);

  await page.getByRole('button', { name: 'Remove the condition on optimizer' }).click();
  const left = await witness.api.trials({ studyId, filter: { ranges: filter.ranges } });
  await waitForCount(`${left.matched} of 600 trials`);
  await showAll();
});

test('a search for words finds tags; a filter that nothing passes says so', async () => {
  const { page } = user;
  const field = page.getByRole('searchbox', { name: 'Search in number, parameters, tags and notes' });
  await field.fill('größer');
  const { matched } = await witness.api.trials({ studyId, filter: { text: 'größer' } });
  expect(matched).toBeGreaterThan(0);
  await waitForCount(`${matched} of 600 trials`);
  await field.fill('no trial has these words');
  await page.getByRole('heading', { name: 'No trial passes the filter' }).waitFor();
  await user.go(`/study/${studyId}/plots`);
  await page.locator('.plots').getByRole('heading', { name: 'No trial passes the filter' }).waitFor();
  expect(await page.getByRole('heading', { name: 'History' }).count()).toBe(0);
  await user.go(`/study/${studyId}/trials`);
  await page.reload();
  await page.getByRole('heading', { name: 'No trial passes the filter' }).waitFor();
  await page.getByRole('button', { name: 'Show all trials' }).last().click();
  await waitForCount('600 trials');
});

test('columns can be taken away and come back; the file holds what is shown', async () => {
  const { page } = user;
  const head = table.grid.getByRole('columnheader', { name: 'units' });
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'units' }).uncheck();
  await head.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Filter by…' }).click();
  await page.getByRole('option', { name: 'State' }).click();
  await page.getByRole('checkbox', { name: 'Failed' }).check();
  await page.keyboard.press('Escape');
  const query = { studyId, filter: { states: ['failed'] } } as const;
  const { matched } = await witness.api.trials(query);
  await waitForCount(`${matched} of 600 trials`);
  const saved = async (name: string): Promise<string[]> => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    return (await contentOf(download)).toString('utf8').trim().split(/\r?\n/);
  };
  const [shown, all] = [await saved('CSV of these columns'), await saved('CSV of all columns')];
  expect([shown.length, all.length]).toEqual([matched + 1, matched + 1]);
  expect([shown[0], all[0]].map((line) => ['learning_rate', 'units'].map((name) => line!.includes(`params.${name}`)))).toEqual([
    [true, false],
    [true, true],
  ]);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'As at first' }).click();
  await head.waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await showAll();
});

test('dragging over a plot filters the table and every other plot', async () => {
  const { page } = user;
  await page.getByRole('link', { name: 'Plots' }).click();
  const history = page.getByRole('group', { name: /^History/ });
  await history.waitFor();
  const { x, y, width, height } = (await history.boundingBox())!;
  await page.mouse.move(x + width * 0.3, y + height * 0.1);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height * 0.4, { steps: 5 });
  await page.mouse.up();
  const chips = page.getByRole('region', { name: 'Filter' }).getByRole('button', { name: /^Remove the condition on/ });
  await chips.first().waitFor();
  const shown = page.getByText(/^All [\d,]+ trials/).first();
  const drawn = async (): Promise<number> => Number(/^All ([\d,]+) trials/.exec(await shown.innerText())![1]);
  await expect.poll(drawn, POLL).toBeLessThan(500);
  const passing = await page
    .getByRole('region', { name: 'Filter' })
    .getByText(/^\d+ of 600 trials$/)
    .innerText();

  await page.getByRole('link', { name: 'Trials' }).click();
  await table.settled();
  expect(await shownCount().innerText()).toBe(passing);
  await showAll();
});

test('a trial chosen in the table is open beside it and marked in the plots', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/trials`);
  await table.settled();
  const second = (await table.column('Trial'))[1];
  await table.row(1).click();
  const drawer = page.getByRole('complementary', { name: 'Trial' });
  await drawer.getByRole('heading', { name: `Trial ${second}` }).waitFor();
  await page.getByRole('link', { name: 'Plots' }).click();
  await page.locator('.overlay .marked').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Trials' }).click();
  await table.settled();
});

test('a star is kept by the backend', async () => {
  await user.go(`/study/${studyId}/trials`);
  await table.settled();
  const starred = async () => (await witness.api.trials({ studyId, filter: { starred: true } })).matched;
  const before = await starred();
  const star = table.row(0).getByRole('button', { name: /^Star trial/ });
  const wasOn = (await star.getAttribute('aria-pressed')) === 'true';
  await star.click();
  await expect.poll(starred, POLL).toBe(wasOn ? before - 1 : before + 1);
  expect(await star.getAttribute('aria-pressed')).toBe(String(!wasOn));
});

test('tags and a note are written beside the table, which shows them and sorts by them', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/trials`);
  await table.settled();
  const number = Number((await shownNumbers())[0]);
  const kept = async () => {
    const { rows } = await witness.api.trials({ studyId, filter: { ranges: { number: [number, number] } } });
    return { tags: rows[0]!.tags, note: rows[0]!.note };
  };
  const { tags } = await kept();
  await table.row(0).click();
  const drawer = page.getByRole('complementary', { name: 'Trial' });
  await drawer.getByLabel('Add a tag').fill('aardvark');
  await drawer.getByLabel('Add a tag').press('Enter');
  await drawer.getByLabel('Note', { exact: true }).fill('A word about its learning rate.');
  await expect.poll(kept, POLL).toEqual({ tags: [...tags, 'aardvark'], note: 'A word about its learning rate.' });
  for (const tag of tags) await drawer.getByRole('button', { name: `Remove the tag ${tag}` }).click();
  await expect.poll(async () => (await kept()).tags, POLL).toEqual(['aardvark']);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Note' }).check();
  await page.keyboard.press('Escape');
  for (const column of ['Tags', 'Note']) {
    await table.sortBy(column);
    expect((await shownNumbers())[0], column).toBe(String(number));
  }
  expect((await table.column('Tags'))[0]).toBe('aardvark');
  expect((await table.column('Note'))[0]).toBe('A word about its learning rate.');

  await page.reload();
  await page.getByRole('searchbox', { name: /^Search in number/ }).fill('aardvark');
  await waitForCount('1 of 600 trials');
  await table.row(0).click();
  await drawer.getByRole('button', { name: 'Remove the tag aardvark' }).click();
  await expect.poll(async () => (await kept()).tags, POLL).toEqual([]);
  expect(await drawer.getByLabel('Note', { exact: true }).inputValue()).toBe('A word about its learning rate.');
  await page.keyboard.press('Escape');
  await showAll();
});

test('every plot is drawn, and leaves as a picture and as a table', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/plots`);
  for (const title of PLOTS) {
    const card = page.locator('.plot', { has: page.getByRole('heading', { name: title, exact: true }) });
    await page.locator('.plot').nth(PLOTS.indexOf(title)).scrollIntoViewIfNeeded();
    await card.getByRole('button', { name: `${title}: more actions` }).click();
    const picture = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save as PNG' }).click();
    expect((await contentOf(picture)).subarray(1, 4).toString('latin1')).toBe('PNG');
    await card.getByRole('button', { name: `${title}: more actions` }).click();
    const data = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save data as CSV' }).click();
    expect((await contentOf(data)).toString('utf8').split('\n').length, title).toBeGreaterThan(3);
  }
});

test('rows of every partition are shown, and none of the vault', async () => {
  const { page } = user;
  await user.go('/data/generated');
  const picture = page.getByRole('img', { name: 'Upright bar, row 1 of the samples' });
  const drawn = (): Promise<string> => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const seen: string[] = [];
  for (const name of PARTITION_NAMES) {
    await page.getByRole('radio', { name, exact: true }).click();
    await expect.poll(async () => seen.includes(await drawn()), POLL).toBe(false);
    seen.push(await drawn());
  }
  const vault = page.getByRole('region', { name: 'Vault' });
  await vault.getByRole('heading', { name: 'The vault is sealed' }).waitFor();
  expect(await vault.getByRole('img').count()).toBe(0);
});

test('a study is starred, renamed, archived and deleted, and what is gone comes back by undo', async () => {
  const { page } = user;
  await user.go('/');
  const rows = page.getByRole('list', { name: 'Studies' }).getByRole('listitem');
  const study = rows.filter({ hasText: 'Generated 3' });
  await study.getByRole('button', { name: 'Star Generated 3' }).click();
  await study.getByRole('button', { name: 'Unstar Generated 3' }).waitFor();
  await study.getByRole('button', { name: 'More for Generated 3' }).click();
  await page.getByRole('menuitem', { name: 'Name and note…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Six hundred trials');
  await page.getByRole('dialog').getByLabel('Note').fill('Made for this test.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const renamed = rows.filter({ hasText: 'Six hundred trials' });
  await renamed.getByText('Made for this test.').waitFor();
  await page.getByRole('searchbox', { name: 'Search the studies' }).fill('made for');
  await expect.poll(() => rows.count(), POLL).toBe(1);
  for (const action of ['Archive', 'Delete']) {
    await renamed.getByRole('button', { name: 'More for Six hundred trials' }).click();
    await page.getByRole('menuitem', { name: action }).click();
    await renamed.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await renamed.waitFor();
  }
  expect(await witness.api.study(studyId)).toMatchObject({
    name: 'Six hundred trials',
    starred: true,
    archived: false,
    note: 'Made for this test.',
  });
});

test('nothing went wrong in the page, and nothing was asked of another host', () => {
  expect(user.faults).toEqual([]);
});
