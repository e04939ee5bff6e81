/**
 * The tables, as version 1 made them and each later version changed them.
 *
 * What a list of 100,000 trials is filtered and sorted by stands in the row of `trials`; what only a single trial shows (reason,
 * memo) and what only a text search reads (words) stand in tables of their own, so that a scan stays short. Parameters are
 * binary JSON: reading one of them out of 100,000 rows takes 35 ms, half of what text takes, and neither an index for each
 * parameter nor a table of a million names and values has to be kept.
 */

/** Marks a file as a database of Trialdeck: the letters "TdDb". */
export const APPLICATION_ID = 0x54644462;

const FINISHED = `('completed', 'stopped', 'failed', 'diverged')`;

const ROW_RESULTS_STAY = `CREATE TRIGGER row_results_need_open_trial BEFORE INSERT ON row_results
WHEN (SELECT state FROM trials WHERE id = NEW.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial takes no row results'); END;

CREATE TRIGGER row_results_stay BEFORE UPDATE ON row_results
BEGIN SELECT RAISE(ABORT, 'row results never change'); END;

CREATE TRIGGER row_results_of_finished_trial_stay BEFORE DELETE ON row_results
WHEN (SELECT state FROM trials WHERE id = OLD.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'row results of a finished trial are deleted with it only'); END;
`;

/** Columns of a trial that never change after its end: a trigger guards them. */
const COLUMNS_THAT_NEVER_CHANGE = `id, study_id, session_id, number, state, value, stop_value, best_epoch, epochs, epochs_done, duration_ms,
  started_at, finished_at, worker, params, place, sequence, is_default, model_seed, parent, rung, bracket, asked_after, retries,
  environment_id, created_at, failure`;

