-- How far the starts that wait for a time were looked after: schedules, dates of contacts, and silence.
CREATE TABLE sweeps (
    number_id UUID NOT NULL,
    -- Id of the trigger in the flow that answers the number.
    trigger_id TEXT NOT NULL,
    -- Everything that was due until then has been told.
    swept_until TIMESTAMPTZ NOT NULL,
    -- The run under way, if any: what is due until then is being told…
    target TIMESTAMPTZ,
    -- …to the contacts after this one.
    cursor UUID,
    PRIMARY KEY (number_id, trigger_id)
);
