/**
 * Takes pictures of every screen, light and dark, in three sizes and four scenes, into test-results/screens.
 *
 *     npm run screens -- [words that the names of pictures must contain]
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { foldersOf } from '../../electron/engine/folders.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import { createFakeBackend, type FakeBackend, type Scene } from './fake-backend.ts';
import { serveWindow } from './window-server.ts';
import { startExperiment, startSearch } from './started.ts';

interface Screen {
  readonly name: string;
  readonly scene: Scene;
  /** Behind the #. */
  readonly place: (backend: FakeBackend) => string;
  /** What a person does before the picture. */
  readonly act?: (page: Page, backend: FakeBackend) => Promise<unknown>;
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 1920, height: 1200 },
] as const;
const THEMES = ['light', 'dark'] as const;
const SETTLE_MS = 700;

const studyNamed = ({ store }: FakeBackend, words: string): number =>
  store.studyOverviews().find(({ name }) => name.includes(words))!.id;
const running = ({ store }: FakeBackend): number =>
  store.studyOverviews().find(({ sessions }) => sessions.some(({ state }) => state === 'running'))!.id;
async function scrollDown(page: Page): Promise<void> {
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 10_000);
}
const openFirst = (page: Page): Promise<void> => page.locator('tbody button.open').first().click();

/** The sample's trials, best first. */
const sampleTrials = (backend: FakeBackend): { readonly studyId: number; readonly rows: readonly TrialRow[] } => {
  const studyId = studyNamed(backend, 'assignment');
  const { rows } = backend.store.trialPage({ studyId, sort: { column: 'value', descending: true }, limit: 200 });
  return { studyId, rows };
};
const trialPlace =
  (rank: number) =>
  (backend: FakeBackend): string => {
    const { studyId, rows } = sampleTrials(backend);
    return `/study/${studyId}/trial/${rows.at(rank)!.number}`;
  };
const comparePlace =
  (count: number) =>
  (backend: FakeBackend): string => {
    const { studyId, rows } = sampleTrials(backend);
    const chosen = rows.slice(0, count).map(({ id }) => id);
    return `/study/${studyId}/compare?trials=${chosen.join(',')}`;
  };

function failedPlace(backend: FakeBackend): string {
  const studyId = studyNamed(backend, 'Three thousand');
  const { rows } = backend.store.trialPage({ studyId, filter: { states: ['failed'] }, limit: 1 });
  return `/study/${studyId}/trial/${rows[0]!.number}`;
}

function trialScreens(): readonly Screen[] {
  const lookInside = async (page: Page): Promise<void> => {
    const offer = page.getByRole('button', { name: 'Look inside' });
    if (await offer.isVisible()) await offer.click();
    await page.getByRole('heading', { name: 'Accuracy by class' }).waitFor();
  };
  return [
    { name: 'trial', scene: 'typical', place: trialPlace(40), act: lookInside },
    { name: 'trial-failed', scene: 'full', place: failedPlace },
    {
      name: 'trial-change',
      scene: 'typical',
      place: trialPlace(20),
      act: async (page) => {
        await page.getByRole('button', { name: 'Change…' }).click();
        await page.getByLabel('units').fill('9999');
      },
    },
    { name: 'compare', scene: 'typical', place: comparePlace(3) },
    { name: 'compare-full', scene: 'typical', place: comparePlace(8) },
    { name: 'compare-empty', scene: 'typical', place: comparePlace(0) },
  ];
}

