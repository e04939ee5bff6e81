/** Epochs that workers have told and a stop rule has yet to judge: a session that is interrupted before goes on with them. */
export const VERSION_31 = `
CREATE TABLE held_epochs (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  stop_value REAL,
  select_value REAL,
  confirm_value REAL,
  others BLOB NOT NULL,
  duration_ms REAL NOT NULL,
  PRIMARY KEY (trial_id, epoch)
) STRICT;
CREATE TABLE held_row_results (
  trial_id INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  partition TEXT NOT NULL CHECK (partition IN ('select', 'confirm')),
  kind TEXT NOT NULL CHECK (kind IN ('hits', 'losses')),
  content BLOB NOT NULL,
  PRIMARY KEY (trial_id, epoch, partition),
  FOREIGN KEY (trial_id, epoch) REFERENCES held_epochs ON DELETE CASCADE
) STRICT;
`;
