/** What a backend answers a window, made by hand: small, complete, and to be changed where a test needs it. */
import type { Choices } from '../../shared/catalogue.ts';
import type { ConfirmedMeans } from '../../shared/confirmation.ts';
import type { CorrectedBest } from '../../shared/corrected.ts';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { TrialDetail, TrialInspection } from '../../shared/trial-detail.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import { defaultParams } from '../../shared/network/hyperparameters.ts';
import type { Epoch, Params, Session, Space, Trial } from '../../shared/model.ts';
import type { TaskAbout } from '../../shared/task.ts';
import type { NetworkTask } from '../../shared/network/task.ts';
import { NETWORK_MEASURES } from '../../electron/engine/tasks/network/measures/catalogue.ts';
import { GENERATED_ENVIRONMENT } from '../../bench/app/generated-study.ts';
import { ACCURACY, LOSS } from './measures.ts';
import { measuredEpoch } from './small-study.ts';

export const STUDY_ID = 1;
export const SESSION_ID = 10;
/** The job of the session. */
export const JOB_ID = 13;

export const SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 0.1, scale: 'log', why: 'Decides whether anything is learned.' },
  dropout_rate: { type: 'float', low: 0, high: 0.4, step: 0.1 },
  units: { type: 'int', low: 32, high: 512, scale: 'log' },
  optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
  momentum: { type: 'float', low: 0.5, high: 0.99, when: { optimizer: ['momentum'] } },
  batch_normalization: { type: 'categorical', values: [false, true] },
  patience: { type: 'fixed', value: 5 },
};

const MOMENT = '2026-03-01T12:00:00.000Z';

export function sessionOf(rest: Partial<Session> = {}): Session {
  return {
    id: SESSION_ID,
    studyId: STUDY_ID,
    number: 1,
    jobId: JOB_ID,
    strategy: { name: 'random', options: {} },
    stopRule: null,
    seed: 7,
    budget: { trials: 20 },
    workers: 2,
    on: null,
    width: null,
    remeasure: false,
    state: 'finished',
    stopped: false,
    failure: null,
    createdAt: MOMENT,
    finishedAt: null,
    ended: null,
    activeMs: 60_000,
    ...rest,
  };
}

export const SMALL_TASK: NetworkTask = {
  kind: 'network',
  dataset: {
    name: 'generated',
    title: 'Generated figures',
    hash: 'ab'.repeat(32),
    rows: 4_000,
    vaultRows: 500,
    features: 4,
    classes: ['circle', 'square'],
    picture: { height: 2, width: 2 },
  },
  split: { seed: 1, train: 2_800, stop: 400, select: 400, confirm: 400 },
  recordConfirm: false,
};

export const SMALL_ABOUT: TaskAbout = {
  title: SMALL_TASK.dataset.title,
  details: 'train 2800, stop 400, select 400, confirm 400 rows (split seed 1); vault of 500 rows',
  dataset: SMALL_TASK.dataset.name,
  rows: { classes: SMALL_TASK.dataset.classes, picture: SMALL_TASK.dataset.picture },
  hits: 'accuracy',
  remark: null,
  kept: 'data, split and space',
  cannot: { resume: null, confirm: null, inspect: null },
};

/** Of the study below. */
export const CORRECTED: CorrectedBest = {
  kind: 'corrected',
  of: 'study',
  trial: 1,
  runs: 1,
  apparent: 0.8,
  value: 0.7912,
  interval: { low: 0.7467, high: 0.8291 },
  counted: 3,
  configurations: 3,
  leftOut: 0,
  inReach: 0,
};

/** Of trial 2. */
export const LEADING: Params = {
  learning_rate: 0.01,
  dropout_rate: 0.1,
  units: 64,
  optimizer: 'momentum',
  momentum: 0.8,
  batch_normalization: false,
  patience: 5,
};

/** Of trial 1. */
export const USUAL: Params = { learning_rate: 0.001, units: 64, optimizer: 'adam' };

/** Of the study below, its trial 2 the leader. */
export const CONFIRMED: ConfirmedMeans = {
  confirmation: 1,
  begun: 1,
  seeds: 10,
  means: [
    { params: LEADING, trial: 2, isDefault: false, sameAs: null, mean: { value: 0.78, interval: { low: 0.76, high: 0.8 } } },
    { params: USUAL, trial: 1, isDefault: true, sameAs: null, mean: { value: 0.77, interval: { low: 0.75, high: 0.79 } } },
  ],
};

export const VAULT: Pick<StudyOverview, 'vaultReadings' | 'vaultValues'> = {
  vaultReadings: [{ at: '2026-03-02T12:00:00.000Z', why: 'The value of the winner.', trialId: 102 }],
  vaultValues: [
    {
      at: '2026-03-02T12:00:00.000Z',
      reading: 1,
      share: { right: 385, rows: 500, low: 0.7306, high: 0.8062 },
      params: LEADING,
      winner: { trial: 2, isDefault: false, sameAs: null, confirmation: 1 },
    },
  ],
};

