/**
 * Which jobs came with the product, as their studies did: what a person starts in such a study is the person's own. Which are which
 * was not written down before, so that what has finished in one by now counts as having come with it.
 */
export const VERSION_19 = `
ALTER TABLE jobs ADD COLUMN sample INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET sample = 1 WHERE state = 'finished' AND study_id IN (SELECT id FROM studies WHERE sample = 1);
`;
