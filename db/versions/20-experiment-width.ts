/** The width that all searches of a comparison have. Replays were as wide as they had workers, trained ones as their sessions are. */
export const VERSION_20 = `
ALTER TABLE experiments ADD COLUMN width INTEGER CHECK (width BETWEEN 1 AND 64);
UPDATE experiments SET width = min(workers, 64) WHERE kind = 'replay';
UPDATE experiments SET width = (
  SELECT max(sessions.width) FROM experiment_runs JOIN sessions ON sessions.id = experiment_runs.session_id
  WHERE experiment_runs.experiment_id = experiments.id
) WHERE kind = 'training';
`;
