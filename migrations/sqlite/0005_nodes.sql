-- The process that moves conversations registers as a node, and owns all of the 256 shards: a file has one
-- writer. On Postgres many nodes share them; a conversation's shard is the last byte of its id.

DROP TABLE shard_lease;

-- One row per registration of a process. Safety comes from the row: every batch looks for it, and whoever
-- takes over deletes it first.
CREATE TABLE engine_nodes (
    -- Never used again.
    epoch INTEGER PRIMARY KEY AUTOINCREMENT,
    node TEXT NOT NULL,
    session TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- The registration that owns each shard; one that is not there any more stands for nobody.
CREATE TABLE shards (
    shard INTEGER PRIMARY KEY CHECK (shard BETWEEN 0 AND 255),
    epoch BIGINT NOT NULL
);
INSERT INTO shards (shard, epoch)
    WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 255) SELECT n, 0 FROM numbers;

-- For whom a pending row is.
ALTER TABLE inbox ADD COLUMN shard INTEGER NOT NULL DEFAULT 0;
-- Order of pending rows on Postgres; here rows are numbered in the order of their insertion anyway.
ALTER TABLE inbox ADD COLUMN enqueued BIGINT;
DROP INDEX inbox_pending;
ALTER TABLE inbox DROP COLUMN enqueued_id;
CREATE INDEX inbox_pending ON inbox (status) WHERE status = 0;
