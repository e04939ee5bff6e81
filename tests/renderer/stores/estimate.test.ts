import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ref } from 'vue';
import type { Estimate } from '../../../shared/contract/searches.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { useEstimate } from '../../../renderer/stores/estimate.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

const estimateOf = (trials: number): Estimate => ({
  ...{ seconds: 60, low: 50, high: 70, trials, epochs: 10 * trials, basis: 'measured now', earlier: null, caution: null },
});
const requestOf = (trials: number): SearchRequest => ({ preset: 'quick', budget: { trials } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function estimated(estimate: (request: SearchRequest) => unknown) {
  const request = ref<SearchRequest | null>(requestOf(1));
  const window = openWindow({ estimate });
  return { ...window, request, live: window.use(() => useEstimate(() => request.value)).got };
}

test('it is asked for when changes pause; what an older request would take is not told of a newer one', async () => {
  const first = pending<Estimate>();
  const { request, live, asked } = estimated(({ budget }) =>
    budget?.trials === 1 ? first.promise : estimateOf(budget!.trials!),
  );
  await vi.advanceTimersByTimeAsync(300);
  request.value = requestOf(2);
  await vi.advanceTimersByTimeAsync(100);
  request.value = requestOf(3);
  await vi.advanceTimersByTimeAsync(300);
  first.resolve(estimateOf(1));
  await flushPromises();
  expect([live.estimate.value?.trials, live.measuring.value, asked('estimate').length]).toEqual([3, false, 2]);
});

test('a rule that is broken here is told at once, and not asked about', async () => {
  const { request, live, asked } = estimated(() => Promise.reject(refusal('There is no room.', 'unavailable')));
  request.value = requestOf(0);
  await flushPromises();
  expect(live.refusal.value?.field).toBe('budget.trials');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked('estimate')).toEqual([]);
  request.value = requestOf(4);
  await vi.advanceTimersByTimeAsync(300);
  expect(live.refusal.value?.message).toBe('There is no room.');
});
