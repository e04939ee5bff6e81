import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useLate } from '../../../renderer/composables/use-late.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what goes on for a while is late until it ends; what is over at once never is', async () => {
  const going = ref(false);
  const scope = effectScope();
  const late = scope.run(() => useLate(() => going.value, 150))!;
  const becomes = async (now: boolean, afterMs: number): Promise<boolean> => {
    going.value = now;
    await nextTick();
    vi.advanceTimersByTime(afterMs);
    return late.value;
  };
  expect(await becomes(true, 149)).toBe(false);
  expect(await becomes(false, 1000)).toBe(false);
  expect(await becomes(true, 150)).toBe(true);
  expect(await becomes(false, 0)).toBe(false);
  scope.stop();
});

test('nothing is left running when its place is left', () => {
  const scope = effectScope();
  scope.run(() => useLate(() => true, 150));
  expect(vi.getTimerCount()).toBe(1);
  scope.stop();
  expect(vi.getTimerCount()).toBe(0);
});
