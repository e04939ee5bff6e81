import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ref } from 'vue';
import { RANDOM_SEARCH } from '../../../shared/catalogue.ts';
import type { Replay, ReplayRequest } from '../../../shared/replay.ts';
import { useReplay } from '../../../renderer/stores/replay.ts';
import { openWindow, pending } from '../support/window.ts';

const requestOf = (studyId: number, seed = 1): ReplayRequest => ({ studyId, strategy: RANDOM_SEARCH, workers: 1, seed });
const replayOf = ({ studyId, seed }: ReplayRequest): Replay => ({
  ...{ studyId, strategy: RANDOM_SEARCH, stopRule: null, seed: seed ?? 0, budget: { epochs: 100 }, workers: 1, width: 1 },
  ...{ ended: 'Its budget is spent.', spent: { epochs: 42, seconds: 12, trials: 3 }, measure: 'confirm' },
  ...{ bestKnown: { value: 0.9, interval: null }, regret: 0.05, path: [], trials: [] },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function replayed() {
  const request = ref(requestOf(1));
  const window = openWindow({ replay: replayOf });
  const { got } = window.use(() => useReplay(() => request.value));
  await flushPromises();
  return { ...window, request, answer: got };
}

test('it is replayed when changes pause; what came of the request before stays meanwhile', async () => {
  const { request, answer, asked } = await replayed();
  for (let seed = 2; seed <= 5; seed++) {
    request.value = requestOf(1, seed);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect([asked('replay').length, answer.data.value?.replay.seed]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(120);
  expect([asked('replay').length, answer.data.value?.replay.seed]).toEqual([2, 5]);
});

test('what came of one study is never shown of the next', async () => {
  const { request, answer, answers } = await replayed();
  const late = pending<Replay>();
  answers.replay = (wanted) => (wanted.studyId === 1 ? late.promise : replayOf(wanted));
  request.value = requestOf(1, 2);
  await vi.advanceTimersByTimeAsync(120);
  request.value = requestOf(2);
  await flushPromises();
  expect(answer.data.value?.replay.studyId).toBe(2);
  late.resolve(replayOf(requestOf(1)));
  await flushPromises();
  expect(answer.data.value?.replay.studyId).toBe(2);
});
