-- A role for people who only work in the inbox, and people and keys that see some numbers only.

ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role_check CHECK (role IN ('admin', 'editor', 'agent', 'viewer'));

-- Whether they see the numbers of number_grants only; with none there, nothing.
ALTER TABLE users ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE api_keys ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;

-- Which numbers a limited user or key sees.
CREATE TABLE number_grants (
    holder_id UUID NOT NULL,
    number_id UUID NOT NULL REFERENCES numbers (id),
    PRIMARY KEY (holder_id, number_id)
);
