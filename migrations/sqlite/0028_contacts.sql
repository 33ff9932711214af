-- People as contacts: what a workspace wants to know of them, what they agreed to, and which of them belong together.

-- Newest first, page by page.
CREATE INDEX contacts_by_workspace ON contacts (workspace_id, id);

-- What admins want to know of every contact.
CREATE TABLE contact_fields (
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- The key in `contacts.fields`.
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    -- text, number, date, yes_no or choice.
    kind TEXT NOT NULL,
    -- What can be chosen, as a list of texts; empty for other kinds.
    choices JSONB NOT NULL,
    -- Whether masked exports hide it.
    personal BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (workspace_id, key)
);

-- When, how and by which words a contact agreed to be written to, or took that back.
CREATE TABLE contact_consents (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    opted_in BOOLEAN NOT NULL,
    -- flow, person or import.
    source TEXT NOT NULL,
    -- The contact's words, or where a person has it from.
    proof TEXT NOT NULL,
    -- The person who noted it; NULL for flows and files.
    author_id UUID,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX contact_consents_by_contact ON contact_consents (contact_id, at);

-- What people tell each other about a contact, whichever conversation it is.
CREATE TABLE contact_notes (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    author_id UUID NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX contact_notes_by_contact ON contact_notes (contact_id, created_at);

-- Filters with a name. Who belongs to one is asked whenever it is used.
CREATE TABLE segments (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    -- {"any": false, "rules": [...]}
    filter JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX segments_by_name ON segments (workspace_id, name);

-- What a contact's rows are found by when the contact is erased.
CREATE INDEX answers_by_contact ON answers (contact_id);

-- An engine of the version before would let flows run for blocked contacts, and would not note what they agree to.
UPDATE schema_floor SET version = 28;
DELETE FROM engine_nodes;
