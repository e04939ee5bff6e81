/** Trials a second into the database, against Optuna on SQLite. */
import path from 'node:path';
import { openConnection, type Connection } from '../db/connection.ts';
import { importStudies } from '../db/copy-study.ts';
import { recordEpoch } from '../db/epochs.ts';
import { createSession } from '../db/sessions.ts';
import { createStudy } from '../db/studies.ts';
import { addTrial, finishTrial, startTrial, trialsOf } from '../db/trials.ts';
import { FASHION_MNIST } from '../electron/engine/tasks/network/data/fashion-mnist.ts';
import { defaultSplit } from '../electron/engine/tasks/network/data/split.ts';
import { accuracy } from '../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../electron/engine/tasks/network/measures/loss.ts';
import type { Environment, Params, Space } from '../shared/model.ts';
import { randomFor, type Random } from '../shared/random.ts';
import { say } from './command.ts';
import type { BenchOptions, Findings } from './figures.ts';
import { runPython } from './python.ts';
import { inWorkplace } from './workplace.ts';

type Way = 'epoch-by-epoch' | 'bulk';
type Settings = 'as-it-comes' | 'normal' | 'wal-normal';

interface Recorded {
  readonly seconds: number;
  readonly versions: Readonly<Record<string, string>>;
}

const EPOCHS = 10;
const WAYS: readonly Way[] = ['epoch-by-epoch', 'bulk'];
const SETTINGS: Readonly<Record<Settings, string>> = {
  'as-it-comes': 'Optuna as it comes (rollback journal, synchronous FULL)',
  normal: 'Optuna, rollback journal, synchronous NORMAL',
  'wal-normal': 'Optuna, WAL, synchronous NORMAL',
};

export async function store(options: BenchOptions): Promise<Findings> {
  const [ownTrials, peerTrials] = options.quick ? [50, 5] : [2000, 300];
  const rows: [string, string, number][] = [];
  const figures: Findings['figures'][number][] = [];
  let versions: Findings['versions'] = {};
  for (const way of WAYS) {
    say(`Trialdeck, ${way}`);
    const own = ownTrials / (await ownSeconds(way, ownTrials));
    rows.push([way, 'Trialdeck (WAL, synchronous NORMAL)', Math.round(own)]);
    for (const [settings, inWords] of Object.entries(SETTINGS)) {
      say(`${inWords}, ${way}`);
      const peer = await peerRecords(way, settings as Settings, peerTrials);
      const rate = peerTrials / peer.seconds;
      versions = peer.versions;
      rows.push([way, inWords, Math.round(rate)]);
      if (settings === 'as-it-comes') {
        const atLeast = way === 'bulk' ? 100 : 20;
        figures.push({
          what: `${way}: trials a second against Optuna as it comes`,
          value: own / rate,
          unit: 'x',
          reach: { atLeast },
        });
      }
    }
  }
  return {
    how: [
      `Finished trials with 6 parameters and ${EPOCHS} epochs into a new database: ${ownTrials} by Trialdeck, ${peerTrials} by Optuna.`,
      'Epoch by epoch as a search does it: every start, epoch and end is a transaction of its own (Optuna: ask, report, tell, random sampler). In bulk: finished trials from elsewhere, all in one transaction (Trialdeck: the import of a study out of another database; Optuna: add_trials of trials that lie ready in memory).',
    ],
    table: { columns: ['way', 'side', 'trials/s'], rows },
    figures,
    versions,
  };
}

async function peerRecords(way: Way, settings: Settings, trials: number): Promise<Recorded> {
  return await inWorkplace(async (folder) => {
    const options = { database: path.join(folder, 'optuna.db'), settings, way, trials, epochs: EPOCHS };
    return (await runPython<Recorded>('optuna', 'record.py', options)).document;
  });
}

