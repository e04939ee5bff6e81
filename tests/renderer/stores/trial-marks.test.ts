import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { useTrialMarks } from '../../../renderer/stores/trial-marks.ts';
import { useTrials } from '../../../renderer/stores/trials.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

test('a star is shown at once, and taken back where it is refused', async () => {
  const held = pending<void>();
  openWindow({ studies: () => [], running: () => [], annotateTrial: () => held.promise });
  const shown = vi.spyOn(useTrials(), 'patch');
  const kept = useTrialMarks().star({ id: 102, starred: false });
  expect(shown.mock.calls).toEqual([[102, { starred: true }]]);
  held.reject(refusal('Another process owns the data folder.', 'unavailable'));
  expect(await kept).toBe(false);
  await flushPromises();
  expect(shown.mock.calls.at(-1)).toEqual([102, { starred: false }]);
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['Another process owns the data folder.']);
});
