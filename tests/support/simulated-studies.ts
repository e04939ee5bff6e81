/** Studies with trials that a formula trained, written into a store as a search would have written them. */
import { FASHION_MNIST } from '../../electron/engine/tasks/network/data/fashion-mnist.ts';
import { createHyperparams } from '../../electron/engine/search/create-hyperparams.ts';
import { defaultSplit } from '../../electron/engine/tasks/network/data/split.ts';
import type { Store } from '../../db/store.ts';
import type { NewStudy } from '../../db/store/studies.ts';
import { defaultConfiguration } from '../../electron/engine/search/default-configuration.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import { defaultParams } from '../../shared/network/hyperparameters.ts';
import type { Environment, Params, Session, Study } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { ASSIGNMENT_SPACE } from '../../shared/network/assignment-space.ts';
import { divergesAt, simulatedEpoch } from './simulated-training.ts';

export const SIMULATED_ENVIRONMENT: Environment = {
  trialdeck: '0.1.0',
  node: '24.21.0',
  tensorflow: '2.21.0',
  engine: 'native',
  platform: 'linux 6.1 x64',
  cpu: 'Simulated processor',
  cores: 2,
  threadsPerWorker: 1,
  gitCommit: '0f3c9a1d5b7e2846a90c1f4d83b6e57290ac4d11',
};

export interface SimulatedStudy {
  readonly name: string;
  readonly trials: number;
  readonly seed: number;
  readonly epochs?: number;
  /** More than are trained: the session is paused half-way. */
  readonly budget?: number;
}

/** Adds a study with one session; every trial is finished. */
export function addSimulatedStudy(store: Store, { name, trials, seed, epochs = 15, budget = trials }: SimulatedStudy): Study {
  const study = store.createStudy(newStudy(name, epochs));
  const session = store.createSession({
    studyId: study.id,
    strategy: { name: 'random', options: {} },
    stopRule: null,
    seed,
    budget: { trials: budget },
    workers: 2,
  });
  for (let number = 1; number <= trials; number++) addTrial(store, study, session, number);
  const done = budget === trials;
  store.changeJob(session.jobId, {
    startedAt: new Date().toISOString(),
    progress: { done: trials, of: budget, share: trials / budget, remainingMs: null, text: `${trials} of ${budget} trials` },
  });
  store.changeSession(session.id, {
    state: done ? 'finished' : 'paused',
    finishedAt: done ? new Date().toISOString() : null,
    activeMs: trials * 7_400,
  });
  return study;
}

function newStudy(name: string, maxEpochs: number): NewStudy {
  const dataset = FASHION_MNIST.summary;
  return {
    name,
    task: { kind: 'network', dataset, split: defaultSplit(dataset.rows), recordConfirm: false },
    space: ASSIGNMENT_SPACE,
    measures: [accuracy.measure, loss.measure],
    objectives: ['accuracy'],
    maxEpochs,
    sample: false,
  };
}

function addTrial(store: Store, study: Study, session: Session, number: number): void {
  const random = randomFor(session.seed, number);
  const params: Params = number === 1 ? defaultConfiguration(study.space, defaultParams) : createHyperparams(study.space, random);
  const { id, modelSeed } = store.addTrial({
    sessionId: session.id,
    params,
    epochs: study.maxEpochs,
    modelSeed: random.seed(),
    parent: null,
    rung: null,
    bracket: null,
    reason: number === 1 ? { text: 'The default configuration, as a yardstick.', default: true } : { text: 'Drawn at random.' },
    memo: null,
  });
  store.startTrial(id, number % session.workers, SIMULATED_ENVIRONMENT);
  if (number % 41 === 0) {
    store.finishTrial(id, {
      state: 'failed',
      failure: 'Its worker was lost 3 times. It was ended by the system: out of memory.',
    });
    return;
  }
  const end = divergesAt(params) ?? study.maxEpochs + 1;
  const last = Math.min(study.maxEpochs, number % 5 === 0 ? 7 + (number % 6) : study.maxEpochs);
  for (let epoch = 1; epoch <= last && epoch < end; epoch++) store.recordEpoch(id, simulatedEpoch(params, modelSeed, epoch));
  if (end <= last)
    store.finishTrial(id, { state: 'diverged', failure: `The loss was no longer a finite number in epoch ${end}.` });
  else store.finishTrial(id, { state: 'completed', failure: null });
  if (number % 29 === 7) store.annotateTrial(id, { starred: true, tags: ['look again'], note: 'Good for its size.' });
}
