import { ROW_RESULTS_STAY } from './guards.ts';

/** Row results are of a partition; all before were of *select*. */
export const VERSION_12 = `
CREATE TABLE partitioned_row_results (
  trial_id INTEGER NOT NULL REFERENCES trials ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  partition TEXT NOT NULL CHECK (partition IN ('select', 'confirm')),
  kind TEXT NOT NULL CHECK (kind IN ('hits', 'losses')),
  content BLOB NOT NULL,
  PRIMARY KEY (trial_id, epoch, partition)
) STRICT;
INSERT INTO partitioned_row_results SELECT trial_id, epoch, 'select', kind, content FROM row_results;
DROP TABLE row_results;
ALTER TABLE partitioned_row_results RENAME TO row_results;
${ROW_RESULTS_STAY}`;
