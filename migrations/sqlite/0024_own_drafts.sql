-- What people change in flows before they share it: one row for each flow and person.
CREATE TABLE own_drafts (
    flow_id UUID NOT NULL REFERENCES flows (id),
    user_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    user_name TEXT NOT NULL,
    -- Revision of the shared draft that it began from, and that draft: what a merge compares both sides with.
    base_revision BIGINT NOT NULL,
    base JSONB NOT NULL,
    draft JSONB NOT NULL,
    -- Whether the two differ.
    changed BOOLEAN NOT NULL,
    -- Goes up by one with every save.
    revision BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (flow_id, user_id)
);
