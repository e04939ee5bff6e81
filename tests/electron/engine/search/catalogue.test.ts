import { expect, test } from 'vitest';
import { CATALOGUE, strategyNamed } from '../../../../electron/engine/search/catalogue.ts';
import { BY_HAND, RANDOM_SEARCH } from '../../../../shared/catalogue.ts';
import { randomFor } from '../../../../shared/random.ts';

test('what the interface takes by name does what it is taken for', () => {
  expect(strategyNamed(RANDOM_SEARCH.name)).toMatchObject({ title: 'Random search', promotes: false });
  expect(strategyNamed(BY_HAND.name)).toMatchObject({ queueOnly: true, byHand: 'person' });
});

test('what is only queued asks for nothing', () => {
  const problem = { space: {}, goal: 'maximise', maxEpochs: 3, maxTrials: null } as const;
  const asked = CATALOGUE.filter(({ queueOnly }) => queueOnly).map(({ create }) => create({})(problem, [], randomFor(1)).kind);
  expect(asked).toEqual(['done']);
});

test('an unknown name is answered with the known ones', () => {
  expect(() => strategyNamed('magic')).toThrow(/^Unknown strategy magic; known are random, grid, /);
});
