/** What a trial costs the process that searches, and whether that grows with their number. */
import { openStore } from '../db/open-store.ts';
import { createBackend, type Backend } from '../electron/engine/backend.ts';
import { hostEnvironment } from '../electron/engine/environment.ts';
import { foldersOf, makeFolders } from '../electron/engine/folders.ts';
import { systemClock } from '../shared/system-clock.ts';
import { createThinking } from '../electron/engine/thinking/thinking.ts';
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { say } from './command.ts';
import { instantWorkers } from './coordinator/instant-workers.ts';
import { round } from './document.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { folders as caller, inWorkplace } from './workplace.ts';

const WORKERS = 2;
/** Of a space without a step, so that no configuration comes twice. */
const ROWS = 600;
const SEED = 1;

/** Trials from one number to another, and what each of them cost. */
interface Window {
  readonly from: number;
  readonly to: number;
  /** Of the thread that searches. */
  readonly msPerTrial: number;
  /** Of all threads of the process. */
  readonly msOfAll: number;
}

export async function coordinator({ quick }: BenchOptions): Promise<Findings> {
  const ends = [1000, 10_000, 20_000, 100_000].map((trials) => (quick ? trials / 100 : trials));
  const width = ends[0]!;
  const windows = await inWorkplace((folder) => windowsOf(folder, ends, width));
  return {
    how: [
      `Random search with ${WORKERS} workers that answer at once, one epoch a trial, into a database file on the disk; the whole backend, its announcements included.`,
      `Processor time over the ${width} trials before each number: of the thread that searches, and of the whole process, in which another thread counts what each trial made of the rows, once for the study and once for the session.`,
    ],
    table: {
      columns: ['trials', 'ms a trial', 'ms of all threads'],
      rows: windows.map(({ from, to, msPerTrial, msOfAll }) => [`${from} to ${to}`, round(msPerTrial), round(msOfAll)]),
    },
    figures: [
      ...windows.map(({ to, msPerTrial }) => ({
        what: `a trial, after ${to}`,
        value: msPerTrial,
        unit: 'ms' as const,
        reach: { atMost: 1 },
      })),
    ],
    versions: {},
  };
}

/** One search of as many trials as the last window ends with. */
async function windowsOf(folder: string, ends: readonly number[], width: number): Promise<readonly Window[]> {
  const folders = { ...foldersOf({ TRIALDECK_HOME: folder }), datasets: caller.datasets };
  makeFolders(folders);
  const store = openStore(folders.database);
  const backend = createBackend({
    store,
    folders,
    origins: { 'fashion-mnist': [] },
    spawn: instantWorkers(),
    thinking: createThinking(2),
    clock: systemClock,
    newSeed: () => SEED,
    cores: WORKERS,
    freeBytes: 8e9,
    environment: hostEnvironment(),
    engine: { engine: 'native', tensorflow: 'none' },
    versions: {},
  });
  try {
    const spentAt = processorAt(
      backend,
      ends.flatMap((end) => [end - width, end]),
    );
    const { about } = await backend.api.startJob({
      kind: 'search',
      request: {
        task: { kind: 'network', dataset: FASHION_MNIST.summary.name, rows: ROWS },
        epochs: 1,
        strategy: { name: 'random', options: {} },
        budget: { trials: ends.at(-1)! },
        workers: WORKERS,
        seed: SEED,
        queue: [],
      },
    });
    await backend.ended(about.sessionId!);
    return ends.map((to) => {
      const from = to - width;
      const [before, after] = [spentAt.get(from)!, spentAt.get(to)!];
      return { from, to, msPerTrial: (after.own - before.own) / width, msOfAll: (after.all - before.all) / width };
    });
  } finally {
    backend.close();
    store.close();
  }
}

interface SpentMs {
  readonly own: number;
  readonly all: number;
}

/** Fills with the processor time that was spent when so many trials have ended. */
function processorAt({ subscribe }: Backend, marks: readonly number[]): ReadonlyMap<number, SpentMs> {
  const spent = new Map([[0, spentMs()]]);
  let ended = 0;
  subscribe((name, data) => {
    if (name !== 'trial' || !('trial' in data) || data.trial.state !== 'completed') return;
    ended++;
    if (!marks.includes(ended)) return;
    spent.set(ended, spentMs());
    say(`${ended} trials`);
  });
  return spent;
}

function spentMs(): SpentMs {
  const [own, all] = [process.threadCpuUsage(), process.cpuUsage()].map(({ user, system }) => (user + system) / 1000);
  return { own: own!, all: all! };
}
