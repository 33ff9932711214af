-- Passkeys by which people sign in. The secret half never leaves the authenticator.
CREATE TABLE passkeys (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- The authenticator's id of it.
    credential_id BLOB NOT NULL,
    -- The public key, as JSON.
    public_key TEXT NOT NULL,
    -- How often it has signed; 0 where its authenticator does not count.
    sign_count BIGINT NOT NULL,
    -- How its owner calls it.
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX passkeys_by_credential ON passkeys (credential_id);
CREATE INDEX passkeys_by_user ON passkeys (user_id, id);

-- What browsers were asked to sign, each for one answer: SHA-256 of it.
CREATE TABLE passkey_challenges (
    digest BLOB PRIMARY KEY,
    -- Who is adding a passkey; NULL for signing in.
    user_id UUID,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);