export const VERSION_1 = `
CREATE TABLE studies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  dataset TEXT NOT NULL,
  split TEXT NOT NULL,
  space TEXT NOT NULL,
  objective TEXT NOT NULL CHECK (objective IN ('accuracy', 'loss')),
  max_epochs INTEGER NOT NULL,
  starred INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  sample INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES studies ON DELETE CASCADE,
  strategy TEXT NOT NULL,
  seed INTEGER NOT NULL,
  budget TEXT NOT NULL,
  workers INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'failed')),
  failure TEXT,
  created_at TEXT NOT NULL,
  finished_at TEXT,
  active_ms REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sessions_of_study ON sessions (study_id);

CREATE TABLE environments (
  id INTEGER PRIMARY KEY,
  content TEXT NOT NULL UNIQUE
) STRICT;

-- place: position among the results of the study, from 1; sequence: among those of the session
CREATE TABLE trials (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES studies ON DELETE CASCADE,
  session_id INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'completed', 'stopped', 'failed', 'diverged')),
  value REAL,
  stop_value REAL,
  best_epoch INTEGER,
  epochs INTEGER NOT NULL,
  epochs_done INTEGER NOT NULL,
  duration_ms REAL NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  worker INTEGER,
  starred INTEGER NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '[]',
  params BLOB NOT NULL,
  place INTEGER,
  sequence INTEGER,
  is_default INTEGER NOT NULL,
  model_seed INTEGER NOT NULL,
  parent INTEGER,
  rung INTEGER,
  bracket INTEGER,
  asked_after INTEGER NOT NULL,
  retries INTEGER NOT NULL DEFAULT 0,
  environment_id INTEGER REFERENCES environments,
  created_at TEXT NOT NULL,
  failure TEXT,
  note TEXT NOT NULL DEFAULT '',
  result REAL AS (CASE WHEN state IN ('completed', 'stopped') THEN value END) VIRTUAL,
  UNIQUE (session_id, number)
) STRICT;
CREATE INDEX trials_of_study ON trials (study_id);
CREATE INDEX trials_by_state ON trials (study_id, state);
CREATE INDEX trials_by_result ON trials (study_id, result, number) WHERE result IS NOT NULL;
CREATE INDEX trials_by_place ON trials (study_id, place, result) WHERE place IS NOT NULL;
CREATE INDEX trials_by_sequence ON trials (session_id, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX trials_of_default ON trials (study_id, place) WHERE is_default = 1;

CREATE TABLE trial_origins (
  trial_id INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE,
  reason TEXT NOT NULL,
  memo TEXT NOT NULL
) STRICT;

-- what the text filter reads, in lower case
CREATE TABLE trial_words (
  trial_id INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;

CREATE TABLE epochs (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  train_loss REAL NOT NULL,
  stop_loss REAL NOT NULL,
  stop_accuracy REAL NOT NULL,
  select_loss REAL NOT NULL,
  select_accuracy REAL NOT NULL,
  confirm_loss REAL,
  confirm_accuracy REAL,
  learning_rate REAL NOT NULL,
  duration_ms REAL NOT NULL,
  PRIMARY KEY (trial_id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluations (
  id INTEGER PRIMARY KEY,
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  partition TEXT NOT NULL,
  model_seed INTEGER NOT NULL,
  epochs INTEGER NOT NULL,
  loss REAL NOT NULL,
  accuracy REAL NOT NULL,
  environment_id INTEGER REFERENCES environments,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX evaluations_of_trial ON evaluations (trial_id);

-- a reading stays when its study is deleted, hence no foreign keys
CREATE TABLE vault_readings (
  id INTEGER PRIMARY KEY,
  study_id INTEGER NOT NULL,
  study_name TEXT NOT NULL,
  dataset_hash TEXT NOT NULL,
  trial_id INTEGER,
  at TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER finished_trial_stays BEFORE UPDATE OF ${COLUMNS_THAT_NEVER_CHANGE} ON trials
WHEN OLD.state IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;

CREATE TRIGGER trial_is_deleted_with_its_study BEFORE DELETE ON trials
WHEN EXISTS (SELECT 1 FROM studies WHERE id = OLD.study_id)
BEGIN SELECT RAISE(ABORT, 'a trial is deleted with its study only'); END;

CREATE TRIGGER origin_stays BEFORE UPDATE ON trial_origins
BEGIN SELECT RAISE(ABORT, 'the origin of a trial never changes'); END;

CREATE TRIGGER epoch_needs_open_trial BEFORE INSERT ON epochs
WHEN (SELECT state FROM trials WHERE id = NEW.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial takes no epoch'); END;

CREATE TRIGGER epoch_stays BEFORE UPDATE ON epochs
BEGIN SELECT RAISE(ABORT, 'an epoch never changes'); END;

CREATE TRIGGER epoch_is_deleted_with_its_trial BEFORE DELETE ON epochs
WHEN EXISTS (SELECT 1 FROM trials WHERE id = OLD.trial_id)
BEGIN SELECT RAISE(ABORT, 'an epoch is deleted with its trial only'); END;
`;

/** A study may record *confirm* after every epoch, and a session may have a stop rule. */
export const VERSION_2 = `
ALTER TABLE studies ADD COLUMN record_confirm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN stop_rule TEXT;
`;

/** Experiments: strategies compared in a study, with one row for every run of an arm. */
export const VERSION_3 = `
CREATE TABLE experiments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES studies ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('replay', 'training')),
  arms TEXT NOT NULL,
  repetitions INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  budget TEXT NOT NULL,
  workers INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'failed')),
  failure TEXT,
  created_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX experiments_of_study ON experiments (study_id);

CREATE TABLE experiment_runs (
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  repetition INTEGER NOT NULL,
  arm INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed')),
  failure TEXT,
  session_id INTEGER REFERENCES sessions ON DELETE SET NULL,
  spent TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (experiment_id, repetition, arm)
) STRICT, WITHOUT ROWID;
CREATE INDEX experiment_runs_of_session ON experiment_runs (session_id);
`;

