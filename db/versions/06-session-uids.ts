/**
 * A name of the session that no other database gives again: its checkpoints lie in a folder of that name. Those of the
 * sessions that were there before are named by the session's number.
 */
export const VERSION_6 = `
ALTER TABLE sessions ADD COLUMN uid TEXT NOT NULL DEFAULT '';
UPDATE sessions SET uid = id;
CREATE UNIQUE INDEX sessions_by_uid ON sessions (uid);
`;
