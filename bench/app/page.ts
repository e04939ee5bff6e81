/** Times and bytes of a page, measured within it from one event to the frame in which the answer is painted. */
import type { Browser, Page } from 'playwright-core';

export interface MeasuredPage {
  readonly page: Page;
  /** Bytes received since the last call: bodies as sent, and messages over WebSockets. */
  bytes(): number;
  close(): Promise<void>;
}

/** A page in a context of its own, with nothing in its cache. */
export async function openPage(browser: Browser): Promise<MeasuredPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let received = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (received += encodedDataLength));
  devtools.on('Network.webSocketFrameReceived', ({ response }) => (received += response.payloadData.length));
  const bytes = (): number => {
    const since = received;
    received = 0;
    return since;
  };
  return { page, bytes, close: () => context.close() };
}

/** What is awaited: an expression of the page that becomes true. */
export type Condition = string;

/** Milliseconds from the start of `act`, an expression of the page, to the frame after the condition holds. */
export async function timed(page: Page, act: string, condition: Condition): Promise<number> {
  return await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const started = performance.now();
    ${act};
    do await frame(); while (!(${condition}));
    await frame();
    return performance.now() - started;
  })()`);
}

/** The longest time between two frames, in milliseconds, while an element scrolls down for some seconds. */
export async function longestFrame(page: Page, selector: string, seconds: number, pixelsPerSecond: number): Promise<number> {
  return await page.evaluate(
    async ({ selector, seconds, pixelsPerSecond }) => {
      const element = document.querySelector(selector)!;
      const frame = (): Promise<number> => new Promise(requestAnimationFrame);
      const started = await frame();
      let [before, longest] = [started, 0];
      while (before - started < 1000 * seconds) {
        const now = await frame();
        longest = Math.max(longest, now - before);
        element.scrollTop += (pixelsPerSecond * (now - before)) / 1000;
        before = now;
      }
      return longest;
    },
    { selector, seconds, pixelsPerSecond },
  );
}
