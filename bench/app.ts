/** How the window bears a study of 100,000 trials, next to optuna-dashboard with 5,000. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '../db/open-store.ts';
import { launchBrowser } from './app/browser.ts';
import { dashboardOpens, type Opened } from './app/dashboard.ts';
import { fillStudy } from './app/generated-study.ts';
import { longestFrame, openPage, timed } from './app/page.ts';
import { serveApp, type Served } from './app/served.ts';
import { PROJECT } from './circumstances.ts';
import { runCommand, say } from './command.ts';
import { median, type BenchOptions, type Figure, type Findings } from './figures.ts';
import { inWorkplace } from './workplace.ts';

const EPOCHS = 10;
const SCROLL_SECONDS = 5;
const SCROLL_PIXELS_PER_SECOND = 4_000;
/** After a pause in typing, so that a word is searched once. */
const TYPING_PAUSE_MS = 200;

const GRID = '[role=grid][aria-label=Trials]';
const ROWS_THERE = `document.querySelector('${GRID}[aria-busy=false] .line') && !document.querySelector('${GRID} .waiting')`;

/** Milliseconds by the name of what was done. */
type Times = ReadonlyMap<string, number>;

interface Measured {
  readonly open: Opened & { readonly tableMs: number; readonly historyMs: number };
  /** The program with an empty cache, up to the list of studies. */
  readonly start: { readonly ms: number; readonly bytes: number };
  readonly sorts: Times;
  readonly filters: Times;
  readonly plots: Times;
  readonly longestFrameMs: number;
}

export async function app(options: BenchOptions): Promise<Findings> {
  const [trials, peerTrials, runs] = options.quick ? [2_000, 100, 1] : [100_000, 5_000, 5];
  await runCommand(process.execPath, [path.join(PROJECT, 'scripts', 'build-window.mjs')]);
  const browser = await launchBrowser();
  try {
    return await inWorkplace(async (folder) => {
      const home = path.join(folder, 'home');
      mkdirSync(home);
      say(`filling a study with ${trials} trials`);
      const file = path.join(home, 'trialdeck.db');
      const studyId = fillStudy(file, { trials, epochs: EPOCHS, seed: 1 });
      const own = await measure(browser, await serveApp(home), { studyId, runs, forget: () => touch(file) });
      say(`optuna-dashboard with ${peerTrials} trials`);
      const { document, cold, warm } = await dashboardOpens(browser, folder, peerTrials, EPOCHS);
      return findings({ trials, peerTrials, own, cold, warm, versions: document.versions });
    });
  } finally {
    await browser.close();
  }
}

/** Changes a row, so that the server asks the database anew. */
function touch(file: string): void {
  const store = openStore(file);
  store.setSetting('bench', new Date().toISOString());
  store.close();
}

interface Plan {
  readonly studyId: number;
  readonly runs: number;
  readonly forget: () => void;
}

async function measure(browser: Browser, served: Served, { studyId, runs, forget }: Plan): Promise<Measured> {
  try {
    const { origin } = new URL(served.link);
    const { page, bytes, close } = await openPage(browser);
    const started = performance.now();
    await page.goto(served.link);
    await page.getByRole('list', { name: 'Studies' }).waitFor();
    const startMs = performance.now() - started;
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const start = { ms: startMs, bytes: bytes() };
    const opens = [];
    say('opening');
    opens.push({ ...(await openStudy(page, studyId)), bytes: bytes() });
    for (let run = 1; run < runs; run++) {
      await page.goto(`${origin}/#/`);
      await page.reload();
      await page.getByRole('list', { name: 'Studies' }).waitFor();
      forget();
      opens.push({ ...(await openStudy(page, studyId)), bytes: 0 });
    }
    await goTo(page, `/study/${studyId}/trials`, ROWS_THERE);
    say('sorting');
    const sorts = await timesOfSorts(page);
    say('filtering');
    const filters = await timesOfFilters(page);
    say('scrolling');
    const longestFrameMs = await longestFrame(page, GRID, SCROLL_SECONDS, SCROLL_PIXELS_PER_SECOND);
    say('drawing');
    const plots = await timesOfPlots(page, { studyId, runs, forget });
    await close();
    const [tableMs, historyMs] = [median(opens.map((open) => open.tableMs)), median(opens.map((open) => open.historyMs))];
    const open = { tableMs, historyMs, seconds: (tableMs + historyMs) / 1000, bytes: opens[0]!.bytes };
    return { start, open, sorts, filters, plots, longestFrameMs };
  } finally {
    await served.end();
  }
}

