/** A session has a number in its study, as a trial has. */
export const VERSION_15 = `
ALTER TABLE sessions ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET number = counted.number
FROM (SELECT id, row_number() OVER (PARTITION BY study_id ORDER BY id) AS number FROM sessions) AS counted
WHERE counted.id = sessions.id;
CREATE UNIQUE INDEX sessions_by_number ON sessions (study_id, number);
`;