const SCREENS: readonly Screen[] = [
  // While it runs.
  { name: 'overview-running', scene: 'typical', place: (backend) => `/study/${running(backend)}/overview` },
  { name: 'trials-running', scene: 'typical', place: (backend) => `/study/${running(backend)}/trials` },
  { name: 'brackets-running', scene: 'recorded', place: (backend) => `/study/${running(backend)}/overview` },
  { name: 'home-first-start', scene: 'first-start', place: () => '/' },
  { name: 'home-empty', scene: 'empty', place: () => '/' },
  { name: 'home', scene: 'typical', place: () => '/' },
  { name: 'home-full', scene: 'full', place: () => '/' },
  { name: 'new-study', scene: 'typical', place: () => '/new' },
  {
    name: 'new-study-refused',
    scene: 'typical',
    place: () => '/new',
    act: async (page) => {
      await page.getByLabel('Rows').fill('12');
      await page.getByRole('button', { name: /^learning_rate/ }).click();
      await page.getByRole('button', { name: /^learning_rate/ }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'overview-finished', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/overview` },
  { name: 'overview-paused', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'Momentum')}/overview` },
  {
    name: 'overview-drawer',
    scene: 'typical',
    place: (backend) => `/study/${studyNamed(backend, 'assignment')}/overview`,
    act: openFirst,
  },
  { name: 'overview-full', scene: 'full', place: (backend) => `/study/${studyNamed(backend, 'Three thousand')}/overview` },
  ...trialScreens(),
  { name: 'plots', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/plots` },
  {
    name: 'plots-lower',
    scene: 'typical',
    place: (backend) => `/study/${studyNamed(backend, 'assignment')}/plots`,
    act: scrollDown,
  },
  { name: 'plots-full', scene: 'full', place: (backend) => `/study/${studyNamed(backend, 'Three thousand')}/plots` },
  { name: 'trials', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/trials` },
  {
    name: 'trials-filtered',
    scene: 'full',
    place: (backend) => `/study/${studyNamed(backend, 'Three thousand')}/trials`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Filter by…' }).click();
      await page.getByRole('option', { name: 'optimizer' }).click();
      await page.getByRole('checkbox', { name: 'adam', exact: true }).check();
      await page.keyboard.press('Escape');
      await page.locator('[role=grid] [role=row][aria-rowindex="4"]').click();
    },
  },
  ...(['trials', 'plots'] as const).map((tab): Screen => ({
    name: `${tab}-none`,
    scene: 'typical',
    place: (backend) => `/study/${studyNamed(backend, 'assignment')}/${tab}`,
    act: (page) => page.getByRole('searchbox').fill('no trial has these words'),
  })),
  { name: 'missing-study', scene: 'typical', place: () => '/study/999999/overview' },
  { name: 'missing-trial', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/trial/999999` },
  { name: 'strategies-trained', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/strategies` },
  { name: 'confirm', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'Wider')}/confirm` },
  { name: 'audit', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/audit` },
  { name: 'report', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/report` },
  { name: 'insight', scene: 'typical', place: (backend) => `/study/${studyNamed(backend, 'assignment')}/insight` },
  { name: 'strategies', scene: 'recorded', place: (backend) => `/study/${studyNamed(backend, 'Recorded')}/strategies` },
  {
    name: 'strategies-evidence',
    scene: 'recorded',
    place: (backend) => `/study/${studyNamed(backend, 'Recorded')}/strategies`,
    act: (page) => page.getByRole('button', { name: 'Show the evidence' }).click(),
  },
  {
    name: 'strategies-lower',
    scene: 'recorded',
    place: (backend) => `/study/${studyNamed(backend, 'Recorded')}/strategies`,
    act: (page) => page.getByRole('heading', { name: 'What each ended with' }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'strategies-new',
    scene: 'recorded',
    place: (backend) => `/study/${studyNamed(backend, 'Recorded')}/strategies`,
    act: (page) => page.getByRole('button', { name: 'New comparison' }).click(),
  },
  { name: 'replay', scene: 'recorded', place: () => '/replay' },
  { name: 'leaks', scene: 'typical', place: () => '/leaks' },
  { name: 'activity', scene: 'typical', place: () => '/activity' },
  {
    name: 'activity-log',
    scene: 'typical',
    place: () => '/activity',
    act: (page) =>
      page
        .getByRole('button', { name: /^Parts and log of / })
        .first()
        .click(),
  },
  {
    name: 'activity-lower',
    scene: 'typical',
    place: () => '/activity',
    act: scrollDown,
  },
  { name: 'activity-empty', scene: 'empty', place: () => '/activity' },
  { name: 'activity-full', scene: 'full', place: () => '/activity' },
  { name: 'data', scene: 'typical', place: () => '/data/fashion-mnist' },
  { name: 'data-generated', scene: 'first-start', place: () => '/data/generated' },
  { name: 'settings', scene: 'typical', place: () => '/settings' },
  { name: 'help', scene: 'typical', place: () => '/help/incumbent' },
  {
    name: 'palette',
    scene: 'typical',
    place: () => '/',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('wider');
    },
  },
  {
    name: 'undo',
    scene: 'typical',
    place: (backend) => {
      // As before the last picture of it.
      void backend.api.markStudy(studyNamed(backend, 'Wider layers'), { archived: false });
      return '/';
    },
    act: async (page) => {
      await page.getByRole('button', { name: 'More for Wider layers' }).click();
      await page.getByRole('menuitem', { name: 'Archive' }).click();
      await page.mouse.move(0, 0);
    },
  },
];

async function main(words: readonly string[]): Promise<void> {
  const folder = path.resolve('test-results/screens');
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  for (const scene of new Set(SCREENS.map((screen) => screen.scene))) {
    const shots = SCREENS.filter((screen) => screen.scene === scene).flatMap((screen) =>
      THEMES.flatMap((theme) => SIZES.map((size) => ({ screen, theme, size, name: `${screen.name}-${theme}-${size.width}` }))),
    );
    const wanted = shots.filter(({ name }) => words.every((word) => name.includes(word)));
    if (wanted.length > 0) await takeAll(browser, scene, wanted, folder);
  }
  await browser.close();
}

interface Shot {
  readonly screen: Screen;
  readonly theme: 'light' | 'dark';
  readonly size: (typeof SIZES)[number];
  readonly name: string;
}

async function takeAll(browser: Browser, scene: Scene, shots: readonly Shot[], folder: string): Promise<void> {
  const backend = createFakeBackend({ scene, epochMs: 500, datasets: foldersOf(process.env).datasets });
  if (scene === 'typical') await startRunning(backend);
  if (scene === 'recorded') await startComparing(backend);
  const server = await serveWindow(backend);
  for (const { screen, theme, size, name } of shots) {
    const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB' });
    const page = await context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.error(`${name}: ${message.text()}`));
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    await page.goto(server.newLink());
    await page.goto(`${server.address}#${screen.place(backend)}`);
    await page.waitForTimeout(SETTLE_MS);
    await screen.act?.(page, backend);
    if (screen.act) await page.waitForTimeout(SETTLE_MS);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await context.close();
  }
  await server.close();
  backend.close();
}

