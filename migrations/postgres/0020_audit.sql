-- What people and programs did, and were refused: one chain of hashes per workspace.

CREATE TABLE audit_log (
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- From 1, without gaps.
    seq BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    -- 'user', 'api_key' or 'system'.
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    actor_name TEXT NOT NULL,
    -- What the API calls the operation, such as 'PATCH /users/{id}'.
    action TEXT NOT NULL,
    -- The ids in the operation's path, with a slash between them; may be empty.
    target TEXT NOT NULL,
    -- 'done', 'denied' or 'failed'.
    outcome TEXT NOT NULL,
    -- The HTTP status of the answer.
    status INTEGER NOT NULL,
    address TEXT NOT NULL,
    -- A JSON object; what was before, and what was after. As text, because its very bytes are hashed.
    detail TEXT NOT NULL,
    -- The hash of the entry before; of the first, 32 zeros.
    prev_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, seq)
);

-- The end of each chain. Whoever adds an entry locks it.
CREATE TABLE audit_heads (
    workspace_id UUID PRIMARY KEY REFERENCES workspaces (id),
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

-- A restored backup makes the tables anew and finds the function there already.
CREATE OR REPLACE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;
CREATE TRIGGER audit_log_keeps_entries BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_log_is_append_only();
CREATE TRIGGER audit_log_keeps_all_entries BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
