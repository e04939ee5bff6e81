import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection, type Connection } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { openStore } from '../../db/open-store.ts';
import { createStudy } from '../../db/studies.ts';
import { addTrial } from '../../db/trials.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { balancedAccuracy } from '../../electron/engine/tasks/network/measures/balanced-accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import type { Measure } from '../../shared/measure.ts';
import type { Epoch } from '../../shared/model.ts';
import { packHits } from '../../shared/row-results.ts';
import { randomFor } from '../../shared/random.ts';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { newTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The version before measures, and one whose trials were numbered in their session. */
const FORMER = MIGRATIONS.slice(0, 6);
const NUMBERED_IN_SESSIONS = MIGRATIONS.slice(0, 8);

/** The version before measures said whether each class counts alike. */
const TOLD_BY_UNITS = MIGRATIONS.slice(0, 23);

/** The version before a part was known without the job that it is a part of. */
const PARTS_BY_PARENT = MIGRATIONS.slice(0, 24);

/** The version before the trial and the number of an epoch were one key. */
const TWO_KEYS = MIGRATIONS.slice(0, 31);

interface FormerEpoch {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly stopLoss: number;
  readonly stopAccuracy: number;
  readonly selectLoss: number;
  readonly selectAccuracy: number;
  readonly confirmLoss: number | null;
  readonly confirmAccuracy: number | null;
  readonly learningRate: number;
  readonly durationMs: number;
}

test('accuracy and loss of a former database become measures, to the last bit, and its data set a task', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: FORMER });
  const epochs = Array.from({ length: 500 }, (_, at) => formerEpoch(at + 1));
  former.write(() => {
    for (const [at, objective] of ['accuracy', 'loss'].entries()) addFormerStudy(former, at + 1, objective, epochs);
  });
  former.close();

  const store = openStore(file);
  for (const [studyId, objective] of [
    [1, 'accuracy'],
    [2, 'loss'],
  ] as const) {
    expect(store.study(studyId)).toMatchObject({
      measures: [accuracy.measure, loss.measure],
      objectives: [objective],
      task: { kind: 'network', dataset: { name: 'figures' }, split: { seed: 3 }, recordConfirm: studyId === 2 },
    });
    expect(store.epochs(studyId)).toEqual(epochs.map(asMeasured));
    expect(store.trial(studyId)).toMatchObject({
      state: 'completed',
      epochsDone: 500,
      bestEpoch: 3,
      stopValue: 0.5,
      value: 0.25,
    });
    expect(store.rowResults(studyId)).toEqual([]);
  }
  store.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toEqual(['trialdeck.sqlite.v6.backup']);
  const after = openConnection(file);
  expect(after.tuples('SELECT trial_id, value, json(others) FROM evaluations ORDER BY id')).toEqual([
    [1, 0.9, '{"loss":0.3}'],
    [2, 0.3, '{"accuracy":0.9}'],
  ]);
  expect(() => after.write(() => after.run('UPDATE epochs SET stop_value = 1'))).toThrow('an epoch never changes');
  expect(() => after.write(() => after.run('DELETE FROM epochs'))).toThrow('deleted with its trial only');
  expect(() => after.write(() => after.run(`UPDATE studies SET objectives = '["loss"]'`))).toThrow('never changes');
  after.close();
});

