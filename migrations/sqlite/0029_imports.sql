-- Contacts come in from files.

CREATE TABLE contact_imports (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- At which number the contacts are known.
    number_id UUID NOT NULL,
    user_id UUID,
    user_name TEXT NOT NULL,
    filename TEXT NOT NULL,
    -- The file's bytes; NULL once they are deleted.
    object_key TEXT,
    size BIGINT NOT NULL,
    -- What each column is, and everything else that the person chose, as JSON of the admin API; NULL before it is begun.
    plan JSONB,
    -- uploaded, running, done, stopped or failed.
    state TEXT NOT NULL,
    -- Rows that were looked at, and how many of them were taken or refused.
    rows_read BIGINT NOT NULL DEFAULT 0,
    rows_good BIGINT NOT NULL DEFAULT 0,
    rows_bad BIGINT NOT NULL DEFAULT 0,
    bytes_read BIGINT NOT NULL DEFAULT 0,
    -- The file with the rows that were refused; NULL where there is none.
    report_key TEXT,
    -- Why it failed, for people.
    error TEXT,
    -- Until then one process works on it; another one may take it over afterwards.
    claimed_until TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX contact_imports_by_workspace ON contact_imports (workspace_id, created_at);
CREATE INDEX contact_imports_running ON contact_imports (claimed_until) WHERE state = 'running';
