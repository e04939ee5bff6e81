/** Of every measure whether each class counts alike in it, which its unit alone said. */
export const VERSION_24 = `
DROP TRIGGER measures_stay;
UPDATE studies SET measures = (
  SELECT json_group_array(
    json_set(value, '$.classesAlike', json(iif(value ->> 'unit' = 'mean share of a class', 'true', 'false'))) ORDER BY key)
  FROM json_each(measures));
CREATE TRIGGER measures_stay BEFORE UPDATE OF measures, objectives ON studies
BEGIN SELECT RAISE(ABORT, 'what a study measures never changes'); END;
`;
