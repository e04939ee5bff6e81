/** A width in words, what it costs, and whom it leaves without work. */
import type { StrategyEntry } from '../catalogue.ts';
import { isClockDear, MOST_WIDTH } from '../width.ts';
import { countedText } from './count.ts';

/** "width 4", "as they come" */
export function widthText(width: number | null): string {
  return width === null ? 'as they come' : `width ${width}`;
}

/** What the clock costs the strategy, and what is usual with so many workers; nothing where the price is not known. */
export function clockPriceText(strategy: Pick<StrategyEntry, 'clockPrice'>, workers: number): string {
  if (strategy.clockPrice === undefined) return '';
  const { twoWorkers, eightWorkers } = strategy.clockPrice;
  const usual = isClockDear(strategy, workers) ? ', so here results usually count as they come' : '';
  return `Twice the workers costs this strategy about ${twoWorkers} % of the time with two workers and ${eightWorkers} % with eight${usual}.`;
}

/** That some workers have nothing to do, and what to do; null where each may find something. */
export function idleWorkersText(workers: number, width: number | null): string | null {
  if (width === null || workers <= width) return null;
  const idle = workers - width;
  const [have, wide] = [
    idle === 1 ? 'has' : 'have',
    workers <= MOST_WIDTH ? `, or begin a search with a width of ${workers}` : '',
  ];
  return `${idle} of ${countedText(workers, 'worker')} ${have} nothing to do: the search is ${width} wide. Take ${countedText(width, 'worker')}${wide}.`;
}
