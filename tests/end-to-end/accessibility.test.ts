/** Every screen by axe's rules, light and dark, and with the keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../bench/app/browser.ts';
import { fillStudy } from '../../bench/app/generated-study.ts';
import { WATCHABLE } from '../support/live-search.ts';
import { serveApp, type ServedApp } from '../support/served-app.ts';
import { trialGrid } from '../support/trial-grid.ts';
import { visit, type Visit } from '../support/visit.ts';
import { jobOfSession, startSearch } from '../support/started.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
/** Rows of the table that are looked at: a thousand cells are of one kind. */
const LATER_ROWS = '.line:nth-child(n + 4)';

let browser: Browser;
let app: ServedApp;
let studyId: number;
let trialIds: readonly number[];
/** The app's link lets one browser in, once: later visits bring its cookie. */
let first: Visit;
const visitAgain = async (options: BrowserContextOptions = {}): Promise<Visit> =>
  visit(browser, app, { ...options, storageState: await first.context.storageState() });

beforeAll(async () => {
  [browser, app] = await Promise.all([
    launchBrowser(),
    serveApp({}, ({ database }) => (studyId = fillStudy(database, { trials: 120, epochs: 3, seed: 5 }))),
  ]);
  first = await visit(browser, app);
  const witness = await app.connect();
  trialIds = (await witness.api.trials({ studyId, limit: 3 })).rows.map(({ id }) => id);
  witness.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.remove();
});

/** Screens with what a person does there before they are looked at. */
const SCREENS: readonly {
  readonly name: string;
  readonly place: () => string;
  readonly act?: (page: Page) => Promise<unknown>;
}[] = [
  { name: 'home', place: () => '/' },
  { name: 'new study', place: () => '/new' },
  {
    name: 'trial drawer',
    place: () => `/study/${studyId}/trials`,
    act: async (page) => {
      const table = trialGrid(page);
      await table.settled();
      await table.row(0).click();
      await page.getByRole('complementary', { name: 'Trial' }).getByRole('heading').first().waitFor();
    },
  },
  {
    name: 'filter',
    place: () => `/study/${studyId}/trials`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Filter by…' }).click();
      await page.getByRole('option', { name: 'optimizer' }).click();
      await page.getByRole('checkbox', { name: 'adam' }).check();
    },
  },
  {
    name: 'plots that no trial passes to',
    place: () => `/study/${studyId}/plots`,
    act: async (page) => {
      await page.getByRole('searchbox').fill('no trial has these words');
      await page.getByRole('heading', { name: 'No trial passes the filter' }).waitFor();
    },
  },
  { name: 'trial', place: () => `/study/${studyId}/trial/1` },
  {
    name: 'changed copy, refused',
    place: () => `/study/${studyId}/trial/1`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Change…' }).click();
      await page.getByRole('dialog').getByLabel('units').fill('1');
      await page.getByRole('dialog').getByText('the space allows').waitFor();
    },
  },
  { name: 'compared trials', place: () => `/study/${studyId}/compare?trials=${trialIds.join(',')}` },
  { name: 'no trials to compare', place: () => `/study/${studyId}/compare` },
  { name: 'missing study', place: () => '/study/999999/overview' },
  {
    name: 'new study, refused',
    place: () => '/new',
    act: async (page) => {
      await page.getByLabel('Rows').fill('-5');
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'renaming',
    place: () => '/',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^Name and note/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'replay', place: () => '/replay' },
  { name: 'leaks', place: () => '/leaks' },
  { name: 'data', place: () => '/data/generated' },
  { name: 'activity', place: () => '/activity' },
  { name: 'settings', place: () => '/settings' },
  { name: 'help', place: () => '/help' },
  { name: 'palette', place: () => '/', act: (page) => page.keyboard.press('Control+k') },
];

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  let user: Visit;
  beforeAll(async () => {
    user = await visitAgain({ colorScheme });
  });

  test.each(SCREENS)('$name has nothing to find fault with', async ({ place, act }) => {
    const { page } = user;
    await user.go(place());
    await quiet(page);
    await act?.(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
  });

  test('no view of a study has anything to find fault with', async () => {
    const { page } = user;
    await user.go(`/study/${studyId}/overview`);
    const tabs = page.getByRole('navigation', { name: 'Views of the study' }).getByRole('link');
    await tabs.first().waitFor();
    for (const tab of await tabs.all()) {
      await tab.click();
      await quiet(page);
      expect(await faultsOf(page), await tab.innerText()).toEqual([]);
    }
  });
});

