/**
 * Takes the pictures that the documents show, into docs/screens: the real app, its sample study, and searches that train.
 *
 *     node tests/support/kept-screens.ts [words that the names of pictures must contain]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { foldersOf } from '../../electron/engine/folders.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import type { Connection } from '../../shared/wire.ts';
import { launchBrowser } from '../../bench/app/browser.ts';
import { withPalette } from './palette-png.ts';
import { serveApp } from './served-app.ts';
import { visit } from './visit.ts';
import { jobOfSession, startSearch } from './started.ts';

interface Place {
  readonly page: Page;
  readonly witness: Connection;
  readonly sampleId: number;
  go(place: string): Promise<void>;
}

interface Kept {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  /** Brings the page to where the picture is taken. */
  readonly show: (place: Place) => Promise<unknown>;
}

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screens');
const VIEWPORT = { width: 1440, height: 900 };
const SETTLE_MS = 3_000;
const PATIENCE_MS = 600_000;

/** The sample's trials, best first. */
async function bestTrials({ witness, sampleId }: Place): Promise<readonly TrialRow[]> {
  const { rows } = await witness.api.trials({ studyId: sampleId, sort: { column: 'value', descending: true }, limit: 10 });
  return rows;
}

/** Waits until a search has finished some trials and all its workers train. */
async function underWay({ page, witness }: Place, sessionId: number, trials: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { finished, workers, session } = await witness.api.progress(sessionId);
    if (finished >= trials && workers.every(({ doing, epoch }) => doing === 'training' && (epoch ?? 0) >= 3)) return;
    if (session.state !== 'running' || Date.now() > until) throw new Error(`Session ${sessionId} is ${session.state}.`);
    await page.waitForTimeout(100);
  }
}

/** Ends what runs and waits until its workers are free. */
async function stopAll({ page, witness }: Place): Promise<void> {
  for (const { session } of await witness.api.running()) await witness.api.stopJob(await jobOfSession(witness.api, session.id));
  while ((await witness.api.running()).length > 0) await page.waitForTimeout(100);
}

const KEPT: readonly Kept[] = [
  {
    name: 'running-search',
    theme: 'dark',
    show: async (place) => {
      const { studyId, sessionId } = await startSearch(place.witness.api, {
        preset: 'quick',
        budget: { trials: 24 },
        epochs: 10,
        seed: 4,
      });
      await place.go(`/study/${studyId}/overview`);
      await underWay(place, sessionId, 9);
    },
  },
  { name: 'home', theme: 'light', show: ({ go }) => go('/') },
  {
    name: 'brackets',
    theme: 'light',
    show: async (place) => {
      await stopAll(place);
      const strategy = { name: 'hyperband', options: {} };
      const wanted = { name: 'Hyperband, quick', preset: 'quick', strategy, budget: { epochs: 400 }, epochs: 27, seed: 4 };
      const { studyId, sessionId } = await startSearch(place.witness.api, wanted);
      await place.go(`/study/${studyId}/overview`);
      await underWay(place, sessionId, 34);
    },
  },
  {
    name: 'new-study',
    theme: 'light',
    show: async (place) => {
      await stopAll(place);
      await place.go('/new');
    },
  },
  {
    name: 'trials',
    theme: 'light',
    show: async (place) => {
      await place.go(`/study/${place.sampleId}/trials`);
      await place.page.locator('[role=grid] [role=row][aria-rowindex="3"]').click();
    },
  },
  {
    name: 'plots',
    theme: 'dark',
    show: async ({ go, page, sampleId }) => {
      await go(`/study/${sampleId}/plots`);
      await page.getByRole('group', { name: /^Two parameters/ }).waitFor();
      await page.getByRole('group', { name: /^Parallel/ }).hover();
      await page.mouse.wheel(0, 800);
    },
  },
  {
    name: 'compared-trials',
    theme: 'light',
    show: async (place) => {
      const ids = (await bestTrials(place)).slice(0, 4).map(({ id }) => id);
      await place.go(`/study/${place.sampleId}/compare?trials=${ids.join(',')}`);
    },
  },
  {
    name: 'trial',
    theme: 'light',
    show: async (place) => {
      await place.go(`/study/${place.sampleId}/trial/${(await bestTrials(place))[0]!.number}`);
      await place.page.getByRole('button', { name: 'Look inside' }).click();
      await place.page.getByRole('heading', { name: 'Accuracy by class' }).waitFor({ timeout: PATIENCE_MS });
    },
  },
  {
    name: 'data',
    theme: 'dark',
    show: async ({ go, page }) => {
      await go('/data/fashion-mnist');
      await page.getByRole('cell', { name: '4,200' }).first().waitFor();
    },
  },
];

async function main(words: readonly string[]): Promise<void> {
  const kept = KEPT.filter(({ name }) => words.every((word) => name.includes(word)));
  const [browser, app] = await Promise.all([launchBrowser(), serveApp({ TRIALDECK_CACHE: foldersOf(process.env).cache })]);
  const witness = await app.connect();
  try {
    const { page, go } = await visit(browser, app, { viewport: VIEWPORT });
    const { id: sampleId } = (await witness.api.studies()).find(({ sample, name }) => sample && name.includes('assignment'))!;
    for (const { name, theme, show } of kept) {
      await page.emulateMedia({ colorScheme: theme });
      await show({ page, go, witness, sampleId });
      await page.mouse.move(0, 0);
      await page.waitForTimeout(SETTLE_MS);
      writeFileSync(path.join(FOLDER, `${name}.png`), withPalette(await page.screenshot()));
      // Closes the drawer.
      await page.keyboard.press('Escape');
    }
  } finally {
    witness.close();
    await browser.close();
    await app.remove();
  }
}

await main(process.argv.slice(2));
