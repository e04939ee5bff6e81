/** The command that starts a session's workers; null where they are those of this machine. */
export const VERSION_8 = `
ALTER TABLE sessions ADD COLUMN runs_on TEXT;
`;
