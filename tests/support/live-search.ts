/** Searches for tests that watch: networks wide enough that an epoch on the generated data takes some tenths of a second. */
import type { Page } from 'playwright-core';
import type { SearchRequest } from '../../shared/search-request.ts';

export const WATCHABLE: SearchRequest = {
  task: { kind: 'network', dataset: 'generated', rows: 2_000 },
  space: {
    hidden_layers: { type: 'fixed', value: 3 },
    units: { type: 'int', low: 400, high: 512 },
    batch_size: { type: 'fixed', value: 16 },
  },
  strategy: { name: 'random', options: {} },
  queue: [],
  workers: 2,
  seed: 5,
};

/**
 * Notes when the page first says each "Trial 3 epoch 2/8", and "Trial 3 ended" when it is among those that finished last, in
 * milliseconds since 1970; `seen` answers what was noted.
 */
export async function watchEpochs(page: Page): Promise<{ seen(): Promise<Readonly<Record<string, number>>> }> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seen });
    const note = (): void => {
      for (const line of document.querySelectorAll('.running li')) {
        const [, trial, epoch] = /(Trial \d+)[^]*(epoch \d+\/\d+)/.exec(line.textContent) ?? [];
        if (trial && epoch) seen[`${trial} ${epoch}`] ??= performance.timeOrigin + performance.now();
      }
      for (const { textContent } of document.querySelectorAll('.finished .open'))
        seen[`Trial ${textContent} ended`] ??= performance.timeOrigin + performance.now();
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    note();
  });
  return { seen: () => page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen) };
}
