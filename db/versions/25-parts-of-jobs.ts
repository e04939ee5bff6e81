/** Which jobs are parts of another one, also once that one is deleted. Of those deleted before nobody knows what they were parts of. */
export const VERSION_25 = `
ALTER TABLE jobs ADD COLUMN part INTEGER NOT NULL DEFAULT 0 CHECK (part IN (0, 1));
UPDATE jobs SET part = 1 WHERE parent IS NOT NULL;
`;
