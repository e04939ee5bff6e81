import { expect, test } from 'vitest';
import { createLabProgress } from '../../../../../../electron/engine/tasks/network/leaks/lab-progress.ts';
import { batchesOf, withoutDone } from '../../../../../../electron/engine/tasks/network/leaks/lab-trainings.ts';
import { keyOf } from '../../../../../../electron/engine/tasks/network/leaks/training.ts';
import { fakeClock } from '../../../../../support/fake-clock.ts';
import { LAB_SETTING } from '../../../../../support/lab-tables.ts';

test('the time left is told by what was done since the start, once that is more than one training', () => {
  const all = batchesOf(['best-epoch', 'groups'], LAB_SETTING);
  const trainings = all.flatMap((batch) => batch.trainings);
  const [done, ...rest] = trainings;
  const clock = fakeClock();
  const progress = createLabProgress(withoutDone(all, new Set([keyOf(done!)])), trainings.length, LAB_SETTING, clock);
  expect(progress.now()).toEqual({
    ...{ done: 1, of: 80, share: 1 / 80, remainingMs: null },
    text: '1 of 80 trainings',
  });
  const small = rest.find(({ data }) => data.kind === 'rows of persons')!;
  clock.pass(1000);
  progress.add(small);
  expect(progress.now().remainingMs).toBeNull();
  const others = rest.filter((training) => training !== small);
  const telling = others.splice(0, 3);
  clock.pass(3000);
  for (const training of telling) progress.add(training);
  expect(progress.now().remainingMs).toBeGreaterThan(0);
  for (const training of others) progress.add(training);
  expect(progress.now()).toMatchObject({ done: 80, share: 1, remainingMs: 0 });
});
