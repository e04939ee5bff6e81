/** Why a rule or a person stopped a trial. Only a single trial shows it, hence a table of its own. */
export const VERSION_4 = `
CREATE TABLE trial_stops (
  trial_id INTEGER PRIMARY KEY REFERENCES trials ON DELETE CASCADE,
  reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER stop_stays BEFORE UPDATE ON trial_stops
BEGIN SELECT RAISE(ABORT, 'the reason of a stop never changes'); END;
`;
