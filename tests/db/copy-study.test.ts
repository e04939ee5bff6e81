import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import { packHits } from '../../shared/row-results.ts';
import { fillStudy, GENERATED_ENVIRONMENT, generatedStudy } from '../../bench/app/generated-study.ts';
import { addReplayedComparison } from '../support/replayed-comparison.ts';
import { addSimulatedRecording } from '../support/simulated-recording.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('a copy of a study', () => {
  test('has the next number of a study, whichever it had', () => {
    const folder = temporaryFolder();
    const from = openStore(join(folder, 'from.sqlite'));
    const numbers = ['one', 'two', 'three'].map((name) => from.createStudy(generatedStudy(name, 4)).id);
    from.exportStudy(numbers[2]!, join(folder, 'copy.sqlite'));
    const into = openStore(':memory:');
    expect(into.importStudies(join(folder, 'copy.sqlite'), { sample: false })).toEqual([1]);
    from.exportStudy(numbers[1]!, join(folder, 'another.sqlite'));
    expect(into.importStudies(join(folder, 'another.sqlite'), { sample: false })).toEqual([2]);
  });

  test('has everything, in one file without others, and comes into a store that has studies', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'from.sqlite');
    const small = smallStudy({ file });
    trainedTrial(small.store, newTrial(small.sessionId), [0.5, 0.6]);
    small.store.recordVaultReading(small.studyId, { why: 'Other study', trialId: 1, datasetHash: 'ab' });
    small.store.close();
    const studyId = fillStudy(file, { trials: 300, epochs: 4, seed: 3 });
    const from = openStore(file);
    const continued = from.trialPage({ studyId, filter: { states: ['stopped'] } }).rows[0]!;
    const end = { state: 'stopped' as const, failure: null, stopReason: { text: 'Worse than the median.', bar: 0.8 } };
    trainedTrial(from, newTrial(continued.sessionId, { parent: from.trial(continued.id).ordinal }), [0.7], end);
    from.recordVaultReading(studyId, { why: 'Report', trialId: continued.id, datasetHash: 'ab' });
    from.changeStudy(studyId, { note: 'As it was', starred: true });
    from.changeAuthored(studyId, { author: 'Ada' });
    from.exportStudy(studyId, join(folder, 'copy.sqlite'));
    expect(readdirSync(folder).sort()).toEqual(['copy.sqlite', 'from.sqlite', 'from.sqlite-shm', 'from.sqlite-wal']);

    const into = smallStudy();
    trainedTrial(into.store, newTrial(into.sessionId), [0.1]);
    const [copyId, ...others] = into.store.importStudies(join(folder, 'copy.sqlite'), { sample: true });
    expect(others).toEqual([]);
    expect(contentOf(into.store, copyId!)).toEqual({ ...contentOf(from, studyId), sample: true });
    expect(readdirSync(folder)).not.toContain('copy.sqlite-wal');
    const uidsOf = (store: Store, id: number): readonly string[] =>
      store.sessions(id).map((session) => store.sessionUid(session.id));
    expect(uidsOf(into.store, copyId!).filter((uid) => uidsOf(from, studyId).includes(uid))).toEqual([]);
    from.close();
  });

  test('pruned, it has no notes and nothing that follows from the rest; it may have the number that it had', () => {
    const file = join(temporaryFolder(), 'pruned.sqlite');
    const { store, studyId, sessionId } = smallStudy();
    const { id } = trainedTrial(store, newTrial(sessionId), [0.5, 0.6]);
    store.annotateTrial(id, { note: 'Mine', tags: ['private'], starred: true });
    store.changeStudy(studyId, { note: 'Mine too' });
    store.exportStudy(studyId, file, { pruned: true });
    const into = openStore(':memory:');
    expect(into.importStudies(file, { sample: false, number: 17 })).toEqual([17]);
    expect(into.study(17)).toMatchObject({ name: 'Small', note: '' });
    expect(into.trial(id)).toMatchObject({ note: '', tags: [], starred: false, value: 0.6 });
    expect(into.trialPage({ studyId: 17, filter: { text: 'private' } }).matched).toBe(0);
    expect(into.countedTrials({ of: 'study', id: 17 })).toBeNull();
  });

  test('of a comparison has what that rests on, and nothing beside', () => {
    const folder = temporaryFolder();
    const from = openStore(join(folder, 'from.sqlite'));
    const { id } = addSimulatedRecording(from, 'Recorded');
    const [, told] = [addReplayedComparison(from, id, 2), addReplayedComparison(from, id, 3)];
    from.changeAuthored(id, { author: 'Ada' });
    from.exportStudy(id, join(folder, 'copy.sqlite'), { pruned: true, comparison: told.id });
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(join(folder, 'copy.sqlite'), { sample: false });
    const [copied, ...others] = into.experiments(copyId!);
    expect([copied!.createdAt, copied!.repetitions, others]).toEqual([told.createdAt, 3, []]);
    expect(into.experimentRuns(copied!.id)).toEqual(from.experimentRuns(told.id));
    expect(into.recordedTrials(copyId!)).toEqual(from.recordedTrials(id));
    const [trial] = into.trialPage({ studyId: copyId!, limit: 1 }).rows;
    expect(Object.keys(into.epochs(trial!.id)[0]!.select)).toEqual(['accuracy']);
    expect(into.rowResults(trial!.id)).toEqual([]);
    expect(into.authored(copyId!).author).toBe('');
    from.close();
  });

  test('leaves out the command that started its workers', () => {
    const folder = temporaryFolder();
    const from = smallStudy({ file: join(folder, 'from.sqlite') });
    from.store.changeSession(from.sessionId, { on: 'ssh HOST trialdeck worker' });
    from.store.exportStudy(from.studyId, join(folder, 'copy.sqlite'));
    from.store.close();
    const copy = openStore(join(folder, 'copy.sqlite'));
    expect(copy.studyOverviews().flatMap(({ sessions }) => sessions.map(({ on }) => on))).toEqual([null]);
    copy.close();
  });

  test('has the jobs that its sessions are parts of, whatever their kind, and none that nothing of it belongs to', () => {
    const file = join(temporaryFolder(), 'copy.sqlite');
    const { store, studyId } = smallStudy();
    const job = { kind: 'speed', studyId, parent: null, about: {}, cores: 'all' } as const;
    const whole = store.createJob(job);
    store.createJob({ ...job, kind: 'inspection' });
    const strategy = { name: 'random', options: {} };
    store.createSession({ studyId, strategy, stopRule: null, seed: 2, budget: { trials: 2 }, workers: 1 }, whole.id);
    store.exportStudy(studyId, file);
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    const [alone, part] = into.sessions(copyId!).map(({ jobId }) => into.storedJob(jobId).parent);
    expect([alone, into.storedJob(part!).kind]).toEqual([null, 'speed']);
    expect(
      into
        .storedJobs({ studyId: copyId })
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['search', 'speed']);
  });

  test('comes once, however often it is imported', () => {
    const file = join(temporaryFolder(), 'copy.sqlite');
    const { store, studyId } = smallStudy();
    store.exportStudy(studyId, file);
    expect(store.importStudies(file, { sample: false })).toEqual([]);
    const into = openStore(':memory:');
    expect(into.importStudies(file, { sample: false })).toEqual([1]);
    expect(into.importStudies(file, { sample: false })).toEqual([]);
    expect(into.study(1).sample).toBe(false);
  });

  test('does not run: sessions are paused, their trials queued with their epochs, and can go on', () => {
    const file = join(temporaryFolder(), 'copy.sqlite');
    const { store, studyId, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    store.recordEpoch(id, measuredEpoch(1, 0.5));
    const end = { state: 'failed' as const, failure: 'It broke.', at: '2026-01-01T00:00:00.000Z' };
    store.holdEnd(id, end);
    store.changeSession(sessionId, { state: 'running' });
    store.exportStudy(studyId, file);

    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    const [session] = into.sessions(copyId!);
    const [trial] = into.trialsOf(session!.id);
    expect([session!.state, trial!.state, trial!.worker, trial!.epochsDone]).toEqual(['paused', 'queued', null, 1]);
    expect(into.heldEnds(session!.id)).toEqual([{ ...end, trialId: trial!.id, ordinal: 1 }]);
    into.recordEpoch(trial!.id, measuredEpoch(2, 0.6));
    expect(into.finishTrial(trial!.id, { state: 'completed', failure: null }).sequence).toBe(1);
  });

  test('leaves epochs that count for nothing yet where they were told, and the end after them', () => {
    const file = join(temporaryFolder(), 'copy.sqlite');
    const { store, studyId, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    store.recordEpoch(id, measuredEpoch(1, 0.5));
    store.holdEpoch(id, { epoch: measuredEpoch(2, 0.6), rowResults: { select: packHits([1, 0, 1]) } });
    store.holdEnd(id, { state: 'completed', failure: null, at: '2026-01-01T00:00:00.000Z' });
    store.exportStudy(studyId, file);
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    const { id: copied } = into.sessions(copyId!)[0]!;
    expect([into.heldEpochs(copied), into.heldEnds(copied)]).toEqual([[], []]);
    expect(into.trialsOf(copied)).toMatchObject([{ state: 'queued', epochsDone: 1, sequence: null }]);
  });

  test('takes several studies of a file, and of hidden ones none', () => {
    const file = join(temporaryFolder(), 'several.sqlite');
    const { store, studyId } = smallStudy({ file });
    store.createStudy(generatedStudy('Second', 10));
    anotherSession(store, 2);
    store.createStudy(generatedStudy('Third', 10));
    store.deleteStudy(studyId);
    store.close();
    const into = openStore(':memory:');
    expect(into.importStudies(file, { sample: true }).map((id) => into.study(id).name)).toEqual(['Second', 'Third']);
    expect(into.studyOverviews().flatMap(({ sessions }) => sessions)).toHaveLength(1);
  });

  test('does not overwrite a file, and leaves nothing where it fails', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'copy.sqlite');
    const { store, studyId } = smallStudy();
    expect(() => {
      store.exportStudy(17, file);
    }).toThrow('There is no study 17.');
    writeFileSync(file, 'mine');
    expect(() => {
      store.exportStudy(studyId, file);
    }).toThrow(`The file ${file} exists.`);
    expect(() => {
      store.exportStudy(studyId, join(folder, 'missing', 'copy.sqlite'));
    }).toThrow('does not exist');
    expect(() => store.importStudies(file, { sample: false })).toThrow('it is not an SQLite file');
    expect(readdirSync(folder)).toEqual(['copy.sqlite']);
  });

  test.each(['copy.sqlite.partial', 'copy.sqlite.partial.partial'])('leaves %s of somebody else as it is', (name) => {
    const folder = temporaryFolder();
    const { store, studyId } = smallStudy();
    writeFileSync(join(folder, name), 'mine');
    expect(() => {
      store.exportStudy(studyId, join(folder, 'copy.sqlite'));
    }).toThrow(`The file ${join(folder, name)} exists.`);
    expect([readdirSync(folder), readFileSync(join(folder, name), 'utf8')]).toEqual([[name], 'mine']);
  });

  test('comes over from a file of an older version, which stays as it was', () => {
    const file = join(temporaryFolder(), 'first.sqlite');
    const first = openConnection(file, { migrations: MIGRATIONS.slice(0, 1), journal: 'delete' });
    first.run(
      `INSERT INTO studies (uid, name, created_at, updated_at, dataset, split, space, objective, max_epochs, sample)
       VALUES ('a', 'Of version 1', '2026-01-01', '2026-01-01', '{}', '{}', '{}', 'loss', 9, 0)`,
    );
    first.close();
    const content = readFileSync(file);
    const { store } = smallStudy();
    const [copyId] = store.importStudies(file, { sample: true });
    expect(store.study(copyId!)).toMatchObject({
      name: 'Of version 1',
      maxEpochs: 9,
      task: { kind: 'network', recordConfirm: false },
      sample: true,
    });
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('is whole: no reference leads nowhere', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'from.sqlite');
    const studyId = fillStudy(file, { trials: 50, epochs: 3, seed: 9 });
    const writer = openConnection(file);
    writer.run(
      `INSERT INTO evaluations (trial_id, partition, model_seed, epochs, value, others, environment_id, created_at)
       SELECT id, 'confirm', 1, 3, 0.8, jsonb('{"loss":0.5}'), environment_id, created_at FROM trials WHERE state = 'completed' LIMIT 5`,
    );
    writer.close();
    const from = openStore(file);
    from.exportStudy(studyId, join(folder, 'copy.sqlite'));
    from.close();
    const copy = openConnection(join(folder, 'copy.sqlite'), { readOnly: true });
    expect(copy.tuples('PRAGMA foreign_key_check')).toEqual([]);
    expect(copy.tuples('PRAGMA integrity_check')).toEqual([['ok']]);
    expect(copy.tuples('SELECT count(*) FROM evaluations JOIN environments ON environments.id = environment_id')).toEqual([[5]]);
    expect(copy.tuples('PRAGMA freelist_count')).toEqual([[0]]);
    copy.close();
  });

  test('is made by one who may only read, while another writes', () => {
    const folder = temporaryFolder();
    const writer = smallStudy({ file: join(folder, 'from.sqlite') });
    trainedTrial(writer.store, newTrial(writer.sessionId), [0.5]);
    const reader = openStore(join(folder, 'from.sqlite'), { readOnly: true });
    const writing = openConnection(join(folder, 'from.sqlite'));
    writing.write(() => {
      reader.exportStudy(writer.studyId, join(folder, 'copy.sqlite'));
    });
    const copy = openStore(join(folder, 'copy.sqlite'), { readOnly: true });
    expect(copy.epochs(1)).toHaveLength(1);
    for (const each of [copy, reader, writing, writer.store]) each.close();
    expect(readdirSync(folder).sort()).toEqual(['copy.sqlite', 'from.sqlite']);
  });
});

