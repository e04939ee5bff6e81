/** The beginning of a job's run: at once, or when a thread has made the rows that it trains on, which may have been removed since it was put in line. */
import type { JobProgress } from '../../../shared/job.ts';
import type { Task } from '../../../shared/task.ts';
import type { WithRows } from '../rows/with-rows.ts';
import { endOf } from './job-end.ts';
import type { JobRun } from './job.ts';

interface Beginning {
  /** Whose rows it needs; null where it needs none. */
  readonly task: Task | null;
  readonly begin: () => JobRun;
  /** Until it has begun. */
  readonly progress: JobProgress;
}

/** A job that cannot begin has ended. */
export function beginRun({ task, begin, progress }: Beginning, withRows: WithRows): JobRun {
  try {
    const begun = withRows(task, begin);
    return begun instanceof Promise ? awaited(begun, progress) : begun;
  } catch (error) {
    return awaited(failed(error), progress);
  }
}

/** What is asked of it before it has begun is done then. */
function awaited(begun: Promise<JobRun>, progress: JobProgress): JobRun {
  let run: JobRun | null = null;
  let asked: 'pause' | 'stop' | 'abandon' | null = null;
  const ask = (what: 'pause' | 'stop' | 'abandon'): void => {
    if (run === null) asked = what;
    else run[what]();
  };
  const follow = (now: JobRun): JobRun['ended'] => {
    run = now;
    if (asked !== null) run[asked]();
    return run.ended;
  };
  return {
    ended: begun.then(follow).catch(endOf),
    progress: () => run?.progress() ?? progress,
    pause: () => ask('pause'),
    stop: () => ask('stop'),
    abandon: () => ask('abandon'),
  };
}

async function failed(error: unknown): Promise<never> {
  throw error;
}
