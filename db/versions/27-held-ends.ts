/** Ends of trials that are known and do not count yet: a session that is interrupted before they do goes on with them. */
export const VERSION_27 = `
CREATE TABLE held_ends (
  trial_id INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('completed', 'failed', 'diverged')),
  failure TEXT,
  at TEXT NOT NULL
) STRICT;
`;
