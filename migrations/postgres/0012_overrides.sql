-- Versions that an admin published although the checks found errors in them.

-- How many errors; 0 for nearly all versions.
ALTER TABLE flow_versions ADD COLUMN error_count INTEGER NOT NULL DEFAULT 0;
-- Who said that it should be published nevertheless, and that user's name.
ALTER TABLE flow_versions ADD COLUMN overridden_by UUID;
ALTER TABLE flow_versions ADD COLUMN overridden_by_name TEXT;
