import { COLUMNS_THAT_NEVER_CHANGE, FINISHED } from './guards.ts';

/**
 * A trial has one number in its study. What was its number, its place in the session, is its ordinal. Texts of ours that name a
 * trial get its number: the words of the search, the reasons for going on with one, the incumbents of trained comparisons.
 */
export const VERSION_10 = `
ALTER TABLE trials RENAME COLUMN number TO ordinal;
ALTER TABLE trials ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE trials SET number = counted.number
FROM (SELECT id, row_number() OVER (PARTITION BY study_id ORDER BY id) AS number FROM trials) AS counted
WHERE counted.id = trials.id;
CREATE UNIQUE INDEX trials_by_number ON trials (study_id, number);
DROP INDEX trials_by_result;
CREATE INDEX trials_by_result ON trials (study_id, result, number) WHERE result IS NOT NULL;

DROP TRIGGER finished_trial_stays;
CREATE TRIGGER finished_trial_stays BEFORE UPDATE OF ordinal, ${COLUMNS_THAT_NEVER_CHANGE} ON trials
WHEN OLD.state IN ${FINISHED}
BEGIN SELECT RAISE(ABORT, 'a finished trial never changes'); END;

UPDATE trial_words SET words = '#' || trials.number || substr(words, 1 + length('#' || trials.ordinal))
FROM trials WHERE trials.id = trial_id;

DROP TRIGGER origin_stays;
UPDATE trial_origins SET reason = json_set(reason, '$.text', replace(replace(reason ->> 'text',
  ': trial ' || parent.ordinal || ' was number ', ': trial ' || parent.number || ' was number '),
  'Continues trial ' || parent.ordinal || ', ', 'Continues trial ' || parent.number || ', '))
FROM trials JOIN trials AS parent ON parent.session_id = trials.session_id AND parent.ordinal = trials.parent
WHERE trials.id = trial_id;
UPDATE trial_origins SET reason = json_set(reason, '$.text', replace(reason ->> 'text',
  'the slot of trial ' || replaced.ordinal || ', ', 'the slot of trial ' || replaced.number || ', '))
FROM trials JOIN trials AS replaced ON replaced.session_id = trials.session_id
WHERE trials.id = trial_id AND replaced.ordinal = reason ->> 'replaces';
CREATE TRIGGER origin_stays BEFORE UPDATE ON trial_origins
BEGIN SELECT RAISE(ABORT, 'the origin of a trial never changes'); END;

UPDATE experiment_runs SET path = (
  SELECT json_group_array(json(step)) FROM (
    SELECT json_set(steps.value, '$.trial', trials.number) AS step
    FROM json_each(experiment_runs.path) AS steps JOIN trials ON trials.session_id = experiment_runs.session_id
    WHERE trials.ordinal = steps.value ->> 'trial' ORDER BY steps.key))
WHERE session_id IS NOT NULL;
`;
