import { expect, test } from 'vitest';
import { nextTick } from 'vue';
import { useConnection } from '../../../renderer/stores/connection.ts';
import { openWindow } from '../support/window.ts';

test('what waits for a connection is done at once where there is one, and at every later one', async () => {
  const { connect } = openWindow({}, 'connecting');
  const connection = useConnection();
  let done = 0;
  connection.whenOpened(() => done++);
  const counts = [done];
  for (const state of ['open', 'lost', 'open'] as const) {
    connect(state);
    await nextTick();
    counts.push(done);
  }
  connection.whenOpened(() => (done += 10));
  expect([...counts, done]).toEqual([0, 1, 1, 2, 12]);
});

test('a connection is lost only after it was open', () => {
  const { connect } = openWindow({}, 'connecting');
  const connection = useConnection();
  const lost = [connection.lost];
  for (const state of ['open', 'lost', 'open'] as const) {
    connect(state);
    lost.push(connection.lost);
  }
  expect(lost).toEqual([false, false, true, false]);
});
