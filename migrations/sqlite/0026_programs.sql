-- Answers to changes that a client asked for under a key of its own (Idempotency-Key), so that the same request does the
-- same thing once.
CREATE TABLE idempotency_keys (
    -- The user or the API key that asked.
    holder_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- Under which the request counts once further on.
    id UUID NOT NULL,
    -- SHA-256 of method, address and body.
    fingerprint BLOB NOT NULL,
    -- The answer, sealed: it may hold a secret. NULL while it is under way.
    answer BLOB,
    begun_at TIMESTAMPTZ NOT NULL,
    tried_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (holder_id, name)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (begun_at);

-- From now on secrets are sealed as envelopes, which programs before cannot open.
UPDATE schema_floor SET version = 26;
DELETE FROM engine_nodes;
