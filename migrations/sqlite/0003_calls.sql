-- What flows do besides answering: calls to other systems, what is known of contacts, tables, webhooks.

-- The first shape of this table was never written to.
DROP TABLE effects;

-- Calls of flows to other systems, and events for subscribers: performed at least once, under this id.
-- A call that is answered is deleted with the commit that moves its conversation.
-- status: 0 ready, 1 under way, 4 given up.
CREATE TABLE effects (
    number_id UUID NOT NULL,
    -- hash128(incarnation, conversation, ver, ord); the Idempotency-Key of a call, the webhook-id of an event.
    id UUID NOT NULL,
    -- The subscription that is told of an event; the id itself for a call.
    target UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    -- The engine's token of the call; empty for an event.
    token TEXT NOT NULL,
    -- http, lookup, ai, transcribe, speak, email; or event.
    kind TEXT NOT NULL,
    request JSONB NOT NULL,
    status INTEGER NOT NULL,
    -- Attempts that began.
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, id, target)
);
CREATE INDEX effects_open ON effects (due) WHERE status < 2;
CREATE INDEX effects_created ON effects (created_at);

-- Fields that admins or flows set, by key.
ALTER TABLE contacts ADD COLUMN fields JSONB NOT NULL DEFAULT '{}';
-- A sorted list of tags.
ALTER TABLE contacts ADD COLUMN tags JSONB NOT NULL DEFAULT '[]';
-- BCP 47 tag; empty when it is not known.
ALTER TABLE contacts ADD COLUMN language TEXT NOT NULL DEFAULT '';
-- Whether the contact agreed to be written to; NULL when never asked.
ALTER TABLE contacts ADD COLUMN opted_in BOOLEAN;
-- Whether nothing is sent to the contact any more.
ALTER TABLE contacts ADD COLUMN blocked BOOLEAN NOT NULL DEFAULT FALSE;
-- Whether somebody else gave the name, so that the contact's own does not replace it.
ALTER TABLE contacts ADD COLUMN named BOOLEAN NOT NULL DEFAULT FALSE;

-- Rows of the tables of a workspace. Flows add rows and look them up.
CREATE TABLE table_rows (
    workspace_id UUID NOT NULL,
    table_name TEXT NOT NULL,
    id UUID NOT NULL,
    -- Where the row comes from; NULL for rows that people entered.
    number_id UUID,
    conversation_id UUID,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (workspace_id, table_name, id)
);
CREATE INDEX table_rows_by_age ON table_rows (workspace_id, table_name, created_at, id);

-- Addresses at which conversations wait for a post. Whoever knows the key may post; only its hash is kept.
CREATE TABLE listeners (
    key_hash TEXT NOT NULL,
    number_id UUID NOT NULL,
    -- New each time that the conversation waits: a step that is reached again has the same key.
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (key_hash, number_id)
);
CREATE INDEX listeners_created ON listeners (created_at);

-- Conversations that are with a person, and those that were.
CREATE TABLE hand_overs (
    number_id UUID NOT NULL,
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    -- Empty for the only queue.
    queue TEXT NOT NULL,
    -- Empty for anybody of the queue.
    assignee TEXT NOT NULL,
    note TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    -- NULL while it is with a person.
    ended_at TIMESTAMPTZ,
    PRIMARY KEY (number_id, id)
);
CREATE INDEX hand_overs_open ON hand_overs (workspace_id, created_at) WHERE ended_at IS NULL;
CREATE INDEX hand_overs_by_conversation ON hand_overs (conversation_id);

-- Addresses that are told of events.
CREATE TABLE subscriptions (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    url TEXT NOT NULL,
    -- Names between bars, as in |order.paid|lead|; empty for every event.
    events TEXT NOT NULL,
    -- Sealed with the master key; signs what is sent.
    secret BLOB NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX subscriptions_by_workspace ON subscriptions (workspace_id, id);

-- The group that a flow counts the answer in; empty for none.
ALTER TABLE answers ADD COLUMN category TEXT NOT NULL DEFAULT '';
