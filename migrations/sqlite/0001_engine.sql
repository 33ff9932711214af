-- What the engine keeps. Every hot table carries the number's id, so that the schema can be
-- distributed by it. There are no foreign keys between hot tables: rows of one batch are written
-- together, and keys across shards would not survive a distribution.

-- One row: changes when a backup is restored, so that ids derived from rolled-back versions of a
-- conversation are never used again.
CREATE TABLE incarnation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id UUID NOT NULL
);

-- Who may write. Safety comes from the epoch, which every batch checks; `expires_at` (microseconds
-- since 1970 by the database's clock) and `session` only decide how fast another owner steps in.
CREATE TABLE shard_lease (
    shard INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    session TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE contacts (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    -- The name that the contact gave itself.
    name TEXT NOT NULL DEFAULT '',
    -- The phone number if it is known, else empty.
    phone TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX contacts_by_number ON contacts (number_id, id);

-- All the identities under which one contact writes to a number. kind: phone, bsuid, lid, simulator.
CREATE TABLE contact_aliases (
    number_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    contact_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    PRIMARY KEY (number_id, kind, value)
);

CREATE TABLE conversations (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    -- Goes up by one with every event; compared on every write.
    ver BIGINT NOT NULL,
    -- The flow that runs or ran last.
    flow_id UUID,
    flow_version INTEGER,
    -- The engine's session as JSON; NULL when no flow is running.
    session JSONB,
    -- How the channel addresses the contact, from its last message.
    recipient JSONB NOT NULL,
    -- What the list of conversations shows.
    last_text TEXT NOT NULL DEFAULT '',
    last_direction TEXT NOT NULL DEFAULT 'in',
    last_message_at TIMESTAMPTZ NOT NULL,
    -- When the contact last wrote: the start of WhatsApp's 24-hour window.
    last_inbound_at TIMESTAMPTZ,
    message_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conversations_by_workspace ON conversations (workspace_id, last_message_at, id);
CREATE INDEX conversations_by_number ON conversations (number_id, last_message_at, id);
CREATE UNIQUE INDEX conversations_by_contact ON conversations (number_id, contact_id);

-- Everything that came in, for deduplication and as a queue. status: 0 pending, 1 done, 3 dead.
CREATE TABLE inbox (
    number_id UUID NOT NULL,
    chat TEXT NOT NULL,
    sender TEXT NOT NULL,
    msg_id TEXT NOT NULL,
    -- Order of rows that were enqueued by another process.
    enqueued_id UUID,
    kind TEXT NOT NULL,
    -- The event as JSON while it is pending or dead; NULL once it is done.
    body JSONB,
    status INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, chat, sender, msg_id)
);
CREATE INDEX inbox_pending ON inbox (enqueued_id) WHERE status = 0;
CREATE INDEX inbox_received ON inbox (received_at);

-- What has to be sent. status: 0 ready, 1 sending, 2 sent, 3 unknown, 4 dead.
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    ver BIGINT NOT NULL,
    ord INTEGER NOT NULL,
    -- What may be done when it is not known whether a message was sent: reply or at_most_once.
    class TEXT NOT NULL,
    recipient JSONB NOT NULL,
    payload JSONB NOT NULL,
    status INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    sending_at TIMESTAMPTZ,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, ver, ord)
);
CREATE INDEX outbox_open ON outbox (created_at, conversation_id, ver, ord) WHERE status < 2;
CREATE INDEX outbox_created ON outbox (created_at);

CREATE TABLE timers (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    token TEXT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, token)
);
CREATE INDEX timers_due ON timers (due);

-- Calls of a flow to other systems: performed at least once, under this id. status: 0 ready, 2 done, 4 dead.
CREATE TABLE effects (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    ver BIGINT NOT NULL,
    node_id TEXT NOT NULL,
    token TEXT NOT NULL,
    kind TEXT NOT NULL,
    request JSONB NOT NULL,
    status INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    due TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX effects_open ON effects (due) WHERE status < 2;

-- The transcript. An outgoing message has the id of its outbox row.
CREATE TABLE messages (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    -- ver * 4096 + place within the step: ascends within a conversation.
    position BIGINT NOT NULL,
    -- in or out
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Plain text for lists, search and exports.
    text TEXT NOT NULL,
    -- The whole message as JSON.
    body JSONB NOT NULL,
    -- received | queued, sent, delivered, read, played, failed; `status_rank` only goes up.
    status TEXT NOT NULL,
    status_rank INTEGER NOT NULL,
    -- The provider's id, such as a wamid; empty until it is known.
    provider_id TEXT NOT NULL DEFAULT '',
    error TEXT,
    flow_id UUID,
    flow_version INTEGER,
    node_id TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, position)
);
CREATE INDEX messages_by_provider_id ON messages (number_id, provider_id);
CREATE INDEX messages_by_number ON messages (number_id, created_at);
CREATE INDEX messages_by_workspace ON messages (workspace_id, created_at);

-- What contacts answered.
CREATE TABLE answers (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    flow_id UUID NOT NULL,
    flow_version INTEGER NOT NULL,
    node_id TEXT NOT NULL,
    -- The variable or the result's name.
    name TEXT NOT NULL,
    -- The value as plain text, and as JSON.
    text TEXT NOT NULL,
    value JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX answers_by_workspace ON answers (workspace_id, created_at, id);
CREATE INDEX answers_by_conversation ON answers (conversation_id, created_at);

-- What a provider told that is no message: account and template news, statuses of unknown
-- messages, and everything this version does not understand, as it came.
CREATE TABLE channel_events (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    kind TEXT NOT NULL,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX channel_events_by_number ON channel_events (number_id, created_at);
