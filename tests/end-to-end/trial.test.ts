/** A trial in a real browser, with real training: looked into, run again, continued, changed, compared. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../bench/app/browser.ts';
import type { TrialDetail } from '../../shared/trial-detail.ts';
import type { Connection } from '../../shared/wire.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { visit, type Visit } from '../support/visit.ts';
import { startSearch } from '../support/started.ts';

const EPOCHS = 4;
/** More than a session keeps the weights of. */
const TRIALS = 12;
/** A worker starts, and trains a few epochs on few rows. */
const PATIENCE_MS = 90_000;

let browser: Browser;
let app: ServedApp;
let user: Visit;
let client: Connection;
let studyId: number;
/** Best first. */
let trials: readonly TrialDetail[];

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), serveApp()]);
  user = await visit(browser, app);
  client = await app.connect();
  const search = {
    task: { kind: 'network', dataset: 'generated', rows: 1_000 },
    epochs: EPOCHS,
    budget: { trials: TRIALS },
    workers: 2,
    seed: 5,
  };
  ({ studyId } = await startSearch(client.api, { ...search, name: 'Looked into' }));
  await atRest();
  const { rows } = await client.api.trials({ studyId, sort: { column: 'value', descending: true } });
  trials = await Promise.all(rows.map(({ id }) => client.api.trial(id)));
}, 2 * PATIENCE_MS);
afterAll(async () => {
  client?.close();
  await browser?.close();
  await app?.remove();
});

const atRest = async (): Promise<void> => {
  while ((await client.api.running()).length > 0) await wait(200);
};
const open = ({ trial }: TrialDetail): Promise<void> => user.go(`/study/${studyId}/trial/${trial.number}`);
const newest = async (): Promise<TrialDetail> => {
  const { rows } = await client.api.trials({ studyId });
  return client.api.trial(Math.max(...rows.map(({ id }) => id)));
};

test(
  'weights that are kept are looked into at once, others after training that repeats the record',
  { timeout: PATIENCE_MS },
  async () => {
    const { page } = user;
    await open(trials[0]!);
    await page.getByRole('heading', { name: 'Accuracy by class' }).waitFor({ timeout: PATIENCE_MS });
    const gone = trials.find(({ weights }) => weights === 'gone')!;
    await open(gone);
    await page.getByText('Its weights are no longer kept').waitFor();
    await page.getByRole('button', { name: 'Look inside' }).click();
    await page.getByText('every epoch came out as recorded').waitFor({ timeout: PATIENCE_MS });
    await page.getByText(`${Math.round(gone.trial.value! * 100)} of 100 select rows recognised`).waitFor();
  },
);

test('a trial runs again with another seed, and goes on from its last epoch', { timeout: 2 * PATIENCE_MS }, async () => {
  const { page } = user;
  const [detail] = trials as readonly [TrialDetail];
  const { trial } = detail;
  await open(detail);
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByText(/^The configuration of trial \d+ is queued with model seed/).waitFor();
  await atRest();
  const again = await newest();
  expect(again.trial).toMatchObject({ params: trial.params, epochsDone: EPOCHS, state: 'completed' });
  expect(again.trial.modelSeed).not.toBe(trial.modelSeed);

  await page.getByRole('button', { name: 'Continue…' }).click();
  await page.getByLabel('More epochs').fill('2');
  await page.getByRole('button', { name: 'Continue training' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await atRest();
  const further = await newest();
  expect(further).toMatchObject({
    parent: { id: trial.id, number: trial.number },
    trial: { epochsDone: EPOCHS + 2, modelSeed: trial.modelSeed },
  });
  await open(further);
  await page.getByRole('button', { name: `Trial ${trial.number}`, exact: true }).click();
  await page.waitForURL(new RegExp(`trial/${trial.number}$`));
});

test('an address with the number of no trial of the study says so, and leads to its trials', async () => {
  const { page } = user;
  const number = 1 + Math.max(...trials.map(({ trial }) => trial.number)) + 100;
  await user.go(`/study/${studyId}/trial/${number}`);
  await page.getByRole('heading', { name: `There is no trial ${number} in this study` }).waitFor();
  await page.getByRole('button', { name: 'Trials of this study' }).click();
  await page.waitForURL(/trials$/);
  await open(trials[0]!);
});

test('a changed copy is refused outside the space, and queued inside', { timeout: PATIENCE_MS }, async () => {
  const { page } = user;
  const [{ trial }] = trials as readonly [TrialDetail];
  await page.getByRole('button', { name: 'Change…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('units').fill('1');
  await dialog.getByText('units is 1; the space allows').waitFor();
  expect(await dialog.getByRole('button', { name: 'Queue the copy' }).isDisabled()).toBe(true);
  await dialog.getByLabel('units').fill('40');
  await dialog.getByRole('button', { name: 'Queue the copy' }).click();
  await dialog.waitFor({ state: 'detached' });
  await atRest();
  expect((await newest()).trial.params).toEqual({ ...trial.params, units: 40 });
});

test('trials chosen in the table are compared at an address that can be reloaded', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/trials`);
  await page.reload();
  const { rows } = await client.api.trials({ studyId, sort: { column: 'value', descending: true }, limit: 2 });
  const boxes = page.getByRole('grid', { name: 'Trials' }).getByRole('checkbox');
  const ticked = () => Promise.all([0, 1, 2].map((place) => boxes.nth(place).isChecked()));
  for (const place of rows.keys()) await boxes.nth(place).click();
  expect(await ticked()).toEqual([true, true, false]);
  await boxes.nth(2).click();
  await boxes.nth(2).click();
  expect(await ticked()).toEqual([true, true, false]);
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('heading', { name: '2 trials side by side' }).waitFor();
  await page.reload();
  const columns = page.getByRole('region', { name: 'Trials side by side' }).getByRole('link');
  await columns.first().waitFor();
  expect(await columns.allInnerTexts()).toEqual(rows.map(({ number }) => `Trial ${number}`));
});

test('the drawer is closed by Escape, but not while something lies over it or it is pinned', async () => {
  const { page } = user;
  await user.go(`/study/${studyId}/overview`);
  await page.getByRole('region', { name: 'Last finished trials' }).getByRole('button').first().click();
  const drawer = page.getByRole('complementary', { name: 'Trial' });
  await drawer.getByRole('button', { name: 'Change…' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await drawer.getByRole('button', { name: 'Keep open' }).click();
  await page.keyboard.press('Escape');
  expect(await drawer.count()).toBe(1);
  await drawer.getByRole('button', { name: 'Unpin' }).click();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

test('nothing went wrong in the page', () => {
  expect(user.faults).toEqual([]);
});
