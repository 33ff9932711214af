-- Keys by which programs use the API. The key itself is only with its program.
CREATE TABLE api_keys (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    name TEXT NOT NULL,
    -- SHA-256 of the key.
    digest BLOB NOT NULL,
    -- What people tell it from others by: how the key begins.
    hint TEXT NOT NULL,
    -- What it may do: names of permissions, with a space between them.
    permissions TEXT NOT NULL,
    -- Requests per minute.
    per_minute INTEGER NOT NULL,
    -- Who made it; they may be gone by now.
    created_by UUID NOT NULL,
    created_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- NULL for never.
    expires_at TIMESTAMPTZ,
    -- Exact to a minute.
    last_used_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (digest);
CREATE INDEX api_keys_by_workspace ON api_keys (workspace_id, id);
