/** Made-up studies of any size: every kind of trial, parameter and mark occurs, and the same seed gives the same study. */
import { openConnection, type Connection } from '../../db/connection.ts';
import { environmentId } from '../../db/environments.ts';
import { bindingsOf, INSERT_EPOCH } from '../../db/epoch-row.ts';
import { createSession } from '../../db/sessions.ts';
import type { NewStudy } from '../../db/store/studies.ts';
import type { TrialEnd } from '../../db/store/trials.ts';
import { createStudy } from '../../db/studies.ts';
import { writeWords } from '../../db/trial-words.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import { bestEpoch, measureNamed, valueOf, type Measure } from '../../shared/measure.ts';
import type { Environment, Epoch, Params, Space, Trial } from '../../shared/model.ts';
import { randomFor, type Random } from '../../shared/random.ts';
import type { NetworkTask } from '../../shared/network/task.ts';

export interface GeneratedSize {
  readonly trials: number;
  /** Epochs of a trial that is trained to its end. */
  readonly epochs: number;
  readonly seed: number;
  readonly sessions?: number;
  /** Name of a measure: accuracy or loss. */
  readonly objective?: string;
}

const MEASURES: readonly Measure[] = [accuracy.measure, loss.measure];

export const GENERATED_SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-5, high: 1, scale: 'log' },
  dropout_rate: { type: 'float', low: 0, high: 0.6 },
  label_smoothing: { type: 'float', low: 0, high: 0.3, step: 0.1 },
  hidden_layers: { type: 'int', low: 1, high: 4 },
  units: { type: 'int', low: 16, high: 1024, scale: 'log' },
  batch_size: { type: 'categorical', values: [32, 64, 128, 256] },
  optimizer: { type: 'categorical', values: ['sgd', 'momentum', 'adam', 'rmsprop'] },
  momentum: { type: 'float', low: 0.5, high: 0.99, when: { optimizer: ['momentum'] } },
  batch_normalization: { type: 'categorical', values: [true, false] },
  activation: { type: 'fixed', value: 'relu' },
};

export const GENERATED_ENVIRONMENT: Environment = {
  trialdeck: '0.1.0',
  node: '24.0.0',
  tensorflow: '2.21.0',
  engine: 'native',
  platform: 'linux x64',
  cpu: 'made up',
  cores: 2,
  threadsPerWorker: 1,
  gitCommit: null,
};

export const GENERATED_TASK: NetworkTask = {
  kind: 'network',
  dataset: {
    name: 'made-up',
    title: 'Made up',
    hash: 'f'.repeat(64),
    rows: 60000,
    vaultRows: 10000,
    features: 784,
    classes: ['one', 'other'],
    picture: { height: 28, width: 28 },
  },
  split: { seed: 1, train: 42000, stop: 6000, select: 6000, confirm: 6000 },
  recordConfirm: false,
};

export function generatedStudy(name: string, epochs: number, objective = 'accuracy'): NewStudy {
  return {
    name,
    task: GENERATED_TASK,
    space: GENERATED_SPACE,
    measures: MEASURES,
    objectives: [objective],
    maxEpochs: epochs,
    sample: false,
  };
}

/**
 * Adds a study to the database in the file; returns its id. Rows are written as the store would leave them, epochs before their
 * trials, without its statements in between: 100,000 trials of 10 epochs take some 20 seconds.
 */
export function fillStudy(file: string, size: GeneratedSize): number {
  const connection = openConnection(file, { now: () => new Date(START).toISOString() });
  try {
    return connection.write(() => fill(connection, size));
  } finally {
    connection.close();
  }
}

const START = Date.UTC(2026, 0, 1);
const MS_PER_TRIAL = 3000;

interface Place {
  readonly id: number;
  readonly study_id: number;
  readonly session_id: number;
  readonly number: number;
  readonly ordinal: number;
}
type State = 'queued' | 'running' | TrialEnd['state'];

function fill(connection: Connection, { trials, epochs, seed, sessions = 3, objective = 'accuracy' }: GeneratedSize): number {
  connection.run('PRAGMA defer_foreign_keys = ON');
  const { id: studyId } = createStudy(connection, generatedStudy(`Generated ${seed}`, epochs, objective));
  const environment = environmentId(connection, GENERATED_ENVIRONMENT);
  const first = connection.tuples<[number]>('SELECT 1 + coalesce(max(id), 0) FROM trials')[0]![0];
  const random = randomFor(seed, 'generated study');
  const ended = { study: 0, session: 0 };
  let place: Place = { id: first - 1, study_id: studyId, session_id: 0, number: 0, ordinal: 0 };
  for (let done = 0; done < trials; done++) {
    if (Math.floor((done * sessions) / trials) !== Math.floor(((done - 1) * sessions) / trials)) {
      const strategy = { name: done === 0 ? 'random' : 'hyperband', options: {} };
      const session = createSession(connection, { studyId, strategy, stopRule: null, seed, budget: { trials }, workers: 2 });
      place = { ...place, session_id: session.id, ordinal: 0 };
      ended.session = 0;
    }
    place = { ...place, id: place.id + 1, number: place.number + 1, ordinal: place.ordinal + 1 };
    addGeneratedTrial(
      connection,
      place,
      { epochs, objective: measureNamed(MEASURES, objective), environment, done },
      ended,
      random,
    );
  }
  return studyId;
}

interface Circumstances {
  readonly epochs: number;
  readonly objective: Measure;
  readonly environment: number;
  readonly done: number;
}

