-- Messages to many contacts.

CREATE TABLE broadcasts (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    number_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- The segment's name when it was made; empty for everybody.
    segment_name TEXT NOT NULL,
    -- Whom it is for: {"any": false, "rules": [...]}, asked when it begins.
    audience JSONB NOT NULL,
    -- What is said: {"template": {...}} or {"start": "name"}.
    content JSONB NOT NULL,
    -- Whether only those get it who agreed.
    need_consent BOOLEAN NOT NULL,
    -- scheduled, running, paused, done or stopped.
    state TEXT NOT NULL,
    -- Not before. With a local time, when the first time zone of the world reaches it.
    starts_at TIMESTAMPTZ NOT NULL,
    -- The wall clock of each contact, as 2026-12-24T09:00; NULL for one moment for all.
    local_time TEXT,
    -- The time zone of contacts who have none of their own.
    timezone TEXT NOT NULL,
    per_minute BIGINT NOT NULL,
    -- Recipients were collected below this contact; all of them are when it is prepared.
    cursor UUID,
    prepared BOOLEAN NOT NULL DEFAULT FALSE,
    user_id UUID,
    user_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ
);
CREATE INDEX broadcasts_by_workspace ON broadcasts (workspace_id, created_at);
CREATE INDEX broadcasts_open ON broadcasts (starts_at) WHERE state IN ('scheduled', 'running');

CREATE TABLE broadcast_recipients (
    broadcast_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    -- 0 waits, 1 given to the engine, 2 said, 3 left out.
    state INTEGER NOT NULL,
    -- Why it was left out; empty for all others.
    reason TEXT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    given_at TIMESTAMPTZ,
    message_id UUID,
    PRIMARY KEY (broadcast_id, contact_id)
);
CREATE INDEX broadcast_recipients_open ON broadcast_recipients (broadcast_id, due) WHERE state < 2;
CREATE INDEX broadcast_recipients_by_contact ON broadcast_recipients (contact_id);

-- An engine of the version before does not know what a broadcast asks of it.
UPDATE schema_floor SET version = 30;
DELETE FROM engine_nodes;