/** Its select partition has 400 rows: an accuracy of 0.8 has a 95 % interval of ±0.0392. */
export function overviewOf(rest: Partial<StudyOverview> = {}): StudyOverview {
  return {
    id: STUDY_ID,
    name: 'Small',
    createdAt: MOMENT,
    task: SMALL_TASK,
    about: SMALL_ABOUT,
    space: SPACE,
    measures: [ACCURACY, LOSS],
    objectives: [ACCURACY.name],
    maxEpochs: 10,
    starred: false,
    archived: false,
    note: '',
    sample: false,
    sessions: [sessionOf()],
    trials: 3,
    finishedTrials: 3,
    runningTrials: 0,
    bestValue: 0.8,
    bestTrialId: 101,
    corrected: CORRECTED,
    winnerTrialId: 101,
    winner: null,
    defaultValue: 0.7,
    defaultSeeds: 1,
    wholeValues: false,
    defaultTrialId: 102,
    winnerIsDefault: false,
    updatedAt: MOMENT,
    incumbent: [0.7, 0.8],
    vaultReadings: [],
    readingsByOthers: 0,
    confirmed: null,
    vaultValues: [],
    ...rest,
  };
}

export function progressOf(rest: Partial<SessionProgress> = {}): SessionProgress {
  return {
    session: sessionOf({ state: 'running' }),
    trials: 4,
    finished: 3,
    expected: sessionOf().budget.trials ?? null,
    epochs: 31,
    elapsedMs: 60_000,
    trialsPerMinute: 3,
    remainingMs: 340_000,
    incumbent: { trialId: 101, number: 1, value: 0.8 },
    winner: null,
    workers: [],
    heldBack: [],
    ...rest,
  };
}

export function trialOf(rest: Partial<Trial> = {}): Trial {
  return {
    id: 102,
    sessionId: SESSION_ID,
    number: 2,
    ordinal: 2,
    params: LEADING,
    epochs: 10,
    modelSeed: 4711,
    state: 'completed',
    failure: null,
    stopReason: null,
    epochsDone: 3,
    bestEpoch: 3,
    stopValue: 0.73,
    value: 0.73,
    parent: null,
    rung: null,
    bracket: null,
    repeats: null,
    reason: { text: 'Drawn at random.' },
    memo: null,
    askedAfter: 1,
    sequence: 2,
    retries: 0,
    worker: 1,
    createdAt: MOMENT,
    startedAt: MOMENT,
    finishedAt: MOMENT,
    durationMs: 6_000,
    starred: false,
    tags: [],
    note: '',
    ...rest,
  };
}

/** An accuracy per epoch, the same on stop and select. */
export function epochsOf(...accuracies: readonly number[]): readonly Epoch[] {
  return accuracies.map((accuracy, at) => measuredEpoch(at + 1, accuracy));
}

/** The incumbent is trial 1 with the default learning rate. */
export function detailOf(trial: Partial<Trial> = {}, rest: Partial<Omit<TrialDetail, 'trial'>> = {}): TrialDetail {
  return {
    trial: trialOf(trial),
    epochs: epochsOf(0.6, 0.7, 0.73),
    session: sessionOf(),
    environment: GENERATED_ENVIRONMENT,
    defaults: defaultParams,
    incumbent: {
      id: 101,
      number: 1,
      params: USUAL,
      value: 0.8,
    },
    parent: null,
    repeats: null,
    weights: 'kept',
    whyNotFurther: null,
    ...rest,
  };
}

export function rowOf(rest: Partial<TrialRow> = {}): TrialRow {
  const { id, sessionId, number, state, params, value, stopValue, bestEpoch, epochs, epochsDone, durationMs } = trialOf();
  const { startedAt, finishedAt, worker, starred, tags, note } = trialOf();
  const row = { id, sessionId, session: 1, number, state, params, value, stopValue, bestEpoch, epochs, epochsDone, durationMs };
  return { ...row, otherValues: {}, startedAt, finishedAt, worker, repeats: null, starred, tags, note, ...rest };
}

/** Of 100 rows of each class 90 circles and 70 squares are recognised. */
export function inspectionOf(rest: Partial<TrialInspection> = {}): TrialInspection {
  return {
    confusion: [
      [90, 10],
      [30, 70],
    ],
    accuracyByClass: [0.9, 0.7],
    mistakes: [{ pixels: [0, 90, 180, 255], actual: 1, predicted: 0, confidence: 0.97 }],
    predicted: [0, 1],
    firstLayer: [[1, -1, 0.5, 0]],
    weights: 'kept',
    select: null,
    ...rest,
  };
}

/** What can be chosen: nothing, unless a test says what. */
export function choicesOf(rest: Partial<Choices> = {}): Choices {
  return {
    ...{
      presets: [],
      strategies: [],
      elsewhere: [],
      stopRules: [],
      datasets: [],
      missingDatasets: [],
      measures: NETWORK_MEASURES,
    },
    ...{ space: {}, parameters: [], cores: 2, workersInMemory: 8 },
    ...rest,
  };
}
