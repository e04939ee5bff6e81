import { expect, test } from 'vitest';
import type { MeasuredTrials } from '../../shared/importance.ts';
import { newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';

const columnOf = ({ parameters }: MeasuredTrials, name: string): readonly number[] => [
  ...parameters.find((parameter) => parameter.name === name)!.stored,
];

test('trials with a value stand by columns: numbers as they are, categories by their place, what is not active as no number', () => {
  const { store, studyId, sessionId } = smallStudy();
  const { space } = store.study(studyId);
  const optimizers = space['optimizer']!.type === 'categorical' ? space['optimizer']!.values : [];
  trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.01, optimizer: optimizers[1]! } }), [0.5]);
  trainedTrial(store, newTrial(sessionId), [], { state: 'failed', failure: 'It failed.' });
  trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.1, optimizer: optimizers[0]! } }), [0.25, 0.75]);
  const measured = store.measuredTrials(studyId, {}, 100);
  expect(measured.matched).toBe(2);
  expect([...measured.values]).toEqual([0.5, 0.75]);
  expect(measured.parameters.map(({ name }) => name)).toEqual(Object.keys(space));
  expect(columnOf(measured, 'learning_rate')).toEqual([0.01, 0.1]);
  expect(columnOf(measured, 'optimizer')).toEqual([1, 0]);
  expect(columnOf(measured, 'units')).toEqual([NaN, NaN]);
});

test('the filter is obeyed, and of many trials comes a sample, the same again', () => {
  const { store, studyId, sessionId } = smallStudy();
  for (let at = 0; at < 30; at++) {
    trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 0.001 * (1 + at) } }), [at / 30]);
  }
  const filtered = store.measuredTrials(studyId, { ranges: { value: [0.5, null] } }, 100);
  expect([...filtered.values].every((value) => value >= 0.5)).toBe(true);
  expect(filtered.matched).toBe(15);
  const sample = store.measuredTrials(studyId, {}, 12);
  expect([sample.matched, sample.values.length]).toEqual([30, 12]);
  expect(store.measuredTrials(studyId, {}, 12)).toEqual(sample);
  // Every trial keeps its value beside its parameters.
  const rates = columnOf(sample, 'learning_rate');
  sample.values.forEach((value, at) => expect(rates[at]).toBeCloseTo(0.001 * (1 + 30 * value), 10));
});
