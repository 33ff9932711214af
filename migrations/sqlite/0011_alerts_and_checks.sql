-- How subscribers fare, alerts by WhatsApp, conversations that check deployed flows, and which programs may run.

ALTER TABLE subscriptions ADD COLUMN last_success_at TIMESTAMPTZ;
ALTER TABLE subscriptions ADD COLUMN last_failure_at TIMESTAMPTZ;
-- Why, without anything that was sent or answered.
ALTER TABLE subscriptions ADD COLUMN last_failure TEXT NOT NULL DEFAULT '';
-- The key before the present one, sealed in the same place; signs too until the time beside it.
ALTER TABLE subscriptions ADD COLUMN old_secret BLOB;
ALTER TABLE subscriptions ADD COLUMN old_secret_until TIMESTAMPTZ;
CREATE INDEX effects_by_subscription ON effects (target, status) WHERE kind = 'event';

-- Who is told by WhatsApp: {"phone", "number_id", "template": {"name", "language"}}; NULL for nobody.
ALTER TABLE alert_rules ADD COLUMN notify JSONB;

-- A workspace in whose shadow checks are held, so that nothing of theirs counts as the workspace's own.
ALTER TABLE workspaces ADD COLUMN shadow_of UUID;

-- Conversations that are held now and then with the flow that answers a number.
CREATE TABLE checks (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- Whose deployed flow is checked.
    number_id UUID NOT NULL REFERENCES numbers (id),
    -- A simulator of the workspace's shadow, at which the conversations are held.
    shadow_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- What is said and expected: {"flow_test": "name"} or {"steps": [...]}.
    script JSONB NOT NULL,
    period_seconds BIGINT NOT NULL,
    -- An answer that takes longer is a failure.
    slow_ms BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    next_run_at TIMESTAMPTZ NOT NULL,
    -- Failures in a row, up to now.
    failures BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX checks_by_workspace ON checks (workspace_id, created_at);
CREATE INDEX checks_due ON checks (next_run_at) WHERE enabled;

CREATE TABLE check_runs (
    check_id UUID NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
    at TIMESTAMPTZ NOT NULL,
    -- ok, failed, slow
    outcome TEXT NOT NULL,
    -- From 0, where it failed.
    step BIGINT,
    expected TEXT NOT NULL,
    came TEXT NOT NULL,
    -- Steps that went through inbox, writer and outbox; the others were played by the engine alone.
    through BIGINT NOT NULL,
    -- The longest wait for an answer that went through; NULL when none did.
    latency_ms BIGINT,
    flow_version INTEGER,
    PRIMARY KEY (check_id, at)
);

-- The oldest schema that a program may know to work on this database. A migration that older programs cannot
-- live with raises it; every other one leaves it, and older programs run beside newer ones.
CREATE TABLE schema_floor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version BIGINT NOT NULL
);
INSERT INTO schema_floor (one, version) VALUES (1, 11);
