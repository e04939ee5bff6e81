import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import type { Measure } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';
import { GENERATED_ENVIRONMENT, generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, newTrial } from '../support/small-study.ts';

const MEASURES = ['F1, "macro"', 'seconds', 'constructor'].map((name): Measure => {
  return {
    name,
    title: name,
    unit: '',
    goal: 'maximise',
    bounds: { low: null, high: null },
    rows: null,
    classesAlike: false,
    onTrain: false,
  };
});

/** A store with a running trial of a study that is judged by `F1, "macro"`. */
function judgedByF1(): { readonly store: Store; readonly trialId: number } {
  const store = openStore(':memory:');
  const { id } = store.createStudy({ ...generatedStudy('Any', 10), measures: MEASURES, objectives: [MEASURES[0]!.name] });
  const trial = store.addTrial(newTrial(anotherSession(store, id)));
  store.startTrial(trial.id, 0, GENERATED_ENVIRONMENT);
  return { store, trialId: trial.id };
}

function epochWith(epoch: number, given: Partial<Epoch>): Epoch {
  return { epoch, durationMs: 0.1 + 0.2, train: {}, stop: {}, select: {}, confirm: null, facts: {}, ...given };
}

test('an epoch comes back as it was, whatever is measured and however large or small it is', () => {
  const { store, trialId } = judgedByF1();
  const awkward = [
    0.1 + 0.2,
    1e-7,
    5e-324,
    1.7976931348623157e308,
    123456789.12345679,
    1 / 3,
    -1 / 3,
    0,
    2 ** 53,
    Infinity,
    -Infinity,
  ];
  const epochs = awkward.map((value, at) =>
    epochWith(at + 1, {
      train: { seconds: value },
      stop: { 'F1, "macro"': value, seconds: -value },
      select: { 'F1, "macro"': -value, constructor: value },
      confirm: { 'F1, "macro"': value },
      facts: { learning_rate: value },
    }),
  );
  for (const epoch of epochs) store.recordEpoch(trialId, epoch);
  expect(store.epochs(trialId)).toEqual(epochs.map((epoch) => JSON.parse(JSON.stringify(epoch, positive), restored) as Epoch));
});

/** SQLite keeps no negative zero. */
function positive(_: string, value: unknown): unknown {
  if (value === 0) return 0;
  return value === Infinity || value === -Infinity ? String(value) : value;
}

function restored(_: string, value: unknown): unknown {
  return value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}

test('what was not measured is not there, and what is no number was not measured', () => {
  const { store, trialId } = judgedByF1();
  store.recordEpoch(trialId, epochWith(1, { stop: { seconds: NaN }, select: { 'F1, "macro"': NaN, seconds: 2 } }));
  store.recordEpoch(trialId, epochWith(2, { confirm: {} }));
  expect(store.epochs(trialId)).toEqual([epochWith(1, { select: { seconds: 2 } }), epochWith(2, { confirm: {} })]);
  expect(store.trial(trialId)).toMatchObject({ epochsDone: 2, bestEpoch: null, stopValue: null, value: null });
});

test('the objective decides by its own name', () => {
  const { store, trialId } = judgedByF1();
  store.recordEpoch(trialId, epochWith(1, { stop: { 'F1, "macro"': 1, seconds: 9 }, select: { 'F1, "macro"': 5 } }));
  store.recordEpoch(trialId, epochWith(2, { stop: { 'F1, "macro"': 2, seconds: 1 }, select: { 'F1, "macro"': 4 } }));
  expect(store.trial(trialId)).toMatchObject({ bestEpoch: 2, stopValue: 2, value: 4 });
});
