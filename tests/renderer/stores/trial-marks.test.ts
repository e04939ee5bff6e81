import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { useTrialMarks } from '../../../renderer/stores/trial-marks.ts';
import { useTrials } from '../../../renderer/stores/trials.ts';
import { rowOf } from '../../support/window-data.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

test('a star is shown at once, and taken back where it is refused', async () => {
  const held = pending<void>();
  openWindow({ studies: () => [], running: () => [], annotateTrial: () => held.promise });
  const patch = vi.spyOn(useTrials(), 'patch');
  const row = rowOf();
  const shown = (): unknown => patch.mock.calls.map(([id, change]) => [id, change({ ...row, starred: false }).starred]);
  const kept = useTrialMarks().star({ id: 102, starred: false });
  expect(shown()).toEqual([[102, true]]);
  held.reject(refusal('Another process owns the data folder.', 'unavailable'));
  expect(await kept).toBe(false);
  await flushPromises();
  expect(shown()).toEqual([
    [102, true],
    [102, false],
  ]);
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['Another process owns the data folder.']);
});
