/** How wide a search is where nobody says: with how many trials at a time its decisions reckon (docs/reproducibility.md). */
import type { StrategyEntry } from './catalogue.ts';
import type { Budget } from './model.ts';

export const MOST_WIDTH = 64;

/** In percent of the time: where the clock costs a strategy more, results count as they come. */
export const MOST_CLOCK_PRICE = 5;

/** So many workers count as two, more as eight. */
const MOST_FEW_WORKERS = 4;

/** What a width depends on. */
export interface UnsizedSearch {
  readonly strategy: Pick<StrategyEntry, 'blind' | 'clockPrice'>;
  readonly hasStopRule: boolean;
  readonly budget: Budget;
  readonly workers: number;
}

/** Null: results count as they come, as they decide nothing or the clock would cost too much. */
export function usualWidth(search: UnsizedSearch): number | null {
  if (decidesNothing(search)) return null;
  return isClockDear(search.strategy, search.workers) ? null : widthFor(search.workers);
}

/** Whether no result changes what is asked for or trained: the search is the same in whatever order they count. */
export function decidesNothing({ strategy, hasStopRule, budget }: UnsizedSearch): boolean {
  return strategy.blind === true && !hasStopRule && Object.keys(budget).join() === 'trials';
}

/** By the nearer of the two numbers of workers for which the price is known; one worker pays nothing. */
export function isClockDear({ clockPrice }: Pick<StrategyEntry, 'clockPrice'>, workers: number): boolean {
  if (clockPrice === undefined || workers === 1) return false;
  return (workers <= MOST_FEW_WORKERS ? clockPrice.twoWorkers : clockPrice.eightWorkers) > MOST_CLOCK_PRICE;
}

/** One worker waits for nobody. More pay a few percent of the time for twice their number, up to half for no more. */
export function widthFor(workers: number): number {
  return workers === 1 ? 1 : Math.min(MOST_WIDTH, 2 * workers);
}

/** Of a comparison that trains: the same on any machine, and enough for up to four workers. */
export const COMPARISON_WIDTH = 4;
