/** What a process that owns the studies still owes to other terminals before it may end. */
import type { Clock } from '../../shared/clock.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import type { Connection } from '../../shared/wire.ts';

/** Whoever followed a job from another terminal asks what it came to. */
const LAST_QUESTIONS_MS = 1_500;

/** Settles when no job runs or waits: whoever asked for it follows it from another terminal. Ctrl-C ends the wait. */
export async function othersEnded(
  { api, onEvent }: Pick<Connection, 'api' | 'onEvent'>,
  say: (line: string) => void,
  clock: Clock = systemClock,
): Promise<void> {
  const over = Promise.withResolvers<void>();
  let said = false;
  const look = async (): Promise<void> => {
    const left = (await api.jobs()).filter(({ state }) => isUnfinished(state));
    if (left.length === 0) return over.resolve();
    if (!said) say(`Job ${left[0]!.id}, ${left[0]!.title}, goes on in this process. Ctrl-C pauses it.`);
    said = true;
  };
  const forget = onEvent('job', () => void look().catch(over.reject));
  process.on('SIGINT', over.resolve);
  process.on('SIGTERM', over.resolve);
  try {
    await look();
    await over.promise;
    if (said) await new Promise<void>((resolve) => void clock.after(LAST_QUESTIONS_MS, resolve));
  } finally {
    forget();
    process.off('SIGINT', over.resolve);
    process.off('SIGTERM', over.resolve);
  }
}
