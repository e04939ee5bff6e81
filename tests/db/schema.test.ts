import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection, type Connection } from '../../db/connection.ts';
import { MIGRATIONS } from '../../db/migrations.ts';
import { openStore } from '../../db/open-store.ts';
import { accuracy } from '../../electron/engine/tasks/network/measures/accuracy.ts';
import { loss } from '../../electron/engine/tasks/network/measures/loss.ts';
import type { Epoch } from '../../shared/model.ts';
import { randomFor } from '../../shared/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The version before measures. */
const FORMER = MIGRATIONS.slice(0, 6);

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

test('accuracy and loss of a former database become measures, to the last bit', () => {
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
    expect(store.study(studyId)).toMatchObject({ measures: [accuracy.measure, loss.measure], objectives: [objective] });
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
    `INSERT INTO studies (uid, name, created_at, updated_at, dataset, split, space, objective, max_epochs, sample)
     VALUES (?, 'Former', 'then', 'then', '{}', '{}', '{}', ?, 500, 0)`,
    [`uid ${id}`, objective],
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
