import { FINISHED, ROW_RESULTS_STAY } from './guards.ts';

/** The measures of the studies before this version, as they were called and judged. */
const FORMER_MEASURES = JSON.stringify([
  {
    name: 'accuracy',
    title: 'accuracy',
    unit: 'share of rows',
    goal: 'maximise',
    bounds: { low: 0, high: 1 },
    rows: 'hits',
    onTrain: false,
  },
  {
    name: 'loss',
    title: 'loss',
    unit: 'nats',
    goal: 'minimise',
    bounds: { low: 0, high: null },
    rows: 'losses',
    onTrain: true,
  },
]);

/**
 * Whatever a study measures: values of its objective are columns, which plots scan, all others binary JSON beside them. What the
 * trials made of each row of *select* is kept.
 */
export const VERSION_7 = `
ALTER TABLE studies ADD COLUMN measures TEXT NOT NULL DEFAULT '${FORMER_MEASURES}';
ALTER TABLE studies ADD COLUMN objectives TEXT NOT NULL DEFAULT '[]';
UPDATE studies SET objectives = json_array(objective);

-- stop_value, select_value, confirm_value: of the study's objective, null where it was not measured.
-- others: {train, stop, select, confirm, facts}, each an object of values by name; confirm is null where it is not recorded
CREATE TABLE measured_epochs (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  stop_value REAL,
  select_value REAL,
  confirm_value REAL,
  others BLOB NOT NULL,
  duration_ms REAL NOT NULL,
  PRIMARY KEY (trial_id, epoch)
) STRICT, WITHOUT ROWID;
INSERT INTO measured_epochs
SELECT trial_id, epoch, stop_accuracy, select_accuracy, confirm_accuracy,
  jsonb_object(
    'train', jsonb_object('loss', train_loss),
    'stop', jsonb_object('loss', stop_loss),
    'select', jsonb_object('loss', select_loss),
    'confirm', CASE WHEN confirm_loss IS NOT NULL THEN jsonb_object('loss', confirm_loss)
                    WHEN confirm_accuracy IS NOT NULL THEN jsonb_object() END,
    'facts', jsonb_object('learning_rate', learning_rate)),
  duration_ms
FROM epochs WHERE trial_id IN (SELECT trials.id FROM trials JOIN studies ON studies.id = study_id WHERE objective = 'accuracy');
INSERT INTO measured_epochs
SELECT trial_id, epoch, stop_loss, select_loss, confirm_loss,
  jsonb_object(
    'train', jsonb_object('loss', train_loss),
    'stop', jsonb_object('accuracy', stop_accuracy),
    'select', jsonb_object('accuracy', select_accuracy),
    'confirm', CASE WHEN confirm_accuracy IS NOT NULL THEN jsonb_object('accuracy', confirm_accuracy)
                    WHEN confirm_loss IS NOT NULL THEN jsonb_object() END,
    'facts', jsonb_object('learning_rate', learning_rate)),
  duration_ms
FROM epochs WHERE trial_id IN (SELECT trials.id FROM trials JOIN studies ON studies.id = study_id WHERE objective = 'loss');
DROP TABLE epochs;
ALTER TABLE measured_epochs RENAME TO epochs;

CREATE TABLE measured_evaluations (
  id INTEGER PRIMARY KEY,
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  partition TEXT NOT NULL,
  model_seed INTEGER NOT NULL,
  epochs INTEGER NOT NULL,
  value REAL,
  others BLOB NOT NULL,
  environment_id INTEGER REFERENCES environments,
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO measured_evaluations
SELECT evaluations.id, trial_id, partition, evaluations.model_seed, evaluations.epochs,
  iif(objective = 'accuracy', accuracy, loss),
  iif(objective = 'accuracy', jsonb_object('loss', loss), jsonb_object('accuracy', accuracy)),
  evaluations.environment_id, evaluations.created_at
FROM evaluations JOIN trials ON trials.id = trial_id JOIN studies ON studies.id = study_id;
DROP TABLE evaluations;
ALTER TABLE measured_evaluations RENAME TO evaluations;
CREATE INDEX evaluations_of_trial ON evaluations (trial_id);

ALTER TABLE studies DROP COLUMN objective;

-- kind and content: see shared/row-results.ts
CREATE TABLE row_results (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hits', 'losses')),
  content BLOB NOT NULL,
  PRIMARY KEY (trial_id, epoch, kind)
) STRICT;

CREATE TRIGGER epoch_needs_open_trial BEFORE INSERT ON epochs
WHEN (SELECT state FROM trials WHERE id = NEW.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial takes no epoch'); END;

CREATE TRIGGER epoch_stays BEFORE UPDATE ON epochs
BEGIN SELECT RAISE(ABORT, 'an epoch never changes'); END;

CREATE TRIGGER epoch_is_deleted_with_its_trial BEFORE DELETE ON epochs
WHEN EXISTS (SELECT 1 FROM trials WHERE id = OLD.trial_id)
BEGIN SELECT RAISE(ABORT, 'an epoch is deleted with its trial only'); END;

${ROW_RESULTS_STAY}
CREATE TRIGGER measures_stay BEFORE UPDATE OF measures, objectives ON studies
BEGIN SELECT RAISE(ABORT, 'what a study measures never changes'); END;
`;
