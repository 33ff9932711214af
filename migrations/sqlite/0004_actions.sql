-- Actions that admins define once and flows use like built-in steps. A version never changes; flows carry
-- the versions that they use.
CREATE TABLE actions (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- 1, 2, 3… within the name.
    version INTEGER NOT NULL,
    definition JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by UUID,
    created_by_name TEXT,
    PRIMARY KEY (workspace_id, name, version)
);

-- Names that are not offered any more. Their versions stay, for drafts that still use them.
CREATE TABLE hidden_actions (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace_id, name)
);
