/** How soon the engine answers while a search trains and its strategy thinks. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownerOf } from '../electron/engine/owner.ts';
import { connectLocalSocket } from '../electron/engine/local-socket.ts';
import { quantile } from '../shared/statistics/quantile.ts';
import type { Connection } from '../shared/wire.ts';
import { PROJECT } from './circumstances.ts';
import { say } from './command.ts';
import { round } from './document.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { writePausedSearch, type PausedSearch } from './responsive/paused-search.ts';
import { inWorkplace } from './workplace.ts';

const THINKING = 'bayesian';
const STRATEGIES = ['random', THINKING];
const CALL_EVERY_MS = 10;
/** Until both workers train. */
const WARM_UP_TRIALS = 4;

interface Latencies {
  readonly strategy: string;
  readonly ms: readonly number[];
  /** Asked for while the calls were made. */
  readonly trials: number;
}

export async function responsive({ quick, workers }: BenchOptions): Promise<Findings> {
  const [trials, seconds] = quick ? [30, 3] : [300, 30];
  const measured: Latencies[] = [];
  for (const strategy of STRATEGIES) {
    say(`${strategy}, from trial ${trials} on`);
    measured.push(await inWorkplace((folder) => latenciesOf({ strategy, trials, workers }, seconds, folder)));
  }
  const thinking = measured.find(({ strategy }) => strategy === THINKING)!;
  return {
    how: [
      `A search goes on after ${trials} trials with ${workers} workers, which train small networks for one epoch on 2,000 rows, so that the strategy is asked often: a Gaussian process thinks for longer than any other, random search not at all.`,
      `Another process asks for the session's progress every ${CALL_EVERY_MS} ms over the local socket for ${seconds} seconds, after the answer before; a call's time is from the question to its answer there.`,
    ],
    table: {
      columns: ['strategy', 'trials asked for', 'calls', 'median ms', '99 % within ms', 'longest ms'],
      rows: measured.map(({ strategy, trials: asked, ms }) => [
        ...[strategy, asked, ms.length],
        ...[quantile(ms, 0.5), quantile(ms, 0.99), Math.max(...ms)].map(round),
      ]),
    },
    figures: [
      {
        what: 'calls while a Gaussian process thinks, 99th percentile',
        value: quantile(thinking.ms, 0.99),
        unit: 'ms',
        reach: { atMost: 50 },
      },
    ],
    versions: {},
  };
}

async function latenciesOf(search: PausedSearch, seconds: number, folder: string): Promise<Latencies> {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const sessionId = writePausedSearch(path.join(home, 'trialdeck.db'), search);
  const program = path.join(PROJECT, 'electron', 'cli', 'main.ts');
  const engine = spawn(process.execPath, [program, 'resume', String(sessionId)], {
    env: { ...process.env, TRIALDECK_HOME: home },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => engine.once('close', resolve));
  try {
    const connection = await connected(home);
    const finished = async (): Promise<number> => (await connection.api.progress(sessionId)).finished;
    while ((await finished()) < search.trials + WARM_UP_TRIALS) await wait(100);
    const before = await finished();
    const ms = await callFor(seconds, () => connection.api.progress(sessionId));
    const trials = (await finished()) - before;
    connection.close();
    return { strategy: search.strategy, ms, trials };
  } finally {
    engine.kill('SIGKILL');
    await ended;
  }
}

async function connected(home: string): Promise<Connection> {
  for (;;) {
    const owner = ownerOf(home);
    const connection = owner && (await connectLocalSocket(owner.socket).catch(() => null));
    if (connection) return connection;
    await wait(100);
  }
}

async function callFor(seconds: number, call: () => Promise<unknown>): Promise<number[]> {
  const ms: number[] = [];
  for (const until = performance.now() + 1000 * seconds; performance.now() < until; await wait(CALL_EVERY_MS)) {
    const asked = performance.now();
    await call();
    ms.push(performance.now() - asked);
  }
  return ms;
}
