/** From a finished study to a report in hand, in a real browser. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../bench/app/browser.ts';
import { openStore } from '../../db/open-store.ts';
import { readPdf } from '../support/poppler.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { addSimulatedStudy } from '../support/simulated-studies.ts';
import { visit } from '../support/visit.ts';

let browser: Browser;
let app: ServedApp;
let studyId: number;

beforeAll(async () => {
  [browser, app] = await Promise.all([
    launchBrowser(),
    serveApp({}, ({ database }) => {
      const store = openStore(database);
      studyId = addSimulatedStudy(store, { name: 'Told', trials: 60, seed: 2, epochs: 3 }).id;
      store.close();
    }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await app?.remove();
});

test('the report is looked at, and one click on it saves a PDF that another program reads', async () => {
  const { page, go, faults } = await visit(browser, app);
  await go(`/study/${studyId}/report`);
  await page.getByRole('heading', { name: '1 Summary of findings' }).waitFor({ timeout: 60_000 });
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Told report.pdf');
  const { info, pages } = readPdf(readFileSync(await file.path()));
  expect(info).toMatchObject({ Title: 'Told', Tagged: 'yes' });
  expect(pages[1]).toContain('Summary of findings');
  expect(pages.join('')).toContain('Appendix: all configurations');
  expect(faults).toEqual([]);
}, 180_000);
