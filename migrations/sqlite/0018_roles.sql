-- A role for people who only work in the inbox, and people and keys that see some numbers only.

-- SQLite cannot change a check; a column of the same name takes the old one's place.
ALTER TABLE users ADD COLUMN wider_role TEXT NOT NULL DEFAULT 'viewer'
    CHECK (wider_role IN ('admin', 'editor', 'agent', 'viewer'));
UPDATE users SET wider_role = role;
ALTER TABLE users DROP COLUMN role;
ALTER TABLE users RENAME COLUMN wider_role TO role;

-- Whether they see the numbers of number_grants only; with none there, nothing.
ALTER TABLE users ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE api_keys ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;

-- Which numbers a limited user or key sees.
CREATE TABLE number_grants (
    holder_id UUID NOT NULL,
    number_id UUID NOT NULL REFERENCES numbers (id),
    PRIMARY KEY (holder_id, number_id)
);
