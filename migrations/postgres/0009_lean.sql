-- Fewer entries of indexes per message, and none for what only changes its state: a row whose indexed columns stay
-- is updated within its page.

-- A message that was sent is deleted from the outbox; the transcript keeps it. So what is left is open or given up, and
-- few. An id is made of conversation, version and place, so its key also keeps these unique.
DELETE FROM outbox WHERE status = 2;
DROP INDEX outbox_open;
DROP INDEX outbox_created;
DROP INDEX outbox_dead;
ALTER TABLE outbox DROP CONSTRAINT outbox_conversation_id_ver_ord_key;
CREATE INDEX outbox_by_age ON outbox (created_at);
ALTER TABLE outbox SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

-- messages_for_export has workspace, time and id. A status that does not carry our id names the recipient.
DROP INDEX messages_by_provider_id;
DROP INDEX messages_by_number;
DROP INDEX messages_by_workspace;
ALTER TABLE messages SET (fillfactor = 85);

-- A number's conversations are found among the workspace's, or by contact.
DROP INDEX conversations_by_number;