test('trials that were numbered in their session get one number in their study, in what is told of them too', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: NUMBERED_IN_SESSIONS });
  former.write(() => {
    addFormerSessions(former, [1, 2, 1]);
    addFormerTrial(former, 1, 1, 1, 'Drawn.');
    addFormerTrial(former, 1, 3, 1, 'Drawn.');
    addFormerTrial(former, 2, 2, 1, 'Drawn.');
    addFormerTrial(former, 1, 3, 2, 'Rung 1: trial 1 was number 1 of 11.', { parent: 1 });
    addFormerTrial(former, 1, 1, 2, 'Drawn.');
    addFormerTrial(former, 1, 3, 3, 'Rung 1: trial 2 was number 2 of 2. It takes the slot of trial 1, which failed.', {
      parent: 2,
      replaces: 1,
    });
    addFormerTrial(former, 1, 3, 4, 'Continues trial 2, asked for by a person.', { parent: 2 });
    const path = JSON.stringify([
      { trials: 1, trial: 2, select: 0.1 },
      { trials: 2, trial: 1, select: 0.30000000000000004 },
    ]);
    former.run(
      `INSERT INTO experiments (id, study_id, kind, arms, repetitions, seed, budget, workers, state, created_at)
       VALUES (1, 1, 'training', '[]', 1, 1, '{}', 1, 'finished', 'then')`,
    );
    for (const [arm, session] of [3, null].entries())
      former.run(`INSERT INTO experiment_runs VALUES (1, 1, ?, 1, 'finished', NULL, ?, '{}', ?)`, [arm, session, path]);
  });
  former.close();

  openStore(file).close();
  const after = openConnection(file);
  expect(
    after.tuples(
      "SELECT study_id, session_id, ordinal, number, words, reason ->> 'text' FROM trials JOIN trial_words ON trial_words.trial_id = id JOIN trial_origins ON trial_origins.trial_id = id ORDER BY id",
    ),
  ).toEqual([
    [1, 1, 1, 1, '#1 units=1 ', 'Drawn.'],
    [1, 3, 1, 2, '#2 units=1 ', 'Drawn.'],
    [2, 2, 1, 1, '#1 units=1 ', 'Drawn.'],
    [1, 3, 2, 3, '#3 units=1 ', 'Rung 1: trial 2 was number 1 of 11.'],
    [1, 1, 2, 4, '#4 units=1 ', 'Drawn.'],
    [1, 3, 3, 5, '#5 units=1 ', 'Rung 1: trial 3 was number 2 of 2. It takes the slot of trial 2, which failed.'],
    [1, 3, 4, 6, '#6 units=1 ', 'Continues trial 3, asked for by a person.'],
  ]);
  expect(after.tuples('SELECT path FROM experiment_runs ORDER BY arm')).toEqual([
    ['[{"trials":1,"trial":3,"select":0.1},{"trials":2,"trial":2,"select":0.30000000000000004}]'],
    ['[{"trials":1,"trial":2,"select":0.1},{"trials":2,"trial":1,"select":0.30000000000000004}]'],
  ]);
  expect(() => after.write(() => after.run('UPDATE trials SET number = 9 WHERE id = 1'))).toThrow('never changes');
  expect(() => after.write(() => after.run('UPDATE trials SET ordinal = 9 WHERE id = 1'))).toThrow('never changes');
  expect(() => after.write(() => after.run(`UPDATE trial_origins SET reason = '{}'`))).toThrow('never changes');
  after.close();
});

test('the sessions of a former database get their numbers in their studies', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: NUMBERED_IN_SESSIONS });
  former.write(() => addFormerSessions(former, [1, 2, 1]));
  former.close();
  const store = openStore(file);
  expect([1, 2].map((id) => store.sessions(id).map(({ id, number }) => [id, number]))).toEqual([
    [
      [1, 1],
      [3, 2],
    ],
    [[2, 1]],
  ]);
  store.close();
});

test('row results of a former database are of select', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: NUMBERED_IN_SESSIONS });
  const results = packHits([1, 0, 1]);
  former.write(() => {
    former.run('PRAGMA defer_foreign_keys = ON');
    addFormerSessions(former, [1]);
    former.run('INSERT INTO row_results VALUES (1, 2, ?, ?)', [results.kind, results.content]);
    addFormerTrial(former, 1, 1, 1, 'Drawn.');
  });
  former.close();
  const store = openStore(file);
  expect(store.rowResults(1)).toEqual([{ epoch: 2, partition: 'select', ...results }]);
  store.close();
});