async function ownSeconds(way: Way, trials: number): Promise<number> {
  return await inWorkplace(async (folder) => {
    const recorded = openConnection(path.join(folder, 'recorded.db'));
    const sessionId = newSession(recorded);
    const started = performance.now();
    if (way === 'epoch-by-epoch') recordTrials(recorded, sessionId, trials);
    else recorded.write(() => recordTrials(recorded, sessionId, trials));
    const seconds = secondsSince(started);
    checkFinished(recorded, sessionId, trials);
    recorded.close();
    return way === 'epoch-by-epoch' ? seconds : secondsToImport(path.join(folder, 'recorded.db'), trials);
  });
}

/** Into a new database, in one transaction. */
function secondsToImport(file: string, trials: number): number {
  const into = openConnection(path.join(path.dirname(file), 'imported.db'));
  const started = performance.now();
  importStudies(into, file, { sample: false });
  const seconds = secondsSince(started);
  checkFinished(into, 1, trials);
  into.close();
  return seconds;
}

function checkFinished(connection: Connection, sessionId: number, trials: number): void {
  const finished = trialsOf(connection, sessionId).filter(({ state }) => state === 'completed').length;
  if (finished !== trials) throw new Error(`Only ${finished} of ${trials} trials were recorded.`);
}

const secondsSince = (started: number): number => (performance.now() - started) / 1000;

/** What the runner does for each trial. */
function recordTrials(connection: Connection, sessionId: number, trials: number): void {
  for (let number = 1; number <= trials; number++) {
    const random = randomFor('store', number);
    const { id } = addTrial(connection, {
      sessionId,
      params: drawn(random),
      epochs: EPOCHS,
      modelSeed: number,
      parent: null,
      rung: null,
      bracket: null,
      reason: { text: 'drawn at random' },
      memo: null,
    });
    startTrial(connection, id, 0, ENVIRONMENT);
    for (let epoch = 1; epoch <= EPOCHS; epoch++) recordEpoch(connection, id, { epoch, ...measured(random) });
    finishTrial(connection, id, { state: 'completed', failure: null });
  }
}

function drawn(random: Random): Params {
  return {
    hidden_layers: 1 + random.below(3),
    units: 32 + random.below(481),
    batch_size: [32, 64, 128, 256][random.below(4)]!,
    dropout_rate: 0.5 * random.next(),
    learning_rate: 10 ** (-4 + 2 * random.next()),
    activation: ['relu', 'elu', 'tanh'][random.below(3)]!,
  };
}

function measured(random: Random) {
  return {
    train: { loss: random.next() },
    stop: { accuracy: random.next(), loss: random.next() },
    select: { accuracy: random.next(), loss: random.next() },
    confirm: null,
    facts: { learning_rate: 0.001 },
    durationMs: 500 * random.next(),
  };
}

const SPACE: Space = {
  hidden_layers: { type: 'int', low: 1, high: 3 },
  units: { type: 'int', low: 32, high: 512 },
  batch_size: { type: 'categorical', values: [32, 64, 128, 256] },
  dropout_rate: { type: 'float', low: 0, high: 0.5 },
  learning_rate: { type: 'float', low: 1e-4, high: 1e-2, scale: 'log' },
  activation: { type: 'categorical', values: ['relu', 'elu', 'tanh'] },
};

const ENVIRONMENT: Environment = {
  trialdeck: '0',
  node: process.versions.node,
  tensorflow: 'none',
  engine: 'native',
  platform: process.platform,
  cpu: 'any',
  cores: 1,
  threadsPerWorker: 1,
  gitCommit: null,
};

function newSession(connection: Connection): number {
  const { id: studyId } = createStudy(connection, {
    name: 'bench',
    task: {
      kind: 'network',
      dataset: FASHION_MNIST.summary,
      split: defaultSplit(FASHION_MNIST.summary.rows),
      recordConfirm: false,
    },
    space: SPACE,
    measures: [accuracy.measure, loss.measure],
    objectives: ['accuracy'],
    maxEpochs: EPOCHS,
    sample: false,
  });
  const session = { studyId, strategy: { name: 'random', options: {} }, stopRule: null, seed: 1, budget: {}, workers: 1 };
  return createSession(connection, session).id;
}
