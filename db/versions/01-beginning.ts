/**
 * The tables as the first version made them.
 *
 * What a list of 100,000 trials is filtered and sorted by stands in the row of `trials`; what only a single trial shows (reason,
 * memo) and what only a text search reads (words) stand in tables of their own, so that a scan stays short. Parameters are
 * binary JSON: reading one of them out of 100,000 rows takes 35 ms, half of what text takes, and neither an index for each
 * parameter nor a table of a million names and values has to be kept.
 */
import { COLUMNS_THAT_NEVER_CHANGE, FINISHED } from './guards.ts';

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
