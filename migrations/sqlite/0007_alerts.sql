-- Rules by which subscribers are told that a number needs somebody.
CREATE TABLE alert_rules (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- number_disconnected, number_throttled, outbox_age, error_rate
    kind TEXT NOT NULL,
    -- NULL for every number of the workspace.
    number_id UUID REFERENCES numbers (id),
    -- Messages, seconds or percent, as the kind says.
    threshold BIGINT NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX alert_rules_by_workspace ON alert_rules (workspace_id, created_at);

-- Rules that are broken now. A row is told of when it comes and when it goes.
CREATE TABLE firing_alerts (
    rule_id UUID NOT NULL REFERENCES alert_rules (id) ON DELETE CASCADE,
    number_id UUID NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (rule_id, number_id)
);
