/** Long work in a process that must answer meanwhile. */
import { setImmediate as otherWork } from 'node:timers/promises';

const SLICE_MS = 12;

/**
 * Takes the steps of the work, and lets others have their turn after every 12 ms. Works alike in Node and in an Electron
 * utility process. @returns its result, or null where it was stopped.
 */
export async function inSlices<Result>(steps: Generator<void, Result, void>, isStopped: () => boolean): Promise<Result | null> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await otherWork();
    if (isStopped()) return null;
    since = performance.now();
  }
}
