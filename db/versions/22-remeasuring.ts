/** Whether a session measures its leading configurations again, and which trial a trial repeats: its ordinal in the session. */
export const VERSION_22 = `
ALTER TABLE sessions ADD COLUMN remeasure INTEGER NOT NULL DEFAULT 0 CHECK (remeasure IN (0, 1));
ALTER TABLE trials ADD COLUMN repeats INTEGER;
CREATE INDEX trials_that_repeat ON trials (study_id, session_id, params) WHERE repeats IS NOT NULL;
CREATE TRIGGER repeats_stay BEFORE UPDATE OF repeats ON trials
BEGIN SELECT RAISE(ABORT, 'what a trial repeats never changes'); END;
`;
