/** A model that was trained twice counted as two seeds of its configuration: what was counted with such is counted again. */
export const VERSION_26 = `
WITH twice AS (
  SELECT DISTINCT study_id FROM trials WHERE result IS NOT NULL GROUP BY study_id, params, epochs, model_seed HAVING count(*) > 1)
DELETE FROM counted_trials WHERE study_id IN (SELECT study_id FROM twice)
  OR session_id IN (SELECT id FROM sessions WHERE study_id IN (SELECT study_id FROM twice));
`;
