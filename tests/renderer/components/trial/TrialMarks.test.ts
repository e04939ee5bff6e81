import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import TrialMarks from '../../../../renderer/components/trial/TrialMarks.vue';
import { openWindow } from '../../support/window.ts';
import { detailOf } from '../../../support/window-data.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shown() {
  const window = openWindow({ annotateTrial: () => undefined });
  const wrapper = window.show(TrialMarks, { detail: detailOf({ tags: ['wide'], note: 'Good.' }) });
  const kept = () => window.asked('annotateTrial');
  return { wrapper, kept };
}

test('a tag is added once and taken away again', async () => {
  const { wrapper, kept } = shown();
  for (const written of [' deep ', 'wide', '  ']) {
    await wrapper.get('input').setValue(written);
    await wrapper.get('form').trigger('submit');
  }
  await wrapper.get('button[aria-label="Remove the tag wide"]').trigger('click');
  expect(kept()).toEqual([
    [102, { tags: ['wide', 'deep'] }],
    [102, { tags: [] }],
  ]);
});

test('a note is kept when the writing pauses', async () => {
  const { wrapper, kept } = shown();
  const note = wrapper.get('textarea');
  expect(note.element.value).toBe('Good.');
  await note.setValue('Good f');
  vi.advanceTimersByTime(500);
  await note.setValue('Good for its size.');
  vi.advanceTimersByTime(500);
  expect(kept()).toEqual([]);
  vi.advanceTimersByTime(100);
  await flushPromises();
  expect(kept()).toEqual([[102, { note: 'Good for its size.' }]]);
});

test('a note that was not kept yet is kept when the trial is left', async () => {
  const { wrapper, kept } = shown();
  await wrapper.get('textarea').setValue('In haste');
  wrapper.unmount();
  expect(kept()).toEqual([[102, { note: 'In haste' }]]);
});
