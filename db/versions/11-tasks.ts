/** What a trial of the study is: a network on a data set, as all were before, or something else. */
export const VERSION_11 = `
ALTER TABLE studies ADD COLUMN task TEXT NOT NULL DEFAULT '{}';
UPDATE studies SET task = json_object('kind', 'network', 'dataset', json(dataset), 'split', json(split),
  'recordConfirm', json(iif(record_confirm = 1, 'true', 'false')));
ALTER TABLE studies DROP COLUMN dataset;
ALTER TABLE studies DROP COLUMN split;
ALTER TABLE studies DROP COLUMN record_confirm;

CREATE TRIGGER task_stays BEFORE UPDATE OF task ON studies
BEGIN SELECT RAISE(ABORT, 'what a trial of a study is never changes'); END;
`;
