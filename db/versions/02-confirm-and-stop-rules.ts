/** A study may record *confirm* after every epoch, and a session may have a stop rule. */
export const VERSION_2 = `
ALTER TABLE studies ADD COLUMN record_confirm INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN stop_rule TEXT;
`;
