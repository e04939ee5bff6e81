/** The table of trials as a person sees it, for tests in a browser. */
import type { Locator, Page } from 'playwright-core';

export interface TrialGrid {
  readonly grid: Locator;
  /** A row by its place in the list, from 0. */
  row(index: number): Locator;
  /** What a column says in the rows in view, from the top. */
  column(title: string): Promise<readonly string[]>;
  /** Sorts by the column: its own first direction, then the other. */
  sortBy(title: string): Promise<void>;
  /** Waits until the rows answer what was asked last. */
  settled(): Promise<void>;
}

export function trialGrid(page: Page): TrialGrid {
  const grid = page.getByRole('grid', { name: 'Trials' });
  const heads = grid.getByRole('columnheader');
  const row = (index: number): Locator => grid.locator(`[role=row][aria-rowindex="${index + 2}"]`);
  const settled = async (): Promise<void> => {
    await page.locator('[role=grid][aria-busy=false]').waitFor();
    await grid.locator('[role=row][aria-rowindex="2"][aria-busy=true]').waitFor({ state: 'detached' });
  };
  const placeOf = async (title: string): Promise<number> => {
    const titles = await heads.evaluateAll((all) => all.map((head) => head.textContent.trim().split(/\s/, 1)[0]));
    const at = titles.indexOf(title);
    if (at < 0) throw new Error(`The table has no column ${title}, but ${titles.join(', ')}.`);
    return at + 1;
  };
  return {
    grid,
    row,
    settled,
    column: async (title) => {
      const cells = grid.locator(`.line [role=gridcell][aria-colindex="${await placeOf(title)}"]`);
      return cells.evaluateAll((all) => {
        const place = (cell: Element): number => Number(cell.parentElement!.getAttribute('aria-rowindex'));
        return all.toSorted((one, other) => place(one) - place(other)).map((cell) => cell.textContent.trim());
      });
    },
    sortBy: async (title) => {
      await heads.nth((await placeOf(title)) - 1).click();
      await settled();
    },
  };
}
