import { flushPromises } from '@vue/test-utils';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { openWindow, refusal, type Answers } from '../support/window.ts';
import { jobOf } from '../../support/job-data.ts';
import { overviewOf, rowOf } from '../../support/window-data.ts';

const FIRST = overviewOf();
const SECOND = overviewOf({ id: 2, name: 'Another' });

/** A backend that keeps what it is told. */
function keeping(...studies: readonly StudyOverview[]): { readonly answers: Answers; kept: Map<number, StudyOverview> } {
  const kept = new Map(studies.map((study) => [study.id, study]));
  const deleted = new Map<number, StudyOverview>();
  const change = (id: number, part: Partial<StudyOverview>): void => void kept.set(id, { ...kept.get(id)!, ...part });
  const study = (id: number): StudyOverview => {
    const found = kept.get(id);
    if (!found) throw refusal(`There is no study ${id}.`, 'not-found');
    return found;
  };
  return {
    kept,
    answers: {
      studies: () => [...kept.values()],
      study,
      renameStudy: (id, name) => change(id, { name }),
      markStudy: (id, { starred = study(id).starred, archived = study(id).archived, note = study(id).note }) =>
        change(id, { starred, archived, note }),
      deleteStudy: (id) => {
        deleted.set(id, study(id));
        kept.delete(id);
      },
      restoreStudy: (id) => void kept.set(id, deleted.get(id)!),
    },
  };
}

async function opened(answers: Answers) {
  const window = openWindow(answers);
  const studies = useStudies();
  await flushPromises();
  return { ...window, studies, notices: useNotices() };
}

test('the studies are asked for at every connection', async () => {
  const { kept, answers } = keeping(FIRST);
  const { studies, connect } = await opened(answers);
  expect(studies.list).toEqual([FIRST]);
  kept.set(2, SECOND);
  connect('lost');
  connect('open');
  await flushPromises();
  expect(studies.list).toEqual([FIRST, SECOND]);
});

test('what cannot be had is an error until it can', async () => {
  const { answers } = keeping(FIRST);
  const { studies } = await opened({ studies: () => Promise.reject(refusal('The database is locked.', 'unavailable')) });
  expect([studies.list, studies.error?.message, studies.busy]).toEqual([null, 'The database is locked.', false]);
  openWindow(answers);
  const again = useStudies();
  await flushPromises();
  expect([again.list, again.error]).toEqual([[FIRST], null]);
});

test('trials that come and go bring their study up to date at once, and then every 0.4 s at most', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { kept, answers } = keeping(FIRST, SECOND);
  const { studies, announce, asked } = await opened(answers);
  kept.set(1, { ...FIRST, bestValue: 0.95 });
  for (let trial = 0; trial < 20; trial++) announce('trial', { studyId: 1, trial: rowOf() });
  await vi.advanceTimersByTimeAsync(399);
  expect(asked('study')).toEqual([[1]]);
  expect(studies.list?.find(({ id }) => id === 1)?.bestValue).toBe(0.95);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked('study')).toEqual([[1], [1]]);
  await vi.advanceTimersByTimeAsync(5_000);
  announce('trial', { studyId: 1, trial: rowOf() });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('study')).toEqual([[1], [1], [1]]);
});

test('a study that has changed is asked for again, one that is gone leaves the list', async () => {
  const { kept, answers } = keeping(FIRST, SECOND);
  const { studies, announce, asked } = await opened(answers);
  kept.set(1, { ...FIRST, bestValue: 0.9 });
  announce('study', { studyId: 1 });
  await flushPromises();
  expect(studies.list!.find(({ id }) => id === 1)!.bestValue).toBe(0.9);
  kept.delete(2);
  announce('study', { studyId: 2 });
  await flushPromises();
  expect(studies.list!.map(({ id }) => id)).toEqual([1]);
  expect(asked('studies')).toHaveLength(1);
});

test('a study that another process made is known by its job, one that a part works in is not', async () => {
  const { kept, answers } = keeping(FIRST);
  const { studies, announce, asked } = await opened(answers);
  kept.set(2, SECOND);
  announce('job', { jobId: 8, job: jobOf({ id: 8, studyId: 1 }) });
  announce('job', { jobId: 9, job: jobOf({ id: 9, studyId: 3, parent: 8, part: true }) });
  announce('job', { jobId: 10, job: jobOf({ id: 10, studyId: 2 }) });
  await flushPromises();
  expect(asked('study')).toEqual([[2]]);
  expect(studies.list!.map(({ id }) => id)).toEqual([2, 1]);
});

test('an archived study leaves the active ones, and undo brings it back', async () => {
  const { answers } = keeping(FIRST, SECOND);
  const { studies, notices } = await opened(answers);
  await studies.archive(FIRST, true);
  expect(studies.active!.map(({ id }) => id)).toEqual([2]);
  expect(notices.notices.map(({ text }) => text)).toEqual(['Small is archived.']);
  await notices.notices[0]!.undo!();
  expect(studies.active!.map(({ id }) => id).sort()).toEqual([1, 2]);
});

test('a deleted study is gone, and undo brings it back', async () => {
  const { answers } = keeping(FIRST, SECOND);
  const { studies, notices } = await opened(answers);
  await studies.remove(SECOND);
  expect(studies.list).toEqual([FIRST]);
  await notices.notices[0]!.undo!();
  expect(studies.list!.map(({ id }) => id).sort()).toEqual([1, 2]);
});

test('a refused deletion leaves the study and offers nothing to undo', async () => {
  const { answers } = keeping(FIRST);
  const { studies, notices } = await opened({
    ...answers,
    deleteStudy: () => Promise.reject(refusal('A search is running.', 'busy')),
  });
  await studies.remove(FIRST);
  expect(studies.list).toEqual([FIRST]);
  expect(notices.notices).toMatchObject([{ level: 'error', text: 'A search is running.' }]);
  expect(notices.notices[0]!.undo).toBeUndefined();
});

test('a star is turned over, a name and a note are changed', async () => {
  const { answers } = keeping(FIRST);
  const { studies } = await opened(answers);
  await studies.star(studies.list![0]!);
  await studies.describe(studies.list![0]!, { name: 'Smaller', note: 'Half the rows.' });
  expect(studies.list).toMatchObject([{ starred: true, name: 'Smaller', note: 'Half the rows.' }]);
  await studies.star(studies.list![0]!);
  expect(studies.list).toMatchObject([{ starred: false }]);
});
