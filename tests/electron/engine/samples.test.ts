import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Store } from '../../../db/store.ts';
import type { StoredOverview } from '../../../db/store/studies.ts';
import { recordingOf } from '../../../electron/engine/replay/recording.ts';
import { importSamples } from '../../../electron/engine/samples.ts';
import { smallStudy } from '../../support/small-study.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

let store: Store;
const named = (name: string): StoredOverview => store.studyOverviews().find((study) => study.name === name)!;
beforeAll(() => {
  store = openStore(':memory:');
  importSamples(store);
});
afterAll(() => store.close());

test('the samples come once, and one that was deleted does not come back', () => {
  const names = store.studyOverviews().map(({ name }) => name);
  expect(names.toSorted()).toEqual(['Fashion-MNIST: recorded grid', 'Fashion-MNIST: the assignment']);
  const other = openStore(':memory:');
  importSamples(other);
  other.deleteStudy(other.studyOverviews()[0]!.id);
  importSamples(other);
  expect(other.studyOverviews()).toHaveLength(1);
  other.close();
});

test('a sample may lie compressed', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'plain.db');
  const { store: small, studyId } = smallStudy();
  small.exportStudy(studyId, file);
  small.close();
  writeFileSync(path.join(folder, 'packed.db.br'), brotliCompressSync(readFileSync(file)));
  rmSync(file);
  const other = openStore(':memory:');
  importSamples(other, folder);
  importSamples(other, folder);
  expect(other.studyOverviews().map(({ sample }) => sample)).toEqual([true]);
  expect(readdirSync(folder)).toEqual(['packed.db.br']);
  other.close();
});

test('the vault of the assignment’s study was read once, for its confirmed winner, and that of the recorded one never', () => {
  const read = (name: string): readonly unknown[] => store.studyOverview(named(name).id).vaultValues;
  expect(read('Fashion-MNIST: the assignment')).toEqual([expect.objectContaining({ reading: 1 })]);
  expect(read('Fashion-MNIST: recorded grid')).toEqual([]);
});

test('the recorded study holds every configuration to its last epoch, with confirm', () => {
  const { id } = named('Fashion-MNIST: recorded grid');
  const recording = recordingOf(store.study(id), store.recordedTrials(id));
  expect(recording).toMatchObject({ measure: 'confirm', totalEpochs: 864 * 27 });
  expect(recording.runs.size).toBe(864);
});

test('the study of the assignment holds its search of 130 configurations, and sessions that compare strategies', () => {
  const { id } = named('Fashion-MNIST: the assignment');
  const [search] = store.sessions(id);
  expect(store.trialsOf(search!.id)).toHaveLength(130);
  const [experiment, ...others] = store.experiments(id);
  expect(others).toEqual([]);
  expect(experiment).toMatchObject({
    kind: 'training',
    state: 'finished',
    repetitions: 3,
    budget: { axis: 'epochs', amount: 300 },
  });
  expect(experiment!.arms.map(({ strategy }) => strategy.name)).toEqual(['random', 'random', 'hyperband', 'bayesian']);
  const sessions = store.experimentRuns(experiment!.id).map(({ sessionId }) => store.session(sessionId!));
  expect(sessions).toHaveLength(12);
  for (const { id: sessionId, state, studyId } of sessions) {
    expect([state, studyId]).toEqual(['finished', id]);
    expect(store.trialsOf(sessionId).every((trial) => trial.state === 'completed')).toBe(true);
  }
});

test('the comparison on the recorded study is finished', () => {
  const experiments = store.experiments(named('Fashion-MNIST: recorded grid').id);
  expect(experiments.map(({ kind, state, repetitions }) => [kind, state, repetitions])).toEqual([['replay', 'finished', 1000]]);
  for (const { id } of experiments) expect(store.experimentRuns(id).every(({ state }) => state === 'finished')).toBe(true);
});