describe('of a file that somebody else wrote', () => {
  test.each([
    ['view', "CREATE VIEW epochs AS SELECT * FROM kept WHERE (SELECT count(*) FROM json_each('[1]')) = 1"],
    ['virtual table', 'CREATE VIRTUAL TABLE epochs USING fts5(trial_id, epoch, stop_value)'],
  ])('a %s is not read', (_, statement) => {
    const file = exportedStudy();
    alter(file, ['ALTER TABLE epochs RENAME TO kept', statement]);
    const before = readFileSync(file);
    const { store } = smallStudy();
    const sentence = `The database ${file} cannot be opened: it has no table named epochs. Choose a file that Trialdeck has written.`;
    expect(() => store.importStudies(file, { sample: false })).toThrow(sentence);
    expect(store.studyOverviews()).toHaveLength(1);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(store.importStudies(exportedStudy(), { sample: false })).toHaveLength(1);
  });

  test('a trigger does not run', () => {
    const file = exportedStudy();
    const run = `BEGIN UPDATE studies SET name = 'Changed'; SELECT RAISE(ABORT, 'ran'); END`;
    alter(
      file,
      ['studies', 'trials', 'epochs'].map((table) => `CREATE TRIGGER ${table}_mine BEFORE INSERT ON ${table} ${run}`),
    );
    const before = readFileSync(file);
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    expect(into.study(copyId!).name).toBe('Small');
    expect(into.epochs(1)).toHaveLength(2);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a trigger does not run in a file of an older version either', () => {
    const file = join(temporaryFolder(), 'first.sqlite');
    const first = openConnection(file, { migrations: MIGRATIONS.slice(0, 1), journal: 'delete' });
    first.run(
      `INSERT INTO studies (uid, name, created_at, updated_at, dataset, split, space, objective, max_epochs, sample)
       VALUES ('a', 'Of version 1', '2026-01-01', '2026-01-01', '{}', '{}', '{}', 'loss', 9, 0)`,
    );
    first.run(`CREATE TRIGGER mine AFTER UPDATE ON studies BEGIN SELECT RAISE(ABORT, 'ran'); END`);
    first.close();
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    expect(into.study(copyId!).name).toBe('Of version 1');
  });

  test('damage is said to be in that file, and nothing of it is kept', () => {
    const file = exportedStudy();
    const content = readFileSync(file);
    const connection = openConnection(file, { readOnly: true });
    const [[page]] = connection.tuples<[number]>(`SELECT rootpage FROM sqlite_schema WHERE name = 'epochs'`) as [[number]];
    const [[size]] = connection.tuples<[number]>('PRAGMA page_size') as [[number]];
    connection.close();
    content.fill(0xff, (page - 1) * size, page * size);
    writeFileSync(file, content);
    const { store } = smallStudy();
    expect(() => store.importStudies(file, { sample: false })).toThrow(`The database ${file} is damaged.`);
    expect(store.studyOverviews()).toHaveLength(1);
  });

  test('changes that wait beside it are read and stay there', () => {
    const file = join(temporaryFolder(), 'in-use.sqlite');
    const from = smallStudy({ file });
    trainedTrial(from.store, newTrial(from.sessionId), [0.5, 0.6]);
    const [before, waiting] = [readFileSync(file), readFileSync(`${file}-wal`)];
    const into = openStore(':memory:');
    const [copyId] = into.importStudies(file, { sample: false });
    expect(into.studyOverview(copyId!).sessions).toHaveLength(1);
    expect(into.epochs(1)).toHaveLength(2);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readFileSync(`${file}-wal`).equals(waiting)).toBe(true);
    from.store.close();
  });
});

