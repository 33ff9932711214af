-- What operators need: dead letters that can be named, and settings that all processes share.

-- Names a dead letter of the inbox, whose key tells who wrote; NULL for every other row.
ALTER TABLE inbox ADD COLUMN letter UUID;
UPDATE inbox SET letter = gen_random_uuid() WHERE status = 3;
CREATE UNIQUE INDEX inbox_dead ON inbox (letter) WHERE status = 3;
CREATE INDEX outbox_dead ON outbox (created_at, id) WHERE status > 2;
CREATE INDEX effects_dead ON effects (created_at, id, target) WHERE status > 2;

-- One row per setting. `sends_paused`: nothing is sent and nobody is called while the row is there.
CREATE TABLE engine_settings (
    name TEXT PRIMARY KEY,
    -- Why, for people.
    note TEXT NOT NULL,
    since TIMESTAMPTZ NOT NULL
);
