-- A version that answers some of a number's contacts only, beside the one that answers the others.
ALTER TABLE deployments ADD COLUMN percent INTEGER NOT NULL DEFAULT 100;
ALTER TABLE deployments ADD COLUMN before_flow UUID;
ALTER TABLE deployments ADD COLUMN before_version INTEGER;
