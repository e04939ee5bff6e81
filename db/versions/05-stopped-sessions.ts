/** Whether a person ended a finished session before its budget was spent. */
export const VERSION_5 = `
ALTER TABLE sessions ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;
`;
