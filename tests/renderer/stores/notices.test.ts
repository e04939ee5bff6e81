import { expect, test, vi } from 'vitest';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { jobOf } from '../../support/job-data.ts';
import { openWindow, refusal } from '../support/window.ts';

test('the last four notices are shown, the oldest first', () => {
  openWindow();
  const notices = useNotices();
  for (const text of ['one', 'two', 'three', 'four', 'five']) notices.add({ level: 'info', text });
  expect(notices.notices.map(({ text }) => text)).toEqual(['two', 'three', 'four', 'five']);
});

test('a notice that comes again takes the place of the first, unless it can be undone', () => {
  openWindow();
  const notices = useNotices();
  const undo = (): void => {};
  for (const notice of [{ text: 'again' }, { text: 'again' }, { text: 'gone', undo }, { text: 'gone', undo }])
    notices.add({ level: 'info', ...notice });
  expect(notices.notices.map(({ text }) => text)).toEqual(['again', 'gone', 'gone']);
  notices.dismiss(notices.notices[1]!.id);
  expect(notices.notices.map(({ text }) => text)).toEqual(['again', 'gone']);
});

test('a refusal is told in its own words, a bug in the console as well', async () => {
  openWindow();
  const notices = useNotices();
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
  const bug = new RangeError('beyond');
  expect(await notices.attempt(async () => 1)).toBe(true);
  expect(await notices.attempt(() => Promise.reject(refusal('The name is taken.')))).toBe(false);
  expect(complaint).not.toHaveBeenCalled();
  expect(await notices.attempt(() => Promise.reject(bug))).toBe(false);
  expect(complaint).toHaveBeenCalledWith(bug);
  expect(notices.notices.map(({ level, text }) => [level, text])).toEqual([
    ['error', 'The name is taken.'],
    ['error', 'beyond'],
  ]);
});

test('what the backend has to say is shown', () => {
  const { announce } = openWindow();
  const notices = useNotices();
  announce('notice', { level: 'warning', text: 'A worker was lost.', jobId: 14, studyId: 3 });
  expect(notices.notices).toMatchObject([{ level: 'warning', text: 'A worker was lost.', jobId: 14, studyId: 3 }]);
});

test('what was refused because a search runs is no longer said when it has ended', async () => {
  const { announce } = openWindow();
  const notices = useNotices();
  notices.add({ level: 'warning', text: 'A worker was lost.' });
  await notices.attempt(() => Promise.reject(refusal('A search is running in “Wider layers”. Pause it first.', 'busy')));
  announce('job', { jobId: 14, job: jobOf() });
  expect(notices.notices).toHaveLength(2);
  announce('job', { jobId: 14, job: jobOf({ state: 'paused' }) });
  expect(notices.notices.map(({ text }) => text)).toEqual(['A worker was lost.']);
});