/** Why a rule or a person stopped a trial. Only a single trial shows it, hence a table of its own. */
export const VERSION_4 = `
CREATE TABLE trial_stops (
  trial_id INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE,
  reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER stop_stays BEFORE UPDATE ON trial_stops
BEGIN SELECT RAISE(ABORT, 'the reason of a stop never changes'); END;
`;

/** Whether a person ended a finished session before its budget was spent. */
export const VERSION_5 = `
ALTER TABLE sessions ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
`;

/**
 * A name of the session that no other database gives again: its checkpoints lie in a folder of that name. Those of the
 * sessions that were there before are named by the session's number.
 */
export const VERSION_6 = `
ALTER TABLE sessions ADD COLUMN uid TEXT NOT NULL DEFAULT '';
UPDATE sessions SET uid = id;
CREATE UNIQUE INDEX sessions_by_uid ON sessions (uid);
`;

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

/** The command that starts a session's workers; null where they are those of this machine. */
export const VERSION_8 = `
ALTER TABLE sessions ADD COLUMN runs_on TEXT;
`;

/**
 * Whatever takes longer than a call is a job. The state of a session and of an experiment is that of its job; those that were
 * there before get one each. A session that an experiment trains is a part of the experiment's job. A trial that never
 * began may go with its session.
 */
export const VERSION_9 = `
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  study_id INTEGER REFERENCES studies ON DELETE CASCADE,
  parent INTEGER REFERENCES jobs ON DELETE SET NULL,
  about TEXT NOT NULL DEFAULT '{}',
  cores TEXT NOT NULL CHECK (cores IN ('all', 'one', 'none')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'finished', 'failed')),
  -- in line, ascending; only while it waits
  place INTEGER,
  reason TEXT,
  stopped INTEGER NOT NULL DEFAULT 0,
  progress TEXT NOT NULL DEFAULT '{"done":0,"of":null,"share":null,"remainingMs":null,"text":""}',
  result TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  active_ms REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX jobs_of_study ON jobs (study_id);
CREATE INDEX jobs_of_parent ON jobs (parent) WHERE parent IS NOT NULL;
CREATE INDEX jobs_by_state ON jobs (state);
CREATE INDEX jobs_in_line ON jobs (place);

CREATE TABLE job_log (
  job_id INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  line INTEGER NOT NULL,
  at TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  text TEXT NOT NULL,
  PRIMARY KEY (job_id, line)
) STRICT, WITHOUT ROWID;

ALTER TABLE sessions ADD COLUMN job_id INTEGER REFERENCES jobs;
ALTER TABLE experiments ADD COLUMN job_id INTEGER REFERENCES jobs;
UPDATE sessions SET job_id = id;
UPDATE experiments SET job_id = id + (SELECT coalesce(max(id), 0) FROM sessions);

INSERT INTO jobs (id, kind, study_id, cores, state, reason, progress, created_at, started_at, finished_at)
SELECT job_id, 'experiment', study_id, iif(kind = 'training', 'all', 'one'), state, failure,
  (SELECT json_object('done', sum(runs.state = 'finished'), 'of', count(*), 'share', avg(runs.state = 'finished'),
     'remainingMs', NULL, 'text', sum(runs.state = 'finished') || ' of ' || count(*) || ' runs')
   FROM experiment_runs AS runs WHERE runs.experiment_id = experiments.id),
  created_at, created_at, finished_at
FROM experiments;

INSERT INTO jobs (id, kind, study_id, parent, cores, state, reason, stopped, progress, created_at, started_at, finished_at, active_ms)
SELECT job_id, 'search', study_id,
  (SELECT experiments.job_id FROM experiment_runs JOIN experiments ON experiments.id = experiment_id WHERE session_id = sessions.id),
  'all', state, failure, stopped,
  (SELECT json_object('done', count(sequence), 'of', budget ->> 'trials', 'share', min(1.0, count(sequence) * 1.0 / (budget ->> 'trials')),
     'remainingMs', NULL, 'text', count(sequence) || coalesce(' of ' || (budget ->> 'trials'), '') || ' trials')
   FROM trials WHERE trials.session_id = sessions.id),
  created_at, created_at, finished_at, active_ms
FROM sessions;

ALTER TABLE sessions DROP COLUMN state;
ALTER TABLE sessions DROP COLUMN failure;
ALTER TABLE sessions DROP COLUMN stopped;
ALTER TABLE sessions DROP COLUMN finished_at;
ALTER TABLE sessions DROP COLUMN active_ms;
ALTER TABLE experiments DROP COLUMN state;
ALTER TABLE experiments DROP COLUMN failure;
ALTER TABLE experiments DROP COLUMN finished_at;
CREATE UNIQUE INDEX sessions_by_job ON sessions (job_id);
CREATE UNIQUE INDEX experiments_by_job ON experiments (job_id);

DROP TRIGGER trial_is_deleted_with_its_study;
CREATE TRIGGER trial_that_began_is_deleted_with_its_study BEFORE DELETE ON trials
WHEN (OLD.state <> 'queued' OR OLD.started_at IS NOT NULL) AND EXISTS (SELECT 1 FROM studies WHERE id = OLD.study_id)
BEGIN SELECT RAISE(ABORT, 'a trial that began is deleted with its study only'); END;
`;

