/** The trial `:trialId` and its ancestors: in SQL a table `lineage` of trial id and generation, 0 for the trial itself. */
export const LINEAGE = `WITH RECURSIVE lineage (id, session_id, parent, generation) AS (
  SELECT id, session_id, parent, 0 FROM trials WHERE id = :trialId
  UNION ALL
  SELECT trials.id, trials.session_id, trials.parent, generation + 1 FROM lineage
  JOIN trials ON trials.session_id = lineage.session_id AND trials.ordinal = lineage.parent)`;
