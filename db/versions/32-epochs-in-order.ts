import { FINISHED } from './guards.ts';

/**
 * The key of an epoch is its trial and its number in one: a new epoch goes to the end of a table, where it costs least, and those of a
 * trial lie side by side without an index. References would need one, so that a trigger deletes epochs with their trial. The index of
 * trials by their numbers finds those of a study as well as one that held nothing else.
 */
export const VERSION_32 = `
-- id: 2^20 times the id of the trial, plus the epoch
CREATE TABLE epochs_in_order (
  id INTEGER PRIMARY KEY,
  trial_id INTEGER NOT NULL AS (id >> 20) VIRTUAL,
  epoch INTEGER NOT NULL AS (id & 1048575) VIRTUAL,
  stop_value REAL,
  select_value REAL,
  confirm_value REAL,
  others BLOB NOT NULL,
  duration_ms REAL NOT NULL
) STRICT;
INSERT INTO epochs_in_order (id, stop_value, select_value, confirm_value, others, duration_ms)
SELECT (trial_id << 20) + epoch, stop_value, select_value, confirm_value, others, duration_ms FROM epochs ORDER BY trial_id, epoch;
DROP TABLE epochs;
ALTER TABLE epochs_in_order RENAME TO epochs;

CREATE TRIGGER epoch_needs_open_trial BEFORE INSERT ON epochs
WHEN (SELECT state FROM trials WHERE id = NEW.id >> 20) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial takes no epoch'); END;

CREATE TRIGGER epoch_stays BEFORE UPDATE ON epochs
BEGIN SELECT RAISE(ABORT, 'an epoch never changes'); END;

CREATE TRIGGER epoch_is_deleted_with_its_trial BEFORE DELETE ON epochs
WHEN EXISTS (SELECT 1 FROM trials WHERE id = OLD.id >> 20)
BEGIN SELECT RAISE(ABORT, 'an epoch is deleted with its trial only'); END;

CREATE TRIGGER epochs_of_deleted_trial AFTER DELETE ON trials
BEGIN DELETE FROM epochs WHERE id BETWEEN OLD.id << 20 AND (OLD.id << 20) + 1048575; END;

DROP INDEX trials_of_study;
`;