function goTo(page: Page, place: string, condition: string): Promise<number> {
  return timed(page, `location.hash = '#${place}'`, condition);
}

/** From the list of studies: the first page of the table, then the history. */
async function openStudy(page: Page, studyId: number): Promise<{ readonly tableMs: number; readonly historyMs: number }> {
  const tableMs = await goTo(page, `/study/${studyId}/trials`, ROWS_THERE);
  const historyMs = await goTo(page, `/study/${studyId}/plots`, drawn(0));
  return { tableMs, historyMs };
}

function drawn(plot: number): string {
  return `document.querySelectorAll('.plot')[${plot}]?.querySelector('figure canvas') != null`;
}

/** Every column, both ways; a click on the head to the rows. */
async function timesOfSorts(page: Page): Promise<Times> {
  const times = new Map<string, number>();
  const heads = await page.locator(`${GRID} [role=columnheader].sortable`).allInnerTexts();
  for (const [at, head] of heads.entries()) {
    const click = `document.querySelectorAll('${GRID} [role=columnheader].sortable')[${at}].click()`;
    for (const way of ['first', 'second']) times.set(`${head.trim()} ${way}`, await timed(page, click, ROWS_THERE));
  }
  return times;
}

/** Every field of the filter, from the last touch of its editor to the rows. */
async function timesOfFilters(page: Page): Promise<Times> {
  const times = new Map<string, number>();
  const open = () => page.getByRole('button', { name: 'Filter by…' }).click();
  await open();
  const fields = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  for (const field of fields) {
    await open();
    await page.getByRole('option', { name: field, exact: true }).click();
    await page.locator('.editor').waitFor();
    times.set(field, await timed(page, TOUCH_EDITOR, `document.querySelector('.chip') && ${ROWS_THERE}`));
    await page.keyboard.press('Escape');
    await timed(page, `document.querySelector('.chip .remove').click()`, `!document.querySelector('.chip') && ${ROWS_THERE}`);
  }
  const write = `const field = document.querySelector('[aria-label=Filter] input');
    field.value = 'baseline'; field.dispatchEvent(new Event('input'))`;
  const searched = `document.querySelector('.trials strong').textContent.includes(' of ') && ${ROWS_THERE}`;
  times.set('words', (await timed(page, write, searched)) - TYPING_PAUSE_MS);
  await page.getByRole('button', { name: 'Show all trials' }).click();
  return times;
}

/** The first box of a list is ticked; a range gets a lower end that some trials pass; a text is written. */
const TOUCH_EDITOR = `const box = document.querySelector('.editor input[type=checkbox]');
  const field = document.querySelector('.editor input:not([type=checkbox])');
  if (box) box.click();
  else {
    field.value = field.getAttribute('aria-label') === 'Tag' ? 'baseline' : '0.25';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
  }`;

