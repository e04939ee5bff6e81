import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';

const EPOCH = { stop: { accuracy: 0.5 }, select: { accuracy: 0.6 }, confirm: { accuracy: 0.7 } };

test('what the lab has trained is kept once, by its job, and goes with it', () => {
  const store = openStore(':memory:');
  const [one, other] = [1, 2].map(() => store.createJob({ kind: 'leaks', studyId: null, parent: null, about: {}, cores: 'all' }));
  store.keepLeakTraining(one!.id, { training: 'a', epochs: [EPOCH, EPOCH] });
  store.keepLeakTraining(one!.id, { training: 'a', epochs: [] });
  store.keepLeakTraining(other!.id, { training: 'a', epochs: [EPOCH] });
  expect(store.leakTrainings(one!.id)).toEqual([{ training: 'a', epochs: [EPOCH, EPOCH] }]);
  store.deleteJob(one!.id);
  expect(store.leakTrainings(one!.id)).toEqual([]);
  expect(store.leakTrainings(other!.id)).toHaveLength(1);
});
