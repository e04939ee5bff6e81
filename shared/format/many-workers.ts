/** More workers than a machine has room for, in words. */
import type { Choices } from '../catalogue.ts';
import { countedText } from './count.ts';

/** That so many of them on this machine slow one another down, or do not fit; null where the machine has room for them. */
export function tooManyWorkersText(
  workers: number,
  { cores, workersInMemory }: Pick<Choices, 'cores' | 'workersInMemory'>,
): string | null {
  if (workers > workersInMemory)
    return `The free memory of this machine has room for ${countedText(workersInMemory, 'worker')}, not for ${workers}: the search may be paused for want of memory.`;
  if (workers > cores)
    return `This machine has ${countedText(cores, 'core')}: ${countedText(workers, 'worker')} train no more in the same time, and each takes memory.`;
  return null;
}