/** Studies and sessions as that version wrote them. @param studyOf of each session, from 1 without a gap */
function addFormerSessions(former: Connection, studyOf: readonly number[]): void {
  for (const id of new Set(studyOf))
    former.run(
      `INSERT INTO studies (id, uid, name, created_at, updated_at, dataset, split, space, objectives, max_epochs, sample)
       VALUES (:id, :id, 'Study', 'then', 'then', '{}', '{}', '{}', '["accuracy"]', 9, 0)`,
      { id },
    );
  for (const [session, study] of studyOf.entries())
    former.run(
      `INSERT INTO sessions (id, study_id, strategy, seed, budget, workers, state, created_at, uid)
       VALUES (:session, :study, '{}', 1, '{}', 1, 'finished', 'then', :session)`,
      { session: session + 1, study },
    );
}

/** Rows as that version wrote them. */
function addFormerTrial(
  former: Connection,
  study: number,
  session: number,
  number: number,
  text: string,
  { parent = null, replaces = null }: { readonly parent?: number | null; readonly replaces?: number | null } = {},
): void {
  const { id } = former.run(
    `INSERT INTO trials (study_id, session_id, number, state, epochs, epochs_done, duration_ms, params, is_default, model_seed,
       parent, asked_after, created_at)
     VALUES (?, ?, ?, 'completed', 9, 9, 1, jsonb('{"units":1}'), 0, 1, ?, 0, 'then')`,
    [study, session, number, parent],
  );
  former.run("INSERT INTO trial_origins VALUES (?, ?, 'null')", [id, JSON.stringify({ text, replaces })]);
  former.run('INSERT INTO trial_words VALUES (?, ?)', [id, `#${number} units=1 `]);
}

function formerEpoch(epoch: number): FormerEpoch {
  const random = randomFor(epoch, 'former epoch');
  const drawn = (): number => random.next() * 10 ** (random.below(12) - 8);
  const recorded = epoch % 3 === 0;
  return {
    epoch,
    trainLoss: drawn(),
    stopLoss: epoch === 1 ? 0.1 + 0.2 : drawn(),
    stopAccuracy: epoch === 1 ? 1 : drawn(),
    selectLoss: epoch === 2 ? 0 : drawn(),
    selectAccuracy: drawn(),
    confirmLoss: recorded ? drawn() : null,
    confirmAccuracy: recorded ? drawn() : null,
    learningRate: drawn(),
    durationMs: drawn(),
  };
}

function asMeasured(former: FormerEpoch): Epoch {
  const { epoch, durationMs, trainLoss, stopLoss, stopAccuracy, selectLoss, selectAccuracy, learningRate } = former;
  const { confirmLoss, confirmAccuracy } = former;
  return {
    epoch,
    durationMs,
    train: { loss: trainLoss },
    stop: { accuracy: stopAccuracy, loss: stopLoss },
    select: { accuracy: selectAccuracy, loss: selectLoss },
    confirm: confirmLoss === null ? null : { accuracy: confirmAccuracy!, loss: confirmLoss },
    facts: { learning_rate: learningRate },
  };
}

/** Rows as that version wrote them: one trial, with the id of its study. */
function addFormerStudy(former: Connection, id: number, objective: string, epochs: readonly FormerEpoch[]): void {
  former.run(
    `INSERT INTO studies (uid, name, created_at, updated_at, dataset, split, space, objective, max_epochs, record_confirm, sample)
     VALUES (?, 'Former', 'then', 'then', '{"name":"figures"}', '{"seed":3}', '{}', ?, 500, ?, 0)`,
    [`uid ${id}`, objective, id - 1],
  );
  former.run(
    `INSERT INTO sessions (study_id, uid, strategy, seed, budget, workers, state, created_at)
     VALUES (?, ?, '{"name":"random","options":{}}', 1, '{}', 1, 'finished', 'then')`,
    [id, `uid ${id}`],
  );
  former.run(
    `INSERT INTO trials (study_id, session_id, number, state, value, stop_value, best_epoch, epochs, epochs_done, duration_ms,
       params, is_default, model_seed, asked_after, created_at, sequence, place)
     VALUES (?, ?, 1, 'running', 0.25, 0.5, 3, 500, 500, 1, jsonb('{}'), 0, 7, 0, 'then', 1, 1)`,
    [id, id],
  );
  former.run(`INSERT INTO trial_origins VALUES (?, '{"text":"Drawn."}', 'null')`, [id]);
  for (const epoch of epochs)
    former.run(
      `INSERT INTO epochs VALUES (:id, :epoch, :trainLoss, :stopLoss, :stopAccuracy, :selectLoss, :selectAccuracy, :confirmLoss,
         :confirmAccuracy, :learningRate, :durationMs)`,
      { ...epoch, id },
    );
  former.run(
    `INSERT INTO evaluations (trial_id, partition, model_seed, epochs, loss, accuracy, created_at)
     VALUES (?, 'confirm', 1, 5, 0.3, 0.9, 'then')`,
    [id],
  );
  former.run(`UPDATE trials SET state = 'completed' WHERE id = ?`, [id]);
}

