/** A search that is paused in the middle, with results by formula: what it trains next is real. */
import { openStore } from '../../db/open-store.ts';
import { FASHION_MNIST } from '../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { createHyperparams } from '../../electron/engine/search/create-hyperparams.ts';
import { completeChoice } from '../../electron/engine/search/catalogue.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import type { Epoch, Params, Space } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { GENERATED_ENVIRONMENT } from '../app/generated-study.ts';

/** Small networks: the strategy is asked often. */
const SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 1e-1, scale: 'log' },
  dropout_rate: { type: 'float', low: 0, high: 0.5 },
  l2: { type: 'float', low: 1e-7, high: 1e-2, scale: 'log' },
  units: { type: 'int', low: 8, high: 64, scale: 'log' },
  batch_size: { type: 'int', low: 64, high: 512, scale: 'log' },
  optimizer: { type: 'categorical', values: ['sgd', 'adam', 'rmsprop'] },
};
const ROWS = { train: 2_000, stop: 500, select: 500, confirm: 500 };

export interface PausedSearch {
  readonly strategy: string;
  /** Finished ones. */
  readonly trials: number;
  readonly workers: number;
}

/** Writes it into the database in the file. @returns the session's id */
export function writePausedSearch(file: string, { strategy, trials, workers }: PausedSearch): number {
  const store = openStore(file);
  try {
    const { id: studyId } = store.createStudy({
      name: `Responsive: ${strategy}`,
      task: { kind: 'network', dataset: FASHION_MNIST.summary, split: { seed: 1, ...ROWS }, recordConfirm: false },
      space: SPACE,
      measures: [accuracy.measure, loss.measure],
      objectives: [accuracy.measure.name],
      maxEpochs: 1,
      sample: false,
    });
    const { id: sessionId } = store.createSession({
      studyId,
      strategy: completeChoice({ name: strategy, options: {} }),
      stopRule: null,
      seed: 1,
      budget: { trials: 100_000 },
      workers,
    });
    const random = randomFor('responsive');
    for (let trial = 0; trial < trials; trial++) {
      const params = createHyperparams(SPACE, random);
      const origin = { parent: null, rung: null, bracket: null, reason: { text: 'By formula.' }, memo: null };
      const { id } = store.addTrial({ sessionId, params, epochs: 1, modelSeed: random.seed(), ...origin });
      store.startTrial(id, 0, GENERATED_ENVIRONMENT);
      store.recordEpoch(id, epochOf(params, 0.01 * random.normal()));
      store.finishTrial(id, { state: 'completed', failure: null });
    }
    store.changeSession(sessionId, { state: 'paused' });
    return sessionId;
  } finally {
    store.close();
  }
}

function epochOf(params: Params, noise: number): Epoch {
  const value = 0.8 - 0.05 * (Math.log10(Number(params['learning_rate'])) + 2.5) ** 2 + noise;
  const measured = { loss: 0.6, accuracy: value };
  return {
    epoch: 1,
    durationMs: 100,
    train: { loss: 0.6 },
    stop: measured,
    select: measured,
    confirm: null,
    facts: { learning_rate: 0.01 },
  };
}