/** Each from the click on "Plots", scrolled to at once, while those above it are drawn too. */
async function timesOfPlots(page: Page, { studyId, runs, forget }: Plan): Promise<Times> {
  const times = new Map<string, number>();
  await goTo(page, `/study/${studyId}/plots`, drawn(0));
  const count = await page.locator('.plot').count();
  for (let plot = 0; plot < count; plot++) {
    const seconds: number[] = [];
    for (let run = 0; run < runs; run++) {
      await goTo(page, '/settings', `document.querySelector('h1')?.textContent === 'Settings'`);
      forget();
      const scrolled = `(document.querySelectorAll('.plot')[${plot}]?.scrollIntoView(), ${drawn(plot)})`;
      seconds.push(await goTo(page, `/study/${studyId}/plots`, scrolled));
    }
    times.set(await page.locator('.plot').nth(plot).getByRole('heading').first().innerText(), median(seconds));
  }
  return times;
}

interface Whole {
  readonly trials: number;
  readonly peerTrials: number;
  readonly own: Measured;
  readonly cold: Opened;
  readonly warm: Opened;
  readonly versions: Readonly<Record<string, string>>;
}

function findings({ trials, peerTrials, own, cold, warm, versions }: Whole): Findings {
  const { start, open, sorts, filters, plots, longestFrameMs } = own;
  const slowest = (times: Times): [string, number] => [...times].reduce((most, each) => (each[1] > most[1] ? each : most));
  const atMost = (what: string, value: number, unit: Figure['unit'], most: number): Figure => ({
    what,
    value,
    unit,
    reach: { atMost: most },
  });
  const row = (what: string, ms: number): [string, string, number] => ['Trialdeck', what, Math.round(ms)];
  const kilobytes = (bytes: number): number => Math.round(bytes / 1000);
  return {
    how: [
      `Trialdeck with ${trials} trials of ${EPOCHS} epochs, served to a headless Chromium at 1440 x 900; optuna-dashboard with ${peerTrials} of the same kind in the same browser.`,
      'Times run within the page, from the click to the frame after the answer is painted; openings and plots are medians, each after a change of the database, so that nothing is answered from memory. Bytes to open the study are what is received from the click on it to its history plot: data, and the parts of the program that its screens load. The program up to the list of studies is counted apart; that of optuna-dashboard is part of its bytes, and so of the comparison.',
    ],
    table: {
      columns: ['side', 'what', 'ms'],
      rows: [
        row(`start of the program, to the list of studies: ${kilobytes(start.bytes)} kB`, start.ms),
        row(`open: ${kilobytes(open.bytes)} kB; first page of the table`, open.tableMs),
        row('open: history plot', open.historyMs),
        row(`sort, slowest of ${sorts.size}: ${slowest(sorts)[0]}`, slowest(sorts)[1]),
        row('sort, median', median([...sorts.values()])),
        row(`filter, slowest of ${filters.size}: ${slowest(filters)[0]}`, slowest(filters)[1]),
        row('filter, median', median([...filters.values()])),
        row(`scroll ${SCROLL_SECONDS} s: longest frame`, longestFrameMs),
        ...[...plots].map(([title, ms]) => row(`plot: ${title}`, ms)),
        ['optuna-dashboard', `open, cold: ${kilobytes(cold.bytes)} kB`, Math.round(1000 * cold.seconds)],
        ['optuna-dashboard', `open again: ${kilobytes(warm.bytes)} kB`, Math.round(1000 * warm.seconds)],
      ],
    },
    figures: [
      atMost('open the study: table and history', 1000 * open.seconds, 'ms', 500),
      atMost('sort by the slowest column', slowest(sorts)[1], 'ms', 200),
      atMost('filter by the slowest field', slowest(filters)[1], 'ms', 200),
      atMost('longest frame while scrolling', longestFrameMs, 'ms', 50),
      atMost(`slowest plot: ${slowest(plots)[0]}`, slowest(plots)[1] / 1000, 's', 1),
      atMost('received to open the study', open.bytes / 1000, 'kB', 500),
      {
        what: `bytes of optuna-dashboard with ${peerTrials} trials against ours with ${trials}, programs included`,
        value: cold.bytes / (start.bytes + open.bytes),
        unit: 'x',
        reach: { atLeast: 20 },
      },
    ],
    versions,
  };
}
