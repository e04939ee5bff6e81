import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { TrialQuery, TrialRow } from '../../../shared/trial-table.ts';
import { useStudy } from '../../../renderer/stores/study.ts';
import { useTrials } from '../../../renderer/stores/trials.ts';
import { measuredEpoch } from '../../support/small-study.ts';
import { openWindow } from '../support/window.ts';
import { overviewOf, progressOf, rowOf, STUDY_ID } from '../../support/window-data.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

async function opened(objective = ACCURACY) {
  let rows: readonly TrialRow[] = [rowOf({ id: 101 }), rowOf({ id: 102 })];
  const overview = overviewOf({ objectives: [objective.name] });
  const window = openWindow({
    studies: () => [overview, { ...overview, id: 2 }],
    study: (id) => ({ ...overview, id }),
    running: () => [],
    progress: () => progressOf(),
    trials: () => ({ rows, matched: rows.length, total: 2 }),
  });
  const study = useStudy();
  study.open(STUDY_ID);
  const trials = useTrials();
  await flushPromises();
  return {
    ...window,
    study,
    trials,
    show: async () => {
      trials.shown = true;
      trials.look({ first: 0, last: 1 });
      await flushPromises();
    },
    answerWith: (next: readonly TrialRow[]) => (rows = next),
    lastQuery: () => window.asked('trials').at(-1)![0] as TrialQuery,
    revise: async () => {
      study.revision++;
      await flushPromises();
    },
  };
}

test.each([
  ['accuracy', ACCURACY, true],
  ['loss', LOSS, false],
])('the best %s comes first, until somebody sorts otherwise', async (_, objective, descending) => {
  const { trials, show, lastQuery } = await opened(objective);
  await show();
  expect(lastQuery()).toEqual({ studyId: STUDY_ID, filter: {}, sort: { column: 'value', descending }, offset: 0, limit: 100 });
  trials.sortBy('durationMs', true);
  await flushPromises();
  expect(lastQuery().sort).toEqual({ column: 'durationMs', descending: true });
  trials.sortBy('durationMs', true);
  await flushPromises();
  expect(lastQuery().sort).toEqual({ column: 'durationMs', descending: false });
});

test('nothing is asked while the table is not on the screen', async () => {
  const { asked, show, study, revise } = await opened();
  study.filter = { text: 'adam' };
  await revise();
  expect(asked('trials')).toEqual([]);
  await show();
  expect(asked('trials')).toHaveLength(1);
});

test('a changed filter is asked for from the top', async () => {
  const { trials, show, study, lastQuery, answerWith } = await opened();
  await show();
  trials.scrolled = 900;
  answerWith([rowOf({ id: 102 })]);
  study.filter = { starred: true };
  await flushPromises();
  expect(lastQuery().filter).toEqual({ starred: true });
  expect([trials.scrolled, trials.matched, trials.rowAt(0)?.id]).toEqual([0, 1, 102]);
});

test('rows that somebody points at do not move; newer results wait and come when the pointer leaves', async () => {
  const { trials, show, answerWith, revise } = await opened();
  await show();
  trials.held = true;
  answerWith([rowOf({ id: 103 }), rowOf({ id: 101 }), rowOf({ id: 102 })]);
  await revise();
  expect([trials.late, trials.rowAt(0)?.id]).toEqual([true, 101]);
  trials.held = false;
  await flushPromises();
  expect([trials.late, trials.rowAt(0)?.id, trials.matched]).toEqual([false, 103, 3]);
});

test('a trial changes where it stands as soon as it is told, those of other studies do not', async () => {
  const { trials, show, announce } = await opened();
  await show();
  announce('trial', { studyId: STUDY_ID, trial: rowOf({ id: 102, starred: true }) });
  announce('trial', { studyId: 2, trial: rowOf({ id: 101, starred: true }) });
  announce('epoch', { studyId: STUDY_ID, trialId: 102, number: 2, epoch: measuredEpoch(9, 0.9) });
  expect([trials.rowAt(0), trials.rowAt(1)]).toMatchObject([
    { starred: false, epochsDone: 3 },
    { starred: true, epochsDone: 9, bestEpoch: 9, value: 0.9 },
  ]);
});

test('another study begins blank', async () => {
  const { trials, show, study } = await opened();
  await show();
  trials.scrolled = 900;
  study.open(2);
  expect([trials.blank, trials.matched, trials.scrolled]).toEqual([true, 0, 0]);
});
