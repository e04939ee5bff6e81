/** How optuna-dashboard opens a study: bytes and time, with an empty cache and again. */
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { environmentOf, runPython } from '../python.ts';
import { openPage } from './page.ts';
import { served } from './served.ts';

export interface Opened {
  readonly seconds: number;
  readonly bytes: number;
}

interface Filled {
  readonly study: number;
  readonly versions: Readonly<Record<string, string>>;
}

const PORT = 8_087;
/** The history of the study, with its points. */
const HISTORY = '.js-plotly-plot .scatterlayer .trace .points path';

export async function dashboardOpens(
  browser: Browser,
  folder: string,
  trials: number,
  epochs: number,
): Promise<{ readonly document: Filled; readonly cold: Opened; readonly warm: Opened }> {
  const database = path.join(folder, 'optuna.db');
  const { document } = await runPython<Filled>('optuna-dashboard', 'fill.py', { database, trials, epochs });
  const program = path.join(path.dirname(await environmentOf('optuna-dashboard')), 'optuna-dashboard');
  const dashboard = await served(program, [`sqlite:///${database}`, '--host', '127.0.0.1', '--port', String(PORT)], {
    PYTHONUNBUFFERED: '1',
  });
  const { page, bytes, close } = await openPage(browser);
  const open = async (): Promise<Opened> => {
    const started = performance.now();
    await page.goto(`http://127.0.0.1:${PORT}/dashboard/studies/${document.study}`);
    await page.locator(HISTORY).first().waitFor({ state: 'attached' });
    return { seconds: (performance.now() - started) / 1000, bytes: bytes() };
  };
  try {
    const cold = await open();
    await page.goto('about:blank');
    return { document, cold, warm: await open() };
  } finally {
    await close();
    await dashboard.end();
  }
}