/**
 * A trial has one number in its study. What was its number, its place in the session, is its ordinal. Texts of ours that name a
 * trial get its number: the words of the search, the reasons for going on with one, the incumbents of trained comparisons.
 */
export const VERSION_10 = `
ALTER TABLE trials RENAME COLUMN number TO ordinal;
ALTER TABLE trials ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE trials SET number = counted.number
FROM (SELECT id, row_number() OVER (PARTITION BY study_id ORDER BY id) AS number FROM trials) AS counted
WHERE counted.id = trials.id;
CREATE UNIQUE INDEX trials_by_number ON trials (study_id, number);
DROP INDEX trials_by_result;
CREATE INDEX trials_by_result ON trials (study_id, result, number) WHERE result IS NOT NULL;

DROP TRIGGER finished_trial_stays;
CREATE TRIGGER finished_trial_stays BEFORE UPDATE OF ordinal, ${COLUMNS_THAT_NEVER_CHANGE} ON trials
WHEN OLD.state IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;

UPDATE trial_words SET words = '#' || trials.number || substr(words, 1 + length('#' || trials.ordinal))
FROM trials WHERE trials.id = trial_id;

DROP TRIGGER origin_stays;
UPDATE trial_origins SET reason = json_set(reason, '$.text', replace(replace(reason ->> 'text',
  ': trial ' || parent.ordinal || ' was number ', ': trial ' || parent.number || ' was number '),
  'Continues trial ' || parent.ordinal || ', ', 'Continues trial ' || parent.number || ', '))
FROM trials JOIN trials AS parent ON parent.session_id = trials.session_id AND parent.ordinal = trials.parent
WHERE trials.id = trial_id;
UPDATE trial_origins SET reason = json_set(reason, '$.text', replace(reason ->> 'text',
  'the slot of trial ' || replaced.ordinal || ', ', 'the slot of trial ' || replaced.number || ', '))
FROM trials JOIN trials AS replaced ON replaced.session_id = trials.session_id
WHERE trials.id = trial_id AND replaced.ordinal = reason ->> 'replaces';
CREATE TRIGGER origin_stays BEFORE UPDATE ON trial_origins
BEGIN SELECT RAISE(ABORT, 'the origin of a trial never changes'); END;

UPDATE experiment_runs SET path = (
  SELECT json_group_array(json(step)) FROM (
    SELECT json_set(steps.value, '$.trial', trials.number) AS step
    FROM json_each(experiment_runs.path) AS steps JOIN trials ON trials.session_id = experiment_runs.session_id
    WHERE trials.ordinal = steps.value ->> 'trial' ORDER BY steps.key))
WHERE session_id IS NOT NULL;
`;

