/** Why a session had nothing more to ask for: its budget was spent, or all configurations were tried. */
export const VERSION_29 = `
ALTER TABLE sessions ADD COLUMN ended TEXT;
`;
