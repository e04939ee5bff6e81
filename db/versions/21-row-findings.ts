/** What audits have found of rows, by what decides which rows these are: studies on the same rows share it, and it outlives them. */
export const VERSION_21 = `
CREATE TABLE row_findings (
  rows TEXT PRIMARY KEY,
  findings TEXT NOT NULL
) STRICT;
`;
