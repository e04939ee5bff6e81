/** Virtual workers of a session's clock; null where results count as they come, as they did before. */
export const VERSION_16 = `
ALTER TABLE sessions ADD COLUMN width INTEGER CHECK (width BETWEEN 1 AND 64);
`;
