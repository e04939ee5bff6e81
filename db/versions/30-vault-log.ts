/** The log of the vault only grows: how often rows were read is told by it. */
export const VERSION_30 = `
CREATE TRIGGER vault_reading_stays BEFORE UPDATE ON vault_readings
BEGIN SELECT RAISE(ABORT, 'a reading of the vault never changes'); END;

CREATE TRIGGER vault_reading_is_never_deleted BEFORE DELETE ON vault_readings
BEGIN SELECT RAISE(ABORT, 'a reading of the vault outlives its study'); END;
`;