test('of the measures of a former database each says whether every class counts alike in it', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const measures = [accuracy.measure, balancedAccuracy.measure, loss.measure];
  const former = measures.map(({ classesAlike: _, ...rest }) => rest) as readonly Omit<Measure, 'classesAlike'>[];
  const connection = openConnection(file, { migrations: TOLD_BY_UNITS });
  const { id } = createStudy(connection, { ...generatedStudy('Former', 10), measures: former as readonly Measure[] });
  connection.close();
  const store = openStore(file);
  expect(store.study(id).measures).toEqual(measures);
  store.close();
});

test('epochs keep every number when their trial and number become one key, and are guarded as before', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: TWO_KEYS });
  const { id: studyId } = createStudy(former, generatedStudy('Former', 10));
  const { id: sessionId } = former.run(
    `INSERT INTO sessions (study_id, uid, number, strategy, seed, budget, workers, created_at) VALUES (?, 'uid', 1, '{}', 1, '{}', 1, 'then')`,
    [studyId],
  );
  const random = randomFor('epochs');
  const written = [1, 2, 3].flatMap((trialId) =>
    [1, 2, 3].map((epoch) => [trialId, epoch, random.next(), random.next(), null, '{"facts":{"a":0.1}}', random.next()]),
  );
  for (const _ of [1, 2, 3]) addTrial(former, newTrial(sessionId));
  for (const row of written.toReversed()) former.run('INSERT INTO epochs VALUES (?, ?, ?, ?, ?, jsonb(?), ?)', row);
  former.run(`UPDATE trials SET epochs_done = 3, state = 'completed'`);
  former.close();

  const after = openConnection(file);
  const columns = 'trial_id, epoch, stop_value, select_value, confirm_value, json(others), duration_ms';
  expect(after.tuples(`SELECT ${columns} FROM epochs`)).toEqual(written);
  expect(() => after.run('UPDATE epochs SET stop_value = 1')).toThrow('an epoch never changes');
  expect(() => after.run('DELETE FROM epochs')).toThrow('deleted with its trial only');
  expect(() => after.run('INSERT INTO epochs SELECT id + 3, 0, 0, 0, others, 0 FROM epochs')).toThrow('takes no epoch');
  after.run('DELETE FROM studies');
  expect(after.tuples('SELECT id FROM epochs')).toEqual([]);
  after.close();
});

test('a part of a job is known as one after the upgrade, whatever becomes of that job', () => {
  const file = join(temporaryFolder(), 'trialdeck.sqlite');
  const former = openConnection(file, { migrations: PARTS_BY_PARENT });
  const addJob = (id: number, kind: string, parent: number | null): void =>
    void former.run(
      `INSERT INTO jobs (id, kind, parent, cores, state, created_at) VALUES (?, ?, ?, 'all', 'finished', '2026-01-01T00:00:00.000Z')`,
      [id, kind, parent],
    );
  former.write(() => {
    addJob(1, 'experiment', null);
    addJob(2, 'search', 1);
  });
  former.close();
  const store = openStore(file);
  store.deleteJob(1);
  expect(store.storedJob(2)).toMatchObject({ parent: null, part: true });
  expect(store.storedJobs({})).toEqual([]);
  store.close();
});
