import { expect, it } from 'vitest';
import {
  measured,
  measuredInTraining,
  NETWORK_MEASURES,
} from '../../../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { explained } from '../../../../../../shared/glossary/glossary.ts';

const answers = {
  ...{ loss: 0.7, accuracy: 0.75, hits: Uint8Array.of(1, 1, 1, 0), labels: [0, 0, 0, 1], classes: 2 },
  losses: () => Float32Array.of(0.2, 0.3, 0.1, 2.2),
};

it('measures what is asked for', () => {
  expect(measured(answers, NETWORK_MEASURES)).toEqual({ accuracy: 0.75, loss: 0.7, balanced_accuracy: 0.5 });
  expect(measured(answers, [{ name: 'loss' }])).toEqual({ loss: 0.7 });
});

it('measures on train what says that it is measured there, and is asked for', () => {
  const inTraining = measuredInTraining({ loss: 0.9 }, NETWORK_MEASURES);
  expect(inTraining).toEqual({ loss: 0.9 });
  expect(Object.keys(inTraining)).toEqual(NETWORK_MEASURES.filter(({ onTrain }) => onTrain).map(({ name }) => name));
  expect(measuredInTraining({ loss: 0.9 }, [{ name: 'accuracy' }])).toEqual({});
});

it('is explained, each measure by its name', () => {
  expect(NETWORK_MEASURES.filter(({ name }) => explained(name) === null)).toEqual([]);
});

it('has names that differ', () => {
  expect(new Set(NETWORK_MEASURES.map(({ name }) => name)).size).toBe(NETWORK_MEASURES.length);
});
