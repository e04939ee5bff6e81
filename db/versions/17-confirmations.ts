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
