/**
 * A configuration's model seeds are one candidate, in whatever session they were trained: rows are counted for the study and for each
 * session, and what was counted trial by trial is counted again from the row results.
 */
export const VERSION_23 = `
DROP TABLE counted_trials;
CREATE TABLE counted_trials (
  study_id INTEGER UNIQUE REFERENCES studies ON DELETE CASCADE,
  session_id INTEGER UNIQUE REFERENCES sessions ON DELETE CASCADE,
  up_to INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  configurations INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  best REAL,
  leader TEXT,
  winners BLOB NOT NULL,
  scores BLOB NOT NULL,
  judged BLOB NOT NULL,
  right_answers BLOB,
  CHECK ((study_id IS NULL) <> (session_id IS NULL))
) STRICT;
CREATE INDEX trials_by_configuration ON trials (study_id, params, epochs) WHERE result IS NOT NULL;
`;