test('the strip and Activity have nothing to find fault with while one search runs and one waits, light and dark', async () => {
  const witness = await app.connect();
  const { sessionId, studyId: watched } = await startSearch(witness.api, { ...WATCHABLE, budget: { trials: 100 }, epochs: 20 });
  const next = await startSearch(witness.api, { studyId: watched, budget: { trials: 2 } });
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, go } = await visitAgain({ colorScheme });
    await go(`/study/${watched}/overview`);
    await page.getByRole('region', { name: 'Activity in this study' }).getByText('Waiting', { exact: true }).waitFor();
    expect(await faultsOf(page), colorScheme).toEqual([]);
    await go('/activity');
    await page
      .getByRole('button', { name: /^Parts and log of / })
      .first()
      .click();
    await page.getByText('Nothing was noted.').waitFor();
    expect(await faultsOf(page), colorScheme).toEqual([]);
  }
  await witness.api.deleteJob(next.jobId);
  await witness.api.stopJob(await jobOfSession(witness.api, sessionId));
  witness.close();
});

/** What axe finds against WCAG 2.1 AA: the rule, and where. */
async function faultsOf(page: Page): Promise<readonly (readonly [string, readonly string[]])[]> {
  await quiet(page);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).exclude(LATER_ROWS).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]);
}

test('everything on a screen is reached by Tab, and the focus is seen', async () => {
  const { page, go } = await visitAgain();
  for (const place of ['/', `/study/${studyId}/trials`, `/study/${studyId}/plots`, '/activity', '/settings']) {
    await go(place);
    await page.reload();
    await quiet(page);
    await page.locator('body').focus();
    const wanted = await page.evaluate(focusable);
    const reached = new Set<string>();
    for (let step = 0; step < wanted.length + 40; step++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focused);
      if (stop === null) continue;
      expect(stop.seen, `${place}: the focus on ${stop.name} is not seen`).toBe(true);
      reached.add(stop.name);
    }
    expect(
      wanted.filter((name) => !reached.has(name)),
      place,
    ).toEqual([]);
  }
});

test('the palette opens, finds and goes, without the mouse', async () => {
  const { page } = await visitAgain();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await page.keyboard.type('settings');
  await dialog.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the table is walked, sorted and opened with keys alone', async () => {
  const { page, go } = await visitAgain();
  await go(`/study/${studyId}/trials`);
  const table = trialGrid(page);
  await table.settled();
  await table.grid.focus();
  await page.keyboard.press('ArrowDown');
  const number = (await table.column('Trial'))[1];
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: 'Trial' });
  await drawer.getByRole('heading', { name: `Trial ${number}` }).waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

test('with reduced motion nothing moves', async () => {
  const { page } = await visitAgain({ reducedMotion: 'reduce' });
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element);
        return `${animationDuration},${transitionDuration}`.split(',').map((text) => Number.parseFloat(text));
      }),
    ),
  );
  expect(longest).toBeLessThan(0.01);
});

/** Until what is on the screen is there: no skeleton, nothing at work. */
async function quiet(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2, h3, [role=grid])').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, main [aria-busy=true]') === null);
  await page.waitForFunction(() => !document.getAnimations().some((animation) => animation instanceof CSSTransition));
}

/** Names of what a keyboard should reach; runs in the page. A group of choices hands the focus to the one that is chosen. */
function focusable(): string[] {
  const seen = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]:not([role=radiogroup])'),
  ].filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !(element as HTMLButtonElement).disabled);
  return seen.map((element) => element.getAttribute('aria-label') ?? element.textContent.trim());
}

/** What has the focus, and whether it looks different for it; runs in the page. */
function focused(): { readonly name: string; readonly seen: boolean } | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const name = element.getAttribute('aria-label') ?? element.textContent.trim();
  return { name, seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 };
}
