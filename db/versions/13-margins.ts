/** The smallest gap that is of use, where a person states it. */
export const VERSION_13 = `
ALTER TABLE experiments ADD COLUMN margin REAL;
`;
