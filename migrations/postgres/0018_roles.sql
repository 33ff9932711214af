-- A role for people who only work in the inbox, and people who see some numbers only.

ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK (role IN ('admin', 'editor', 'agent', 'viewer'));

-- Whether they see the numbers of user_numbers only; with none there, nothing.
ALTER TABLE users ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE user_numbers (
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    number_id UUID NOT NULL REFERENCES numbers (id),
    PRIMARY KEY (user_id, number_id)
);
