-- What the provider says of a delivery, and which of its news somebody has to act upon.

-- {"pricing", "conversation", "errors"} of the latest status that told any of it.
ALTER TABLE messages ADD COLUMN delivery JSONB;
-- 0 good to know, 1 may become a problem, 2 somebody has to act.
ALTER TABLE channel_events ADD COLUMN level INTEGER NOT NULL DEFAULT 0;
CREATE INDEX channel_events_problems ON channel_events (created_at) WHERE level = 2;