/** A search that runs, two that wait for it, and a backup. */
async function startRunning(backend: FakeBackend): Promise<void> {
  const { api } = backend;
  const { studyId } = await startSearch(api, {
    name: 'Generated figures, one click',
    task: { kind: 'network', dataset: 'generated', rows: 2_000 },
    budget: { trials: 120 },
    epochs: 8,
    workers: 2,
    seed: 7,
  });
  await startSearch(api, { studyId, strategy: { name: 'tpe', options: {} }, budget: { trials: 40 } });
  await startSearch(api, { studyId: studyNamed(backend, 'Wider layers'), budget: { trials: 20 } });
  await api.startJob({ kind: 'backup', request: {} });
  await new Promise((resolve) => setTimeout(resolve, 9_000));
}

/** A comparison on the recorded study, which ends at once, and a search by rungs that runs. */
async function startComparing(backend: FakeBackend): Promise<void> {
  const { api } = backend;
  const arms = ['hyperband', 'tpe', 'asha'].map((name) => ({ strategy: { name, options: {} } }));
  await startExperiment(api, { studyId: studyNamed(backend, 'Recorded'), kind: 'replay', arms, seed: 3 });
  await startSearch(api, {
    name: 'Hyperband on generated figures',
    task: { kind: 'network', dataset: 'generated', rows: 2_000 },
    strategy: { name: 'hyperband', options: {} },
    budget: { epochs: 400 },
    epochs: 27,
    workers: 2,
    seed: 7,
  });
  await new Promise((resolve) => setTimeout(resolve, 14_000));
}

await main(process.argv.slice(2));