/** What a trial of the study is: a network on a data set, as all were before, or something else. */
export const VERSION_11 = `
ALTER TABLE studies ADD COLUMN task TEXT NOT NULL DEFAULT '{}';
UPDATE studies SET task = json_object('kind', 'network', 'dataset', json(dataset), 'split', json(split),
  'recordConfirm', json(iif(record_confirm = 1, 'true', 'false')));
ALTER TABLE studies DROP COLUMN dataset;
ALTER TABLE studies DROP COLUMN split;
ALTER TABLE studies DROP COLUMN record_confirm;

CREATE TRIGGER task_stays BEFORE UPDATE OF task ON studies
BEGIN SELECT RAISE(ABORT, 'what a trial of a study is never changes'); END;
`;

/** Row results are of a partition; all before were of *select*. */
export const VERSION_12 = `
CREATE TABLE partitioned_row_results (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  partition TEXT NOT NULL CHECK (partition IN ('select', 'confirm')),
  kind TEXT NOT NULL CHECK (kind IN ('hits', 'losses')),
  content BLOB NOT NULL,
  PRIMARY KEY (trial_id, epoch, partition)
) STRICT;
INSERT INTO partitioned_row_results SELECT trial_id, epoch, 'select', kind, content FROM row_results;
DROP TABLE row_results;
ALTER TABLE partitioned_row_results RENAME TO row_results;
${ROW_RESULTS_STAY}`;

/** The smallest gap that is of use, where a person states it. */
export const VERSION_13 = `
ALTER TABLE experiments ADD COLUMN margin REAL;
`;

/**
 * What is kept of the rows of a session's trials; see shared/counted-trials.ts. Made from row results and made again where it is missing.
 * Its arrays are little-endian: winners int32, scores and judged float64, a number a bootstrap; right_answers uint32, one a row.
 */
export const VERSION_14 = `
CREATE TABLE counted_trials (
  session_id INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  leader TEXT,
  winners BLOB NOT NULL,
  scores BLOB NOT NULL,
  judged BLOB NOT NULL,
  right_answers BLOB
) STRICT;
`;

/** A session has a number in its study, as a trial has. */
export const VERSION_15 = `
ALTER TABLE sessions ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET number = counted.number
FROM (SELECT id, row_number() OVER (PARTITION BY study_id ORDER BY id) AS number FROM sessions) AS counted
WHERE counted.id = sessions.id;
CREATE UNIQUE INDEX sessions_by_number ON sessions (study_id, number);
`;

/** Virtual workers of a session's clock; null where results count as they come, as they did before. */
export const VERSION_16 = `
ALTER TABLE sessions ADD COLUMN width INTEGER CHECK (width BETWEEN 1 AND 64);
`;

/**
 * Confirmations. Their runs are trials of a study of its own that names the confirmed one, so that nothing of the search counts
 * them; it is in no list and goes with the study that it confirms.
 */
export const VERSION_17 = `
ALTER TABLE studies ADD COLUMN confirms INTEGER REFERENCES studies ON DELETE CASCADE;
CREATE INDEX studies_by_confirmed ON studies (confirms) WHERE confirms IS NOT NULL;

CREATE TABLE confirmations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES studies ON DELETE CASCADE,
  job_id INTEGER NOT NULL UNIQUE REFERENCES jobs,
  session_id INTEGER REFERENCES sessions ON DELETE SET NULL,
  candidates TEXT NOT NULL,
  model_seeds TEXT NOT NULL,
  workers INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX confirmations_of_study ON confirmations (study_id);
CREATE INDEX confirmations_of_session ON confirmations (session_id);
`;

/**
 * What the leak lab has trained, by the key of its training: the held-out values of every epoch, as JSON. They go with their job.
 */
export const VERSION_18 = `
CREATE TABLE leak_trainings (
  job_id INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  training TEXT NOT NULL,
  epochs TEXT NOT NULL,
  PRIMARY KEY (job_id, training)
) STRICT;
`;
