/** What several versions say of rows that stay as they are. */

export const FINISHED = `('completed', 'stopped', 'failed', 'diverged')`;

export const ROW_RESULTS_STAY = `CREATE TRIGGER row_results_need_open_trial BEFORE INSERT ON row_results
WHEN (SELECT state FROM trials WHERE id = NEW.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial takes no row results'); END;

CREATE TRIGGER row_results_stay BEFORE UPDATE ON row_results
BEGIN SELECT RAISE(ABORT, 'row results never change'); END;

CREATE TRIGGER row_results_of_finished_trial_stay BEFORE DELETE ON row_results
WHEN (SELECT state FROM trials WHERE id = OLD.trial_id) IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'row results of a finished trial are deleted with it only'); END;
`;

/** Columns of a trial that never change after its end: a trigger guards them. */
export const COLUMNS_THAT_NEVER_CHANGE = `id, study_id, session_id, number, state, value, stop_value, best_epoch, epochs, epochs_done, duration_ms,
  started_at, finished_at, worker, params, place, sequence, is_default, model_seed, parent, rung, bracket, asked_after, retries,
  environment_id, created_at, failure`;
