import { expect, test } from 'vitest';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { GENERATED_ENVIRONMENT } from '../../bench/app/generated-study.ts';

const TEN = Array.from({ length: 10 }, (_, at) => (at + 1) / 20);

test('recorded are the trials that trained from their first epoch to their end, by the objective of the study', () => {
  const { store, studyId, sessionId } = smallStudy({ objective: 'loss' });
  const whole = newTrial(sessionId, { params: { units: 16 } });
  const first = store.addTrial(whole);
  store.startTrial(first.id, 0, GENERATED_ENVIRONMENT);
  for (const [at, accuracy] of TEN.entries())
    store.recordEpoch(
      first.id,
      measuredEpoch(at + 1, accuracy, { select: { loss: 2 }, confirm: at === 0 ? { loss: 3 } : null, durationMs: 50 }),
    );
  store.finishTrial(first.id, { state: 'completed', failure: null });
  trainedTrial(store, newTrial(anotherSession(store, studyId), { params: { units: 32 }, modelSeed: 8 }), [0.5, 0.5], {
    state: 'diverged',
    failure: 'NaN',
  });
  trainedTrial(store, newTrial(sessionId, { params: { units: 64 }, epochs: 3 }), [0.5, 0.6, 0.7]);
  trainedTrial(store, newTrial(sessionId, { params: { units: 16 }, parent: 1 }), []);
  trainedTrial(store, newTrial(sessionId, { params: { units: 128 } }), [0.5], { state: 'stopped', failure: null });

  expect(store.recordedTrials(studyId)).toEqual([
    {
      params: { units: 16 },
      modelSeed: 7,
      diverged: false,
      stop: Float64Array.from(TEN, (accuracy) => 1 - accuracy),
      select: new Float64Array(10).fill(2),
      confirm: Float64Array.from(TEN, (_, at) => (at === 0 ? 3 : NaN)),
      durationMs: new Float64Array(10).fill(50),
    },
    {
      params: { units: 32 },
      modelSeed: 8,
      diverged: true,
      stop: Float64Array.of(0.5, 0.5),
      select: Float64Array.of(0.5, 0.5),
      confirm: Float64Array.of(NaN, NaN),
      durationMs: Float64Array.of(100, 100),
    },
  ]);
  expect(store.recordedTotals(studyId)).toEqual({ configurations: 2, epochs: 12, durationMs: 700 });
});

test('what another program trained is no recording, and tells nothing of how far seeds lie apart', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: { units: 16 } }), TEN);
  const { id } = store.addTrial(newTrial(sessionId, { params: { units: 32 } }));
  store.startTrial(id, 0, { ...GENERATED_ENVIRONMENT, engine: 'elsewhere' });
  for (const [at, accuracy] of TEN.entries()) store.recordEpoch(id, measuredEpoch(at + 1, accuracy));
  store.finishTrial(id, { state: 'completed', failure: null });
  expect(store.recordedTrials(studyId).map(({ params }) => params)).toEqual([{ units: 16 }]);
  expect(store.recordedTotals(studyId).configurations).toBe(1);
  expect(store.repeatedValues(studyId).length).toBe(1);
});

test('repeated values are those of trials that trained to their end, of a model seed the latest', () => {
  const { store, studyId, sessionId } = smallStudy();
  const trained = (units: number, modelSeed: number, last: number) =>
    trainedTrial(store, newTrial(sessionId, { params: { units }, modelSeed }), [...TEN.slice(0, 9), last]);
  for (const [units, seed, last] of [
    [16, 7, 0.8],
    [32, 7, 0.9],
    [16, 8, 0.85],
    [16, 7, 0.82],
  ] as const)
    trained(units, seed, last);
  trainedTrial(store, newTrial(sessionId, { params: { units: 16 }, modelSeed: 9, epochs: 3 }), [0.5, 0.6, 0.7]);
  expect(store.repeatedValues(studyId)).toEqual([[0.82, 0.85], [0.9]]);
});

test('the same on confirm are those of the epoch that decides, where it was measured there', () => {
  const { store, studyId, sessionId } = smallStudy();
  for (const [modelSeed, confirm] of [
    [7, 0.7],
    [8, 0.75],
    [9, null],
  ] as const) {
    const { id } = store.addTrial(newTrial(sessionId, { params: { units: 16 }, modelSeed }));
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    for (const [at, accuracy] of TEN.toReversed().entries())
      store.recordEpoch(
        id,
        measuredEpoch(at + 1, accuracy, { confirm: confirm === null ? null : { accuracy: at === 0 ? confirm : 0.1 } }),
      );
    store.finishTrial(id, { state: 'completed', failure: null });
  }
  expect(store.repeatedConfirmValues(studyId)).toEqual([[0.7, 0.75]]);
});
