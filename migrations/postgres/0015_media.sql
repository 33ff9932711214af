-- Files: what contacts sent, and what editors uploaded for flows. The bytes are in the object storage.
CREATE TABLE media (
    -- The message's id for what a contact sent; an id of its own for a file of the library.
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    -- NULL for a file of the library, as is the conversation.
    number_id UUID,
    conversation_id UUID,
    -- image, video, audio, voice, document, sticker
    kind TEXT NOT NULL,
    -- What the sender says it is; once the bytes are here, what they say.
    mime TEXT NOT NULL,
    filename TEXT NOT NULL,
    -- The provider's id; empty for a file of the library.
    provider_id TEXT NOT NULL,
    -- 0 to be fetched, 1 being fetched, 2 here, 3 fetched when somebody asks, 4 not kept, 5 given up, 6 its bytes are being
    -- deleted, 7 its bytes are deleted, 8 it is being deleted as a whole.
    state INTEGER NOT NULL,
    -- Where the bytes are, or are being put; written down before the first of them.
    object_key TEXT,
    size BIGINT,
    sha256 TEXT,
    -- Attempts that began.
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL DEFAULT 0,
    due TIMESTAMPTZ NOT NULL,
    -- Why it was given up or is tried again: a code.
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX media_open ON media (due) WHERE state < 2;
CREATE INDEX media_leaving ON media (id) WHERE state IN (6, 8);
CREATE INDEX media_kept ON media (created_at) WHERE state = 2;
CREATE INDEX media_by_conversation ON media (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX media_library ON media (workspace_id, created_at, id) WHERE conversation_id IS NULL;

-- Files that a number has uploaded to its provider, which keeps them for a while.
CREATE TABLE media_uploads (
    number_id UUID NOT NULL,
    media_id UUID NOT NULL,
    provider_id TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, media_id)
);
CREATE INDEX media_uploads_by_media ON media_uploads (media_id);

-- Forms that a number has published at its provider, and those that could not be published yet.
CREATE TABLE whatsapp_forms (
    number_id UUID NOT NULL,
    -- A digest of the form's fields.
    form_key TEXT NOT NULL,
    -- The provider's id; NULL until it is published.
    provider_id TEXT,
    attempt INTEGER NOT NULL DEFAULT 0,
    -- When it is tried again.
    due TIMESTAMPTZ NOT NULL,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, form_key)
);

-- What a number does with files, and what contacts see of it; NULL for the usual.
ALTER TABLE numbers ADD COLUMN options JSONB;
