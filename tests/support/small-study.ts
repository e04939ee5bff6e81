/** Studies of a few trials, written through the store as the runner does it. */
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import type { NewTrial, TrialEnd } from '../../db/store/trials.ts';
import type { Epoch, Trial } from '../../shared/model.ts';
import { GENERATED_ENVIRONMENT, generatedStudy } from '../../bench/app/generated-study.ts';

export interface SmallStudy {
  readonly store: Store;
  readonly studyId: number;
  readonly sessionId: number;
}

/** A store with one study of ten epochs and one session. The clock goes on by a second whenever it is read. */
export function smallStudy({
  file = ':memory:',
  objective = 'accuracy',
}: { file?: string; objective?: string } = {}): SmallStudy {
  let time = Date.UTC(2026, 0, 1);
  const store = openStore(file, { now: () => new Date((time += 1000)).toISOString() });
  const { id: studyId } = store.createStudy(generatedStudy('Small', 10, objective));
  return { store, studyId, sessionId: anotherSession(store, studyId) };
}

export function anotherSession(store: Store, studyId: number): number {
  const strategy = { name: 'random', options: {} };
  return store.createSession({ studyId, strategy, stopRule: null, seed: 1, budget: { trials: 20 }, workers: 2 }).id;
}

export function newTrial(sessionId: number, rest: Partial<NewTrial> = {}): NewTrial {
  return {
    sessionId,
    params: { learning_rate: 0.01, optimizer: 'adam', batch_normalization: true },
    epochs: 10,
    modelSeed: 7,
    parent: null,
    rung: null,
    bracket: null,
    reason: { text: 'Drawn at random.' },
    memo: null,
    ...rest,
  };
}

/** Both partitions have the accuracy; the losses are what is missing to 1. Given values take the place of those of their name. */
export function measuredEpoch(epoch: number, accuracy: number, given: Partial<Epoch> = {}): Epoch {
  const measured = { accuracy, loss: 1 - accuracy };
  return {
    epoch,
    durationMs: given.durationMs ?? 100,
    train: { loss: 1 - accuracy, ...given.train },
    stop: { ...measured, ...given.stop },
    select: { ...measured, ...given.select },
    confirm: given.confirm ?? null,
    facts: { learning_rate: 0.01, ...given.facts },
  };
}

/** Adds a trial, trains it through the accuracies and ends it. */
export function trainedTrial(
  store: Store,
  trial: NewTrial,
  accuracies: readonly number[],
  end: TrialEnd = { state: 'completed', failure: null },
): Trial {
  const { id, epochsDone } = store.addTrial(trial);
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  accuracies.forEach((accuracy, at) => {
    store.recordEpoch(id, measuredEpoch(epochsDone + 1 + at, accuracy));
  });
  return store.finishTrial(id, end);
}
