-- A role for people who only work in the inbox, and people who see some numbers only.

-- SQLite cannot change a check; a column of the same name takes the old one's place.
ALTER TABLE users ADD COLUMN wider_role TEXT NOT NULL DEFAULT 'viewer'
    CHECK (wider_role IN ('admin', 'editor', 'agent', 'viewer'));
UPDATE users SET wider_role = role;
ALTER TABLE users DROP COLUMN role;
ALTER TABLE users RENAME COLUMN wider_role TO role;

-- Whether they see the numbers of user_numbers only; with none there, nothing.
ALTER TABLE users ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE user_numbers (
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    number_id UUID NOT NULL REFERENCES numbers (id),
    PRIMARY KEY (user_id, number_id)
);