/** A file with a study of one trial of two epochs. */
function exportedStudy(): string {
  const file = join(temporaryFolder(), 'exported.sqlite');
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId), [0.5, 0.6]);
  store.exportStudy(studyId, file);
  store.close();
  return file;
}

function alter(file: string, statements: readonly string[]): void {
  const connection = openConnection(file, { journal: 'delete' });
  for (const statement of statements) connection.run(statement);
  connection.close();
}

/** All of a study without the ids that differ from database to database; `updatedAt` too stays what it was. */
function contentOf(store: Store, studyId: number): object {
  const {
    id: _,
    runningTrials: __,
    bestTrialId,
    winnerTrialId,
    defaultTrialId,
    sessions,
    vaultReadings,
    // Those of studies that the file does not hold.
    readingsByOthers: ___,
    ...overview
  } = store.studyOverview(studyId);
  const numberOf = (trialId: number | null): number | null => trialId && store.trial(trialId).number;
  return {
    ...overview,
    best: numberOf(bestTrialId),
    winnerTrial: numberOf(winnerTrialId),
    default: numberOf(defaultTrialId),
    vaultReadings: vaultReadings.map(({ why, trialId }) => [why, numberOf(trialId)]),
    sessions: sessions.map(({ id, studyId: ____, jobId: _____, state: ______, ...session }) => ({
      ...session,
      trials: store.trialsOf(id).map((trial) => ({
        ...trial,
        ...{ id: null, sessionId: null },
        ...(trial.state === 'running' && { state: 'queued', worker: null }),
        epochs: store.epochs(trial.id),
        environment: store.trialDetail(trial.id).environment,
      })),
    })),
    authored: store.authored(studyId),
    words: store.trialPage({ studyId, filter: { text: 'adam größer' } }).matched,
  };
}
