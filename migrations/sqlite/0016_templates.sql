-- How numbers of the Cloud API fare at Meta, and the templates of their accounts.

CREATE TABLE number_health (
    number_id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    -- What the last check found, as JSON of the admin API; NULL before the first.
    report JSONB,
    checked_at TIMESTAMPTZ,
    -- When a process last set out to check by itself, so that several do not do it at once.
    claimed_at TIMESTAMPTZ,
    -- When Meta last verified the webhook's address, and when a signed delivery last came.
    verified_at TIMESTAMPTZ,
    heard_at TIMESTAMPTZ,
    -- When the number was registered, and its account's news subscribed, from here.
    registered_at TIMESTAMPTZ,
    subscribed_at TIMESTAMPTZ
);
CREATE INDEX number_health_by_workspace ON number_health (workspace_id);

CREATE TABLE message_templates (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    -- Meta's id of the WhatsApp Business Account, which all of its numbers share the templates of.
    account_id TEXT NOT NULL,
    -- Meta's id of the template in this language.
    provider_id TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    -- AUTHENTICATION, MARKETING or UTILITY, as Meta decided.
    category TEXT NOT NULL,
    -- PENDING, APPROVED, REJECTED, PAUSED, DISABLED and what else Meta says.
    status TEXT NOT NULL,
    -- Why it is not approved, in Meta's words.
    reason TEXT,
    -- GREEN, YELLOW, RED or UNKNOWN.
    quality TEXT NOT NULL,
    -- NAMED or POSITIONAL.
    parameter_format TEXT NOT NULL,
    components JSONB NOT NULL,
    -- When Meta said so: what is older and comes later changes nothing.
    status_at TIMESTAMPTZ NOT NULL,
    quality_at TIMESTAMPTZ NOT NULL,
    category_at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX message_templates_by_name ON message_templates (workspace_id, account_id, name, language);
CREATE INDEX message_templates_by_provider_id ON message_templates (workspace_id, provider_id);

-- When the templates of an account were last fetched as a whole.
CREATE TABLE template_syncs (
    workspace_id UUID NOT NULL,
    account_id TEXT NOT NULL,
    claimed_at TIMESTAMPTZ NOT NULL,
    synced_at TIMESTAMPTZ,
    PRIMARY KEY (workspace_id, account_id)
);
