/** A small Hyperband session from the request to its last trial: form, plan, split, strategy, workers and database. */
import type { Trial } from '../../shared/model.ts';
import { withoutDuration } from './golden-trials.ts';
import type { RecordedTraining } from './recorded-numbers.ts';
import { openTrainingBackend } from './training-backend.ts';
import { startSearch } from './started.ts';

type Outcome = 'number' | 'params' | 'modelSeed' | 'state' | 'epochsDone' | 'bestEpoch' | 'stopValue' | 'value';
type Place = 'parent' | 'rung' | 'bracket' | 'reason' | 'askedAfter' | 'sequence';

export interface GoldenSearchTrial extends RecordedTraining, Pick<Trial, Outcome | Place> {}

export async function runGoldenSearch(folder: string): Promise<readonly GoldenSearchTrial[]> {
  const { api, store, ended, close } = openTrainingBackend(folder);
  try {
    const { sessionId } = await startSearch(api, {
      task: { kind: 'network', dataset: 'generated', rows: 2_000 },
      epochs: 9,
      seed: 11,
      workers: 1,
      strategy: { name: 'hyperband', options: {} },
      space: {
        units: { type: 'int', low: 8, high: 32, scale: 'log' },
        learning_rate: { type: 'float', low: 0.001, high: 0.1, scale: 'log' },
        optimizer: { type: 'categorical', values: ['adam', 'nesterov'] },
        momentum: { type: 'float', low: 0.5, high: 0.95, when: { optimizer: ['nesterov'] } },
        dropout_rate: { type: 'float', low: 0, high: 0.4, step: 0.1 },
        batch_size: { type: 'fixed', value: 64 },
      },
    });
    await ended(sessionId);
    return store.trialsOf(sessionId).map((trial) => ({
      ...lasting(trial),
      epochs: store.epochs(trial.id).map(withoutDuration),
    }));
  } finally {
    close();
  }
}

/** All but ids, times and what a person wrote. */
function lasting(trial: Trial): Pick<Trial, Outcome | Place> {
  const { number, params, modelSeed, state, epochsDone, bestEpoch, stopValue, value, parent, rung, bracket } = trial;
  const { reason, askedAfter, sequence } = trial;
  const place = { parent, rung, bracket, reason, askedAfter, sequence };
  return { number, params, modelSeed, state, epochsDone, bestEpoch, stopValue, value, ...place };
}
