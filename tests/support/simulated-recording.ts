/** A study in which every configuration of a discrete space has been trained to its end, by formula. */
import type { Store } from '../../db/store.ts';
import { FASHION_MNIST } from '../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { defaultSplit } from '../../electron/engine/tasks/network/data/split.ts';
import { NETWORK_MEASURES } from '../../electron/engine/tasks/network/measures/catalogue.ts';
import { configurationsOf } from '../../electron/engine/search/configurations.ts';
import type { Space, Study } from '../../shared/model.ts';
import { SIMULATED_ENVIRONMENT } from './simulated-studies.ts';
import { simulatedEpoch } from './simulated-training.ts';

/** 240 configurations. */
const SPACE: Space = {
  learning_rate: { type: 'categorical', values: [0.0003, 0.001, 0.003, 0.01, 0.03] },
  units: { type: 'categorical', values: [64, 128, 256, 512] },
  dropout_rate: { type: 'categorical', values: [0, 0.2, 0.4] },
  optimizer: { type: 'categorical', values: ['momentum', 'rmsprop', 'adam', 'adamw'] },
};
const EPOCHS = 27;

export function addSimulatedRecording(store: Store, name: string): Study {
  const { summary: dataset } = FASHION_MNIST;
  const study = store.createStudy({
    task: { kind: 'network', dataset, split: defaultSplit(dataset.rows), recordConfirm: true },
    ...{ name, space: SPACE, maxEpochs: EPOCHS },
    ...{ measures: NETWORK_MEASURES, objectives: ['accuracy'] },
    sample: true,
  });
  const session = store.createSession({
    ...{ studyId: study.id, strategy: { name: 'grid', options: {} }, stopRule: null, seed: 1, budget: {}, workers: 2 },
  });
  configurationsOf(SPACE)!.forEach((params, at) => {
    const { id } = store.addTrial({
      ...{ sessionId: session.id, params, epochs: EPOCHS, modelSeed: at + 1, parent: null, rung: null, bracket: null },
      ...{ reason: { text: `Point ${at + 1} of the grid.` }, memo: null },
    });
    store.startTrial(id, at % 2, SIMULATED_ENVIRONMENT);
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      const measured = simulatedEpoch(params, at + 1, epoch);
      const accuracy = (measured.stop['accuracy']! + measured.select['accuracy']!) / 2;
      store.recordEpoch(id, { ...measured, confirm: { accuracy, loss: 0.02 + 2.7 * (1 - accuracy) } });
    }
    store.finishTrial(id, { state: 'completed', failure: null });
  });
  store.changeSession(session.id, { state: 'finished', finishedAt: new Date().toISOString(), activeMs: 3_600_000 });
  return study;
}
