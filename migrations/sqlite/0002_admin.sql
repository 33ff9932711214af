-- What people of a business make: their workspace, themselves, their flows and their numbers.

CREATE TABLE workspaces (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- One row as soon as set-up is done; its key lets only one of two simultaneous set-ups win.
CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    set_up_at TIMESTAMPTZ NOT NULL
);

-- Digests of the tokens that processes printed before set-up. Set-up removes them all.
CREATE TABLE setup_tokens (
    digest BLOB PRIMARY KEY,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE users (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- In lower case.
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'editor', 'viewer')),
    -- PHC string of argon2id.
    password_hash TEXT NOT NULL,
    disabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_login_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX users_by_email ON users (email);
CREATE INDEX users_by_workspace ON users (workspace_id, id);

-- Signed-in browsers. The token itself is only in the browser's cookie.
CREATE TABLE logins (
    digest BLOB PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX logins_by_user ON logins (user_id);
CREATE INDEX logins_by_expiry ON logins (expires_at);

-- Devices on which a user has signed in, so that strangers' guesses do not lock the user out.
CREATE TABLE login_devices (
    digest BLOB PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX login_devices_by_user ON login_devices (user_id);

CREATE TABLE flows (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- Copies out of the draft, for lists.
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    node_count INTEGER NOT NULL,
    draft JSONB NOT NULL,
    -- Goes up by one with every save; the draft's etag.
    revision BIGINT NOT NULL,
    -- Digest of the draft without its layout.
    draft_hash TEXT NOT NULL,
    latest_version INTEGER,
    latest_hash TEXT,
    archived_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    -- Who saved it last. The name stays when the user goes.
    updated_by UUID,
    updated_by_name TEXT
);
CREATE INDEX flows_by_workspace ON flows (workspace_id, updated_at, id);

-- Never updated, never deleted: conversations keep the version they began with.
CREATE TABLE flow_versions (
    flow_id UUID NOT NULL REFERENCES flows (id),
    version INTEGER NOT NULL,
    document JSONB NOT NULL,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by UUID,
    created_by_name TEXT,
    PRIMARY KEY (flow_id, version)
);

CREATE TABLE numbers (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    kind TEXT NOT NULL CHECK (kind IN ('simulator', 'cloud_api')),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- The provider's id of the number; NULL when there is none, and after deletion.
    external_id TEXT,
    settings JSONB NOT NULL,
    -- Sealed with the master key; NULL when there are none, and after deletion.
    credentials BLOB,
    status TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    -- A deleted number keeps its name, because its conversations stay readable.
    deleted_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX numbers_by_external_id ON numbers (kind, external_id);
CREATE INDEX numbers_by_workspace ON numbers (workspace_id, id);

-- Which version answers a number: one at most.
CREATE TABLE deployments (
    number_id UUID PRIMARY KEY REFERENCES numbers (id),
    workspace_id UUID NOT NULL,
    flow_id UUID NOT NULL,
    version INTEGER NOT NULL,
    deployed_at TIMESTAMPTZ NOT NULL,
    deployed_by UUID,
    deployed_by_name TEXT,
    FOREIGN KEY (flow_id, version) REFERENCES flow_versions (flow_id, version)
);
CREATE INDEX deployments_by_flow ON deployments (flow_id);
CREATE INDEX deployments_by_workspace ON deployments (workspace_id);

-- The admin's way to the engine's tables.
CREATE INDEX contact_aliases_by_contact ON contact_aliases (contact_id);
CREATE INDEX messages_for_export ON messages (workspace_id, created_at, id);
