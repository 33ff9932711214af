-- When a number may send: what an admin set; NULL for the default of the number's kind.
ALTER TABLE numbers ADD COLUMN sending JSONB;

-- Messages of a day, of numbers whose days have a cap. A place is taken before a message is sent.
CREATE TABLE number_days (
    number_id UUID NOT NULL,
    -- The date in the time zone of the number's policy, such as 2026-12-24.
    day TEXT NOT NULL,
    sent BIGINT NOT NULL,
    PRIMARY KEY (number_id, day)
);

-- Why a message waits until it is due: quiet_hours, daily_cap or warm_up; NULL for all others. What follows it in its
-- conversation waits with it. What is never held never enters the index.
ALTER TABLE outbox ADD COLUMN held TEXT;
CREATE INDEX outbox_held ON outbox (conversation_id) WHERE held IS NOT NULL;
