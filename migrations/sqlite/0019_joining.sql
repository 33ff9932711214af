-- Invitations, where sessions come from, and second factors.

-- People who were invited and have not come yet. Using one up deletes it.
CREATE TABLE invitations (
    -- Becomes the id of the user; number_grants may hold numbers for it already.
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- SHA-256 of the token in the link.
    digest BLOB NOT NULL,
    -- In lower case.
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'editor', 'agent', 'viewer')),
    limited BOOLEAN NOT NULL,
    created_by UUID NOT NULL,
    created_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX invitations_by_digest ON invitations (digest);
CREATE INDEX invitations_by_workspace ON invitations (workspace_id, id);

-- What a session tells its owner by: the browser's own words, cut, and the address it began from.
ALTER TABLE logins ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE logins ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- The secret of a user's authenticator, sealed. Until it is confirmed, nobody is asked for codes.
CREATE TABLE second_factors (
    user_id UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret BLOB NOT NULL,
    confirmed_at TIMESTAMPTZ,
    -- The step of the last code that was taken; it and those before are never taken again.
    last_step BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- SHA-256 of codes for the day on which the authenticator is lost. Each works once.
CREATE TABLE recovery_codes (
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    digest BLOB NOT NULL,
    PRIMARY KEY (user_id, digest)
);
