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
