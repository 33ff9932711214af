-- What becomes of conversations that wait in an older version: a list of rules, the first that fits decides. Without one
-- they go on in the version that they began with.
ALTER TABLE deployments ADD COLUMN takeover JSONB NOT NULL DEFAULT '[]';
