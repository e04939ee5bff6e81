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
