-- People answer conversations beside flows.

-- Why flows are silent in a conversation, and what they hear when that ends; NULL while they speak.
ALTER TABLE conversations ADD COLUMN pause JSONB;
-- Which start fired on a message that came in, and why, as JSON.
ALTER TABLE messages ADD COLUMN start JSONB;
-- Who of the workspace wrote it; NULL for what flows and contacts write.
ALTER TABLE messages ADD COLUMN author_id UUID;

-- Who looks after a conversation.
CREATE TABLE conversation_assignees (
    conversation_id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    user_id UUID NOT NULL,
    assigned_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conversation_assignees_by_user ON conversation_assignees (user_id);

-- How far each person has read each conversation.
CREATE TABLE conversation_reads (
    user_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    read_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, conversation_id)
);
CREATE INDEX conversation_reads_by_conversation ON conversation_reads (conversation_id);

-- What people tell each other about a conversation. Contacts never see it.
CREATE TABLE conversation_notes (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    author_id UUID NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX conversation_notes_by_conversation ON conversation_notes (conversation_id, created_at);

-- Who is called by a note, and has not looked yet.
CREATE TABLE note_mentions (
    user_id UUID NOT NULL,
    note_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    PRIMARY KEY (user_id, note_id)
);
CREATE INDEX note_mentions_by_conversation ON note_mentions (conversation_id);

-- Words that people send again and again.
CREATE TABLE saved_replies (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    -- What one types after a slash.
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX saved_replies_by_name ON saved_replies (workspace_id, name);

-- Only few conversations are with a person.
CREATE INDEX conversations_paused ON conversations (workspace_id) WHERE pause IS NOT NULL;

-- An engine of the version before would take what people do for news of a provider, and speak through a pause.
UPDATE schema_floor SET version = 21;
DELETE FROM engine_nodes;
