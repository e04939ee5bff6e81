/**
 * What the leak lab has trained, by the key of its training: the held-out values of every epoch, as JSON. They go with their job.
 */
export const VERSION_18 = `
CREATE TABLE leak_trainings (
  job_id INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  training TEXT NOT NULL,
  epochs TEXT NOT NULL,
  PRIMARY KEY (job_id, training)
) STRICT;
`;
