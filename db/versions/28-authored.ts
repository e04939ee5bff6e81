/** What a person writes into the report of a study. */
export const VERSION_28 = `
CREATE TABLE authored (
  study_id INTEGER PRIMARY KEY REFERENCES studies ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
`;
