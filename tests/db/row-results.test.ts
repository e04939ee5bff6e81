import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { openStore } from '../../db/open-store.ts';
import { packHits, packLosses } from '../../shared/row-results.ts';
import { measuredEpoch, newTrial, smallStudy } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const COMPLETED = { state: 'completed', failure: null } as const;
const [first, second, third] = [packHits([1, 0, 1]), packHits([0, 1, 1]), packHits([1, 1, 1])];

describe('row results', () => {
  test('are those of the epoch that decides the trial', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first } });
    store.recordEpoch(id, measuredEpoch(2, 0.6), { rowResults: { select: second } });
    store.recordEpoch(id, measuredEpoch(3, 0.4), { rowResults: { select: third } });
    expect(store.rowResults(id)).toEqual([{ epoch: 2, partition: 'select', ...second }]);
    store.finishTrial(id, COMPLETED);
    expect(store.rowResults(id)).toEqual([{ epoch: 2, partition: 'select', ...second }]);
  });

  test('are of confirm too where it was recorded', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first, confirm: second } });
    store.recordEpoch(id, measuredEpoch(2, 0.6), { rowResults: { select: second, confirm: third } });
    expect(store.rowResults(id)).toEqual([
      { epoch: 2, partition: 'select', ...second },
      { epoch: 2, partition: 'confirm', ...third },
    ]);
  });

  test('of an epoch that no longer decides do not stay, though the one that does has none', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first } });
    store.recordEpoch(id, measuredEpoch(2, 0.6));
    expect(store.rowResults(id)).toEqual([]);
  });

  test('come with the epoch that ends the trial, too', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    const losses = packLosses([0.25, 4]);
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: losses }, end: COMPLETED });
    expect(store.rowResults(id)).toEqual([{ epoch: 1, partition: 'select', ...losses }]);
  });

  test('are inherited, and those of the end of each rung stay', () => {
    const { store, sessionId } = smallStudy();
    const root = store.addTrial(newTrial(sessionId, { rung: 0 }));
    store.recordEpoch(root.id, measuredEpoch(1, 0.5), { rowResults: { select: first }, end: COMPLETED });
    const middle = store.addTrial(newTrial(sessionId, { rung: 1, parent: root.ordinal }));
    store.recordEpoch(middle.id, measuredEpoch(2, 0.4), { rowResults: { select: third }, end: COMPLETED });
    const top = store.addTrial(newTrial(sessionId, { rung: 2, parent: middle.ordinal }));
    expect(store.rowResults(top.id)).toEqual([{ epoch: 1, partition: 'select', ...first }]);
    store.recordEpoch(top.id, measuredEpoch(3, 0.6), { rowResults: { select: second }, end: COMPLETED });
    expect(store.rowResults(top.id)).toEqual([
      { epoch: 1, partition: 'select', ...first },
      { epoch: 3, partition: 'select', ...second },
    ]);
    expect(store.rowResults(middle.id)).toEqual([{ epoch: 1, partition: 'select', ...first }]);
  });

  test('do not change with an epoch that is reported again', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first } });
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: second } });
    expect(store.rowResults(id)).toEqual([{ epoch: 1, partition: 'select', ...first }]);
  });

  test('of a finished trial never change, and go with its study', () => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, studyId, sessionId } = smallStudy({ file });
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first }, end: COMPLETED });
    store.deleteStudy(studyId);
    store.close();
    const connection = openConnection(file);
    const write = (text: string) => () => connection.write(() => connection.run(text));
    expect(write(`INSERT INTO row_results VALUES (${id}, 2, 'select', 'hits', x'00')`)).toThrow(
      'a finished trial takes no row results',
    );
    expect(write(`UPDATE row_results SET content = x'00'`)).toThrow('row results never change');
    expect(write('DELETE FROM row_results')).toThrow('are deleted with it only');
    connection.close();
    const again = openStore(file);
    again.purgeDeleted();
    again.close();
    const empty = openConnection(file);
    expect(empty.tuples('SELECT count(*) FROM row_results')).toEqual([[0]]);
    empty.close();
  });

  test('go with a copy of the study', () => {
    const file = join(temporaryFolder(), 'copy.sqlite');
    const { store, studyId, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: { select: first }, end: COMPLETED });
    store.exportStudy(studyId, file);
    const into = smallStudy().store;
    into.addTrial(newTrial(1));
    const [copyId] = into.importStudies(file, { sample: false });
    const [row] = into.trialPage({ studyId: copyId! }).rows;
    expect(into.rowResults(row!.id)).toEqual([{ epoch: 1, partition: 'select', ...first }]);
  });
});
