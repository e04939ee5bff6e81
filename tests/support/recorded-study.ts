/** A recorded study by formula: every configuration of a discrete space with curves as Fashion-MNIST gives them. */
import type { Store } from '../../db/store.ts';
import type { RecordedTrial } from '../../db/store/recordings.ts';
import type { NewStudy } from '../../db/store/studies.ts';
import { configurationsOf } from '../../electron/engine/search/configurations.ts';
import { configurationKey } from '../../electron/engine/search/configuration-key.ts';
import type { Values } from '../../shared/measure.ts';
import type { Epoch, Params, Space, Study } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { GENERATED_ENVIRONMENT, GENERATED_TASK, generatedStudy } from '../../bench/app/generated-study.ts';

export const RECORDED_EPOCHS = 27;

/** 864 configurations. */
export const RECORDED_SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.001, 0.003, 0.01, 0.03] },
  optimizer: { type: 'categorical', values: ['momentum', 'adam', 'rmsprop'] },
  hidden_layers: { type: 'int', low: 1, high: 3 },
  units: { type: 'categorical', values: [32, 64, 128, 256] },
  dropout_rate: { type: 'float', low: 0, high: 0.4, step: 0.2 },
  batch_size: { type: 'categorical', values: [64, 256] },
};

export function newRecordedStudy(space = RECORDED_SPACE): NewStudy {
  return { ...generatedStudy('Recorded by formula', RECORDED_EPOCHS), task: { ...GENERATED_TASK, recordConfirm: true }, space };
}

export function recordedStudy(space = RECORDED_SPACE): Study {
  return { ...newRecordedStudy(space), id: 1, createdAt: '2026-01-01', starred: false, archived: false, note: '' };
}

/** @param modelSeeds with which every configuration was trained. */
export function recordedTrials(space = RECORDED_SPACE, modelSeeds = 1): readonly RecordedTrial[] {
  return configurationsOf(space)!.flatMap((params) =>
    Array.from({ length: modelSeeds }, (_, modelSeed) => recordedTrial(params, modelSeed)),
  );
}

/** Writes the study with its trials, as a search by grid would have left it. @returns its id */
export function addRecordedStudy(store: Store, space = RECORDED_SPACE, modelSeeds = 1): number {
  const { id: studyId, maxEpochs } = store.createStudy(newRecordedStudy(space));
  const trials = recordedTrials(space, modelSeeds);
  const strategy = { name: 'grid', options: { points: 0 } };
  const session = { studyId, strategy, stopRule: null, seed: 1, budget: { trials: trials.length }, workers: 1 };
  const { id: sessionId } = store.createSession(session);
  const origin = { parent: null, rung: null, bracket: null, reason: { text: 'On the grid.' }, memo: null };
  for (const trial of trials) {
    const { params, modelSeed, diverged } = trial;
    const { id } = store.addTrial({ sessionId, params, epochs: maxEpochs, modelSeed, ...origin });
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    for (const at of trial.stop.keys()) store.recordEpoch(id, epochAt(trial, at));
    store.finishTrial(id, diverged ? { state: 'diverged', failure: 'NaN' } : { state: 'completed', failure: null });
  }
  store.changeSession(sessionId, { state: 'finished' });
  return studyId;
}

function recordedTrial(params: Params, modelSeed: number): RecordedTrial {
  const random = randomFor('recorded', configurationKey(params), modelSeed);
  const limit = qualityOf(params) + 0.002 * random.normal();
  const speed = 1.5 + 4 * randomFor('speed', configurationKey(params)).next();
  const diverged = params['learning_rate'] === 0.03 && params['optimizer'] === 'rmsprop' && params['hidden_layers'] === 3;
  const rows = Array.from({ length: diverged ? 2 : RECORDED_EPOCHS }, (_, at) => {
    const accuracy = limit - (limit - 0.6) * Math.exp(-(at + 1) / speed) + 0.001 * random.normal();
    const measured = (partitionRows: number): number =>
      Math.round(partitionRows * (accuracy + (0.3 / Math.sqrt(partitionRows)) * random.normal())) / partitionRows;
    return [measured(5000), measured(5000), measured(10_000), durationOf(params) * (0.9 + 0.2 * random.next())] as const;
  });
  const column = (at: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(rows, (row) => row[at]);
  return { params, modelSeed, diverged, stop: column(0), select: column(1), confirm: column(2), durationMs: column(3) };
}

const BEST_LOG_RATE: Readonly<Record<string, number>> = { momentum: -1.6, adam: -2.8, rmsprop: -3 };

function qualityOf(params: Params): number {
  const rate = Math.log10(Number(params['learning_rate'])) - BEST_LOG_RATE[String(params['optimizer'])]!;
  const width = Math.log2(Number(params['units']) / 256);
  const dropout = Number(params['dropout_rate'] ?? 0.2) - 0.15;
  const depth = Number(params['hidden_layers'] ?? 1) - 2;
  return 0.888 - 0.012 * rate ** 2 - 0.002 * width ** 2 - 0.08 * dropout ** 2 - 0.001 * depth ** 2;
}

function durationOf(params: Params): number {
  return 100 + Number(params['units']) * Number(params['hidden_layers'] ?? 1) * (params['batch_size'] === 64 ? 1.5 : 1);
}

function epochAt({ stop, select, confirm, durationMs }: RecordedTrial, at: number): Epoch {
  const valuesOf = (accuracy: number): Values => ({ accuracy, loss: 1 - accuracy });
  return {
    epoch: at + 1,
    durationMs: durationMs[at]!,
    train: { loss: 1 - stop[at]! },
    stop: valuesOf(stop[at]!),
    select: valuesOf(select[at]!),
    confirm: valuesOf(confirm[at]!),
    facts: { learning_rate: 0.01 },
  };
}
