/** A browser's visit to the served app, which notes whatever a page must not do. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { ServedApp } from './served-app.ts';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, uncaught errors, requests to other hosts: in order. */
  readonly faults: readonly string[];
  /** Goes to a place within the window, such as `/settings`. */
  go(place: string): Promise<void>;
}

/** Comes in by the app's link. */
export async function visit(browser: Browser, app: ServedApp, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== new URL(app.address).origin && !['data:', 'blob:'].includes(protocol))
      faults.push(`request to another host: ${request.url()}`);
  });
  await page.goto(app.link);
  return { page, context, faults, go: (place) => page.goto(`${app.address}#${place}`).then(() => undefined) };
}