function addGeneratedTrial(
  connection: Connection,
  place: Place,
  { epochs, objective, environment, done }: Circumstances,
  ended: { study: number; session: number },
  random: Random,
): void {
  const params = generatedParams(random);
  const state = generatedState(random);
  const finished = state !== 'queued' && state !== 'running';
  const count = state === 'queued' ? 0 : state === 'completed' ? epochs : random.below(epochs);
  const trained = Array.from({ length: count }, (_, at) => generatedEpoch(at + 1, params, random));
  for (const epoch of trained) connection.run(INSERT_EPOCH, bindingsOf(place.id, epoch, objective));
  const marks = random.next() < 0.03 ? generatedMarks(random) : { starred: false, tags: [], note: '' };
  const time = (since: number): string => new Date(START + (done + since) * MS_PER_TRIAL).toISOString();
  connection.run(INSERT_TRIAL, {
    ...place,
    state,
    ...bestOf(trained, objective),
    epochs,
    epochsDone: count,
    durationMs: trained.reduce((sum, { durationMs }) => sum + durationMs, 0),
    startedAt: state === 'queued' ? null : time(0),
    finishedAt: finished ? time(1.5) : null,
    worker: state === 'queued' ? null : random.below(2),
    starred: Number(marks.starred),
    tags: JSON.stringify(marks.tags),
    params: JSON.stringify(params),
    place: finished ? ++ended.study : null,
    sequence: finished ? ++ended.session : null,
    isDefault: Number(random.next() < 0.01),
    modelSeed: random.seed(),
    askedAfter: ended.session,
    environment: state === 'queued' ? null : environment,
    createdAt: time(0),
    note: marks.note,
  });
  connection.run(INSERT_ORIGIN, [place.id]);
  writeWords(connection, { ...place, params, ...marks });
}

const INSERT_ORIGIN = `INSERT INTO trial_origins VALUES (?, '{"text":"Drawn at random."}', 'null')`;
const INSERT_TRIAL = `INSERT INTO trials (id, study_id, session_id, number, ordinal, state, value, stop_value, best_epoch, epochs, epochs_done,
    duration_ms, started_at, finished_at, worker, starred, tags, params, place, sequence, is_default, model_seed, asked_after,
    environment_id, created_at, note)
  VALUES (:id, :study_id, :session_id, :number, :ordinal, :state, :value, :stopValue, :bestEpoch, :epochs, :epochsDone, :durationMs,
    :startedAt, :finishedAt, :worker, :starred, :tags, jsonb(:params), :place, :sequence, :isDefault, :modelSeed, :askedAfter,
    :environment, :createdAt, :note)`;

function bestOf(trained: readonly Epoch[], objective: Measure): Pick<Trial, 'value' | 'stopValue' | 'bestEpoch'> {
  const best = bestEpoch(trained, objective);
  return {
    value: valueOf(best?.select ?? null, objective),
    stopValue: valueOf(best?.stop ?? null, objective),
    bestEpoch: best?.epoch ?? null,
  };
}

function generatedState(random: Random): State {
  const fate = random.next();
  if (fate < 0.01) return 'queued';
  if (fate < 0.02) return 'running';
  if (fate < 0.04) return 'failed';
  if (fate < 0.06) return 'diverged';
  return fate < 0.2 ? 'stopped' : 'completed';
}

function generatedMarks(random: Random): Pick<Trial, 'starred' | 'tags' | 'note'> {
  const tags = ['baseline', 'Größer', 'again'].filter(() => random.next() < 0.4);
  return { starred: random.next() < 0.5, tags, note: random.next() < 0.5 ? 'Worth a second look' : '' };
}

function generatedParams(random: Random): Params {
  const pick = <Value>(values: readonly Value[]): Value => values[random.below(values.length)]!;
  const optimizer = pick(['sgd', 'momentum', 'adam', 'rmsprop']);
  return {
    learning_rate: 10 ** (-5 + 5 * random.next()),
    dropout_rate: 0.6 * random.next(),
    label_smoothing: pick([0, 0.1, 0.2, 0.3]),
    hidden_layers: 1 + random.below(4),
    units: Math.round(16 * 64 ** random.next()),
    batch_size: pick([32, 64, 128, 256]),
    optimizer,
    ...(optimizer === 'momentum' && { momentum: 0.5 + 0.49 * random.next() }),
    batch_normalization: random.next() < 0.5,
    activation: 'relu',
  };
}

/** Rises towards a value that is best near a learning rate of 0.01; accuracies are whole rows of 6,000, so that ties occur. */
function generatedEpoch(epoch: number, params: Params, random: Random): Epoch {
  const distance = Math.log10(params['learning_rate'] as number) + 2;
  const quality = 0.9 - 0.05 * distance ** 2 + 0.02 * random.normal();
  const share = (): number =>
    Math.round(6000 * Math.max(0.1, Math.min(1, quality * (1 - 0.5 ** epoch) + 0.01 * random.normal()))) / 6000;
  const [stopAccuracy, selectAccuracy] = [share(), share()];
  const trainLoss = 2.3 - 2 * quality + 0.1 * random.next();
  return {
    epoch,
    durationMs: 500 + Math.round(200 * random.next()),
    train: { loss: trainLoss },
    stop: { accuracy: stopAccuracy, loss: 2.4 - 2 * stopAccuracy },
    select: { accuracy: selectAccuracy, loss: 2.4 - 2 * selectAccuracy },
    confirm: null,
    facts: { learning_rate: params['learning_rate'] as number },
  };
}
