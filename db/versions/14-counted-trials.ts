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
