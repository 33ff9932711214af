-- Numbers that are paired by QR code: how each is linked, and the session of its device.

-- A column's rule cannot be changed, so the column is replaced.
DROP INDEX numbers_by_external_id;
ALTER TABLE numbers ADD COLUMN kind_of_number TEXT NOT NULL DEFAULT 'simulator'
    CHECK (kind_of_number IN ('simulator', 'cloud_api', 'whatsapp_web'));
UPDATE numbers SET kind_of_number = kind;
ALTER TABLE numbers DROP COLUMN kind;
ALTER TABLE numbers RENAME COLUMN kind_of_number TO kind;
CREATE UNIQUE INDEX numbers_by_external_id ON numbers (kind, external_id);

CREATE TABLE whatsapp_links (
    number_id UUID PRIMARY KEY REFERENCES numbers (id),
    workspace_id UUID NOT NULL,
    -- What an admin wants: connected, paused or logged_out.
    wanted TEXT NOT NULL,
    -- Goes up with every wish, so that the same wish twice is two.
    round BIGINT NOT NULL,
    -- Digits of the phone that a pairing code is for; NULL for a QR code.
    pair_phone TEXT,
    state TEXT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    -- A word for why, or empty.
    reason TEXT NOT NULL,
    -- What is to be scanned or typed, which of the codes it is, and until when it can be.
    code TEXT,
    code_number INTEGER NOT NULL,
    code_expires TIMESTAMPTZ,
    -- The account behind it, as digits; empty before the first pairing.
    phone TEXT NOT NULL,
    lid TEXT NOT NULL,
    -- Encrypts the session; sealed with the master key. NULL where there is no session.
    data_key BLOB,
    connected_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX whatsapp_links_by_workspace ON whatsapp_links (workspace_id);

CREATE TABLE whatsapp_history (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX whatsapp_history_by_number ON whatsapp_history (number_id, at);

-- The session of a device: encrypted, under names that are keyed digests, so that a copy of the table tells of nobody.
CREATE TABLE whatsapp_session (
    number_id UUID NOT NULL,
    space TEXT NOT NULL,
    name BLOB NOT NULL,
    sealed BLOB NOT NULL,
    -- Unix seconds by which old rows are found; 0 for those that stay.
    at BIGINT NOT NULL,
    PRIMARY KEY (number_id, space, name)
) WITHOUT ROWID;
