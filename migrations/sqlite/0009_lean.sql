-- Fewer entries of indexes per message, and none for what only changes its state.

-- A message that was sent is deleted from the outbox; the transcript keeps it. So what is left is open or given up, and
-- few. An id is made of conversation, version and place, so its key also keeps these unique.
CREATE TABLE lean_outbox (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    ver BIGINT NOT NULL,
    ord INTEGER NOT NULL,
    -- What may be done when it is not known whether a message was sent: reply or at_most_once.
    class TEXT NOT NULL,
    recipient JSONB NOT NULL,
    payload JSONB NOT NULL,
    -- 0 ready, 1 sending, 3 unknown, 4 dead.
    status INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    sending_at TIMESTAMPTZ,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL
);
INSERT INTO lean_outbox (id, number_id, workspace_id, conversation_id, ver, ord, class, recipient, payload, status,
                         attempt, epoch, due, sending_at, error, created_at)
    SELECT id, number_id, workspace_id, conversation_id, ver, ord, class, recipient, payload, status,
           attempt, epoch, due, sending_at, error, created_at
    FROM outbox WHERE status <> 2;
DROP TABLE outbox;
ALTER TABLE lean_outbox RENAME TO outbox;
CREATE INDEX outbox_by_age ON outbox (created_at);

-- messages_for_export has workspace, time and id. A status that does not carry our id names the recipient.
DROP INDEX messages_by_provider_id;
DROP INDEX messages_by_number;
DROP INDEX messages_by_workspace;

-- A number's conversations are found among the workspace's, or by contact.
DROP INDEX conversations_by_number;
