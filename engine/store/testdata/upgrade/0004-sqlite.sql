-- A database of schema 4, recorded by the engine of that time: three contacts in the middle of a flow (one of them
-- waiting for a timer), three messages that were not sent, and three events that nobody had processed.

BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'engine','2026-11-21 15:35:37',1,X'47CB7DF989F3AFA76463830A1F8497B812570E9428A2AD3581A431F114B5FB0197EFDC170F16F01D1119F48581779CAF',7522747);
INSERT INTO "_sqlx_migrations" VALUES(2,'admin','2026-11-21 15:35:37',1,X'670B94927E6825012EF788639119F229863713BC3978074BDFAEB129EDB07F0C90D2DB876A9333AAE4B8FAE848D69D57',7407876);
INSERT INTO "_sqlx_migrations" VALUES(3,'calls','2026-11-21 15:35:37',1,X'65FBEC193A55912766443AA6A61146ECBB47532A043D1597801520DBA90CAF4422261C650416C15FB07C5ADF7DFF2E02',7922712);
INSERT INTO "_sqlx_migrations" VALUES(4,'actions','2026-11-21 15:35:37',1,X'9C1AE59506D692981A0BBBC9E59488F27CE391A5D5744D675B37405717E2384A2C8FCCF37BB04F1A74FAF940C50BF465',3984470);
CREATE TABLE actions (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    -- 1, 2, 3… within the name.
    version INTEGER NOT NULL,
    definition JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by UUID,
    created_by_name TEXT,
    PRIMARY KEY (workspace_id, name, version)
);
CREATE TABLE answers (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    flow_id UUID NOT NULL,
    flow_version INTEGER NOT NULL,
    node_id TEXT NOT NULL,
    -- The variable or the result's name.
    name TEXT NOT NULL,
    -- The value as plain text, and as JSON.
    text TEXT NOT NULL,
    value JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
, category TEXT NOT NULL DEFAULT '');
INSERT INTO "answers" VALUES(X'3BE73D1B41D08CC592530A1083508D20',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',X'01A1FEBFB0BD76E4BA435D9D1002C716',X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','word','first','"first"','2026-11-21T15:35:37.956211+00:00','');
INSERT INTO "answers" VALUES(X'5AB73ABA77C48EE98E602393BE45AA75',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',X'01A1FEBFB2637628BA79F6238322A2C9',X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','word','second','"second"','2026-11-21T15:35:38.349558+00:00','');
CREATE TABLE channel_events (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    kind TEXT NOT NULL,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE contact_aliases (
    number_id UUID NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    contact_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    PRIMARY KEY (number_id, kind, value)
);
INSERT INTO "contact_aliases" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','phone','972000000001',X'01A1FEBFB0BD76E4BA435D9D1002C716',X'01A1FEBFB0BD76E4BA435D9E4127284D');
INSERT INTO "contact_aliases" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','phone','972000000002',X'01A1FEBFB1197121B315E0F9AFAF54A2',X'01A1FEBFB1197121B315E0FA81118E3D');
INSERT INTO "contact_aliases" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','phone','972000000003',X'01A1FEBFB2637628BA79F6238322A2C9',X'01A1FEBFB2637628BA79F624DF7986EF');
CREATE TABLE contacts (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    -- The name that the contact gave itself.
    name TEXT NOT NULL DEFAULT '',
    -- The phone number if it is known, else empty.
    phone TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
, fields JSONB NOT NULL DEFAULT '{}', tags JSONB NOT NULL DEFAULT '[]', language TEXT NOT NULL DEFAULT '', opted_in BOOLEAN, blocked BOOLEAN NOT NULL DEFAULT FALSE, named BOOLEAN NOT NULL DEFAULT FALSE);
INSERT INTO "contacts" VALUES(X'01A1FEBFB0BD76E4BA435D9D1002C716',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895','Ada','972000000001','2026-11-21T15:35:37.915064+00:00','2026-11-21T15:35:37.915064+00:00','{}','[]','',NULL,0,0);
INSERT INTO "contacts" VALUES(X'01A1FEBFB1197121B315E0F9AFAF54A2',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895','Ada','972000000002','2026-11-21T15:35:38.008048+00:00','2026-11-21T15:35:38.008048+00:00','{}','[]','',NULL,0,0);
INSERT INTO "contacts" VALUES(X'01A1FEBFB2637628BA79F6238322A2C9',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895','Ada','972000000003','2026-11-21T15:35:38.327313+00:00','2026-11-21T15:35:38.327313+00:00','{}','[]','',NULL,0,0);
CREATE TABLE conversations (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    -- Goes up by one with every event; compared on every write.
    ver BIGINT NOT NULL,
    -- The flow that runs or ran last.
    flow_id UUID,
    flow_version INTEGER,
    -- The engine's session as JSON; NULL when no flow is running.
    session JSONB,
    -- How the channel addresses the contact, from its last message.
    recipient JSONB NOT NULL,
    -- What the list of conversations shows.
    last_text TEXT NOT NULL DEFAULT '',
    last_direction TEXT NOT NULL DEFAULT 'in',
    last_message_at TIMESTAMPTZ NOT NULL,
    -- When the contact last wrote: the start of WhatsApp's 24-hour window.
    last_inbound_at TIMESTAMPTZ,
    message_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ NOT NULL
);
INSERT INTO "conversations" VALUES(X'01A1FEBFB0BD76E4BA435D9E4127284D',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9D1002C716',2,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'{"count":4,"hash":"9d97db4fb35534f431c2f14ec54a019d","id":"8f77453fd4fb8d46bbb123b1e687264e","last_message":"wamid.2","started":"2026-11-21T15:35:37.915064Z","status":{"status":"waiting"},"trigger":"start","variables":{"word":"first"},"wait":{"failed":0,"for":"answer","node":"ask","since":"2026-11-21T15:35:37.956211Z"}}','{"to":"972000000001"}','Say something','out','2026-11-21T15:35:37.956211+00:00','2026-11-21T15:35:37.956211+00:00',5,'2026-11-21T15:35:37.915064+00:00');
INSERT INTO "conversations" VALUES(X'01A1FEBFB1197121B315E0FA81118E3D',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB1197121B315E0F9AFAF54A2',1,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'{"count":2,"hash":"8a086514bbf2b00de9d06b1754ad4aaf","id":"c2bb08d45810829ab566e302b328bc03","last_message":"wamid.3","started":"2026-11-21T15:35:38.008048Z","status":{"status":"waiting"},"trigger":"later","variables":{},"wait":{"due":"2026-11-21T16:35:38.008048Z","for":"time","node":"wait","since":"2026-11-21T15:35:38.008048Z","token":"c2bb08d45810829ab566e302b328bc03:2"}}','{"to":"972000000002"}','before','out','2026-11-21T15:35:38.008048+00:00','2026-11-21T15:35:38.008048+00:00',2,'2026-11-21T15:35:38.008048+00:00');
INSERT INTO "conversations" VALUES(X'01A1FEBFB2637628BA79F624DF7986EF',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F6238322A2C9',2,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'{"count":4,"hash":"1b296a9266abee32b674c4d1dc0a1010","id":"d9e19d8525e2886a8e6184f5491ef543","last_message":"wamid.5","started":"2026-11-21T15:35:38.327313Z","status":{"status":"waiting"},"trigger":"start","variables":{"word":"second"},"wait":{"failed":0,"for":"answer","node":"ask","since":"2026-11-21T15:35:38.349558Z"}}','{"to":"972000000003"}','Say something','out','2026-11-21T15:35:38.349558+00:00','2026-11-21T15:35:38.349558+00:00',5,'2026-11-21T15:35:38.327313+00:00');
CREATE TABLE deployments (
    number_id UUID PRIMARY KEY REFERENCES numbers (id),
    workspace_id UUID NOT NULL,
    flow_id UUID NOT NULL,
    version INTEGER NOT NULL,
    deployed_at TIMESTAMPTZ NOT NULL,
    deployed_by UUID,
    deployed_by_name TEXT,
    FOREIGN KEY (flow_id, version) REFERENCES flow_versions (flow_id, version)
);
INSERT INTO "deployments" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'2026-11-21T15:35:37.811944+00:00',NULL,NULL);
CREATE TABLE effects (
    number_id UUID NOT NULL,
    -- hash128(incarnation, conversation, ver, ord); the Idempotency-Key of a call, the webhook-id of an event.
    id UUID NOT NULL,
    -- The subscription that is told of an event; the id itself for a call.
    target UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    -- The engine's token of the call; empty for an event.
    token TEXT NOT NULL,
    -- http, lookup, ai, transcribe, speak, email; or event.
    kind TEXT NOT NULL,
    request JSONB NOT NULL,
    status INTEGER NOT NULL,
    -- Attempts that began.
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, id, target)
);
CREATE TABLE flow_versions (
    flow_id UUID NOT NULL REFERENCES flows (id),
    version INTEGER NOT NULL,
    document JSONB NOT NULL,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    created_by UUID,
    created_by_name TEXT,
    PRIMARY KEY (flow_id, version)
);
INSERT INTO "flow_versions" VALUES(X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'{"name":"Upgrade","nodes":[{"config":{"save_as":"word","text":"Say something"},"id":"ask","next":{"next":"echo"},"type":"ask_text"},{"config":{"text":"echo {{ word }}"},"id":"echo","next":{"next":"ask"},"type":"text"},{"config":{"text":"before"},"id":"before","next":{"next":"wait"},"type":"text"},{"config":{"seconds":3600},"id":"wait","next":{"next":"after"},"type":"wait"},{"config":{"text":"after"},"id":"after","next":{"next":"ask"},"type":"text"}],"spec":"1.0","triggers":[{"config":{"keywords":["wait"]},"id":"later","to":"before","type":"keyword"},{"config":{},"id":"start","to":"ask","type":"any_message"}],"variables":[{"key":"word","type":"text"}]}','','2026-11-21T15:35:37.811944+00:00',NULL,NULL);
CREATE TABLE flows (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- Copies out of the draft, for lists.
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    node_count INTEGER NOT NULL,
    draft JSONB NOT NULL,
    -- Goes up by one with every save; the draft's etag.
    revision BIGINT NOT NULL,
    -- Digest of the draft without its layout.
    draft_hash TEXT NOT NULL,
    latest_version INTEGER,
    latest_hash TEXT,
    archived_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    -- Who saved it last. The name stays when the user goes.
    updated_by UUID,
    updated_by_name TEXT
);
INSERT INTO "flows" VALUES(X'EE4BFBE6E1E5C0A4A32842B91A6F8275',X'4E3EF22A8B59618C515E62FFEDEFD014','Test','',1,'{"name":"Upgrade","nodes":[{"config":{"save_as":"word","text":"Say something"},"id":"ask","next":{"next":"echo"},"type":"ask_text"},{"config":{"text":"echo {{ word }}"},"id":"echo","next":{"next":"ask"},"type":"text"},{"config":{"text":"before"},"id":"before","next":{"next":"wait"},"type":"text"},{"config":{"seconds":3600},"id":"wait","next":{"next":"after"},"type":"wait"},{"config":{"text":"after"},"id":"after","next":{"next":"ask"},"type":"text"}],"spec":"1.0","triggers":[{"config":{"keywords":["wait"]},"id":"later","to":"before","type":"keyword"},{"config":{},"id":"start","to":"ask","type":"any_message"}],"variables":[{"key":"word","type":"text"}]}',1,'first',1,'first',NULL,'2026-11-21T15:35:37.811944+00:00','2026-11-21T15:35:37.811944+00:00',NULL,NULL);
CREATE TABLE hand_overs (
    number_id UUID NOT NULL,
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    contact_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    -- Empty for the only queue.
    queue TEXT NOT NULL,
    -- Empty for anybody of the queue.
    assignee TEXT NOT NULL,
    note TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMPTZ NOT NULL,
    -- NULL while it is with a person.
    ended_at TIMESTAMPTZ,
    PRIMARY KEY (number_id, id)
);
CREATE TABLE hidden_actions (
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace_id, name)
);
CREATE TABLE inbox (
    number_id UUID NOT NULL,
    chat TEXT NOT NULL,
    sender TEXT NOT NULL,
    msg_id TEXT NOT NULL,
    -- Order of rows that were enqueued by another process.
    enqueued_id UUID,
    kind TEXT NOT NULL,
    -- The event as JSON while it is pending or dead; NULL once it is done.
    body JSONB,
    status INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (number_id, chat, sender, msg_id)
);
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000001','972000000001','wamid.1',NULL,'message',NULL,1,0,NULL,'2026-11-21T15:35:37.914910+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000001','972000000001','wamid.2',NULL,'message',NULL,1,0,NULL,'2026-11-21T15:35:37.955970+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000002','972000000002','wamid.3',NULL,'message',NULL,1,0,NULL,'2026-11-21T15:35:38.007867+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000003','972000000003','wamid.4',NULL,'message',NULL,1,0,NULL,'2026-11-21T15:35:38.324808+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000003','972000000003','wamid.5',NULL,'message',NULL,1,0,NULL,'2026-11-21T15:35:38.349443+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000001','972000000001','wamid.6',X'01A1FEBFB48073F2B0BC832E5CFFA8C4','message','{"aliases":[["phone","972000000001"]],"content":{"kind":"text","text":"third"},"name":"Ada","phone":"972000000001","recipient":{"to":"972000000001"}}',0,0,NULL,'2026-11-21T15:35:38.880330+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000001','972000000001','wamid.7',X'01A1FEBFB484719BB9725ADEA4583246','message','{"aliases":[["phone","972000000001"]],"content":{"kind":"text","text":"fourth"},"name":"Ada","phone":"972000000001","recipient":{"to":"972000000001"}}',0,0,NULL,'2026-11-21T15:35:38.884186+00:00');
INSERT INTO "inbox" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895','972000000004','972000000004','wamid.8',X'01A1FEBFB484719BB9725ADEA4583246','message','{"aliases":[["phone","972000000004"]],"content":{"kind":"text","text":"hi"},"name":"Ada","phone":"972000000004","recipient":{"to":"972000000004"}}',0,0,NULL,'2026-11-21T15:35:38.884192+00:00');
CREATE TABLE incarnation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id UUID NOT NULL
);
INSERT INTO "incarnation" VALUES(1,X'CDE5AB96A63F0961E07834D83AE842CD');
CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    set_up_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE listeners (
    key_hash TEXT NOT NULL,
    number_id UUID NOT NULL,
    -- New each time that the conversation waits: a step that is reached again has the same key.
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    node_id TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (key_hash, number_id)
);
CREATE TABLE login_devices (
    digest BLOB PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE logins (
    digest BLOB PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE messages (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    -- ver * 4096 + place within the step: ascends within a conversation.
    position BIGINT NOT NULL,
    -- in or out
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Plain text for lists, search and exports.
    text TEXT NOT NULL,
    -- The whole message as JSON.
    body JSONB NOT NULL,
    -- received | queued, sent, delivered, read, played, failed; `status_rank` only goes up.
    status TEXT NOT NULL,
    status_rank INTEGER NOT NULL,
    -- The provider's id, such as a wamid; empty until it is known.
    provider_id TEXT NOT NULL DEFAULT '',
    error TEXT,
    flow_id UUID,
    flow_version INTEGER,
    node_id TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, position)
);
INSERT INTO "messages" VALUES(X'A03D6116041284FAA7EAF3117A94F198',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',4096,'in','text','hi','{"content":{"kind":"text","message_id":"wamid.1","text":"hi"},"raw":null}','received',0,'wamid.1',NULL,NULL,NULL,NULL,'2026-11-21T15:35:37.914910+00:00');
INSERT INTO "messages" VALUES(X'45FE246DF4D281028C6CAA8CDCB702D2',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',4097,'out','text','Say something','{"kind":"text","text":"Say something"}','sent',1,'wamid.MOCK0000000000000001',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:37.915064+00:00');
INSERT INTO "messages" VALUES(X'3B1621397F0D894F97B6CF0A63CC50D8',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',8192,'in','text','first','{"content":{"kind":"text","message_id":"wamid.2","text":"first"},"raw":null}','received',0,'wamid.2',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:37.955970+00:00');
INSERT INTO "messages" VALUES(X'15022F79818786518D8ADA14AC17FD3A',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',8194,'out','text','echo first','{"kind":"text","text":"echo first"}','sent',1,'wamid.MOCK0000000000000002',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'echo','2026-11-21T15:35:37.956211+00:00');
INSERT INTO "messages" VALUES(X'9CAC2A5694518838A2C2E34BF1A283AD',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB0BD76E4BA435D9E4127284D',8195,'out','text','Say something','{"kind":"text","text":"Say something"}','sent',1,'wamid.MOCK0000000000000003',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:37.956211+00:00');
INSERT INTO "messages" VALUES(X'7A7E188F469487D98FE56AAE39244E25',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB1197121B315E0FA81118E3D',4096,'in','text','wait','{"content":{"kind":"text","message_id":"wamid.3","text":"wait"},"raw":null}','received',0,'wamid.3',NULL,NULL,NULL,NULL,'2026-11-21T15:35:38.007867+00:00');
INSERT INTO "messages" VALUES(X'9328E224835C8722A93091A5767DEC17',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB1197121B315E0FA81118E3D',4097,'out','text','before','{"kind":"text","text":"before"}','sent',1,'wamid.MOCK0000000000000004',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'before','2026-11-21T15:35:38.008048+00:00');
INSERT INTO "messages" VALUES(X'B907FE292D6786F0AAE3239919169501',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',4096,'in','text','hi','{"content":{"kind":"text","message_id":"wamid.4","text":"hi"},"raw":null}','received',0,'wamid.4',NULL,NULL,NULL,NULL,'2026-11-21T15:35:38.324808+00:00');
INSERT INTO "messages" VALUES(X'828DF2CF1BFF8CA891222E263C1B8897',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',4097,'out','text','Say something','{"kind":"text","text":"Say something"}','queued',0,'',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:38.327313+00:00');
INSERT INTO "messages" VALUES(X'639FB38218888C92B6F70D3516701D23',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',8192,'in','text','second','{"content":{"kind":"text","message_id":"wamid.5","text":"second"},"raw":null}','received',0,'wamid.5',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:38.349443+00:00');
INSERT INTO "messages" VALUES(X'6FD82D798E8786C587C79960AF1EAAEA',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',8194,'out','text','echo second','{"kind":"text","text":"echo second"}','queued',0,'',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'echo','2026-11-21T15:35:38.349558+00:00');
INSERT INTO "messages" VALUES(X'27EBAE0C0D428FD6B0388C0EDDC4E11E',X'4E3EF22A8B59618C515E62FFEDEFD014',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB2637628BA79F624DF7986EF',8195,'out','text','Say something','{"kind":"text","text":"Say something"}','queued',0,'',NULL,X'EE4BFBE6E1E5C0A4A32842B91A6F8275',1,'ask','2026-11-21T15:35:38.349558+00:00');
CREATE TABLE numbers (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    kind TEXT NOT NULL CHECK (kind IN ('simulator', 'cloud_api')),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- The provider's id of the number; NULL when there is none, and after deletion.
    external_id TEXT,
    settings JSONB NOT NULL,
    -- Sealed with the master key; NULL when there are none, and after deletion.
    credentials BLOB,
    status TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    -- A deleted number keeps its name, because its conversations stay readable.
    deleted_at TIMESTAMPTZ
);
INSERT INTO "numbers" VALUES(X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014','cloud_api','Test','+972 12-345-6789','1122334455667','{"phone_number_id":"1122334455667","verify_token":"a-verify-token"}',X'013113334394F5333054823910B8039A9581014AF638F0A98BFF95BAE8C90A5AE026B6BEA3BF749DB692396F01D7B3A0CA1DB74DEB79463AB9F1CAC792357B191E8E78F6432890F00BAFC11FDD601E5AE700B74EB0C206E721F3A3B12FAA911FFA0E066A243020574CF17A30452A5D8E429CA642AA59A3E00F','active','2026-11-21T15:35:37.811944+00:00','2026-11-21T15:35:37.811944+00:00',NULL);
CREATE TABLE outbox (
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
    status INTEGER NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0,
    epoch BIGINT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    sending_at TIMESTAMPTZ,
    error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, ver, ord)
);
INSERT INTO "outbox" VALUES(X'45FE246DF4D281028C6CAA8CDCB702D2',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB0BD76E4BA435D9E4127284D',1,1,'reply','{"to":"972000000001"}','{"kind":"text","text":"Say something"}',2,1,1,'2026-11-21T15:35:37.915064+00:00','2026-11-21T15:35:37.932042+00:00',NULL,'2026-11-21T15:35:37.915064+00:00');
INSERT INTO "outbox" VALUES(X'15022F79818786518D8ADA14AC17FD3A',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB0BD76E4BA435D9E4127284D',2,2,'reply','{"to":"972000000001"}','{"kind":"text","text":"echo first"}',2,1,1,'2026-11-21T15:35:37.956211+00:00','2026-11-21T15:35:37.985310+00:00',NULL,'2026-11-21T15:35:37.956211+00:00');
INSERT INTO "outbox" VALUES(X'9CAC2A5694518838A2C2E34BF1A283AD',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB0BD76E4BA435D9E4127284D',2,3,'reply','{"to":"972000000001"}','{"kind":"text","text":"Say something"}',2,1,1,'2026-11-21T15:35:37.956211+00:00','2026-11-21T15:35:37.990970+00:00',NULL,'2026-11-21T15:35:37.956211+00:00');
INSERT INTO "outbox" VALUES(X'9328E224835C8722A93091A5767DEC17',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB1197121B315E0FA81118E3D',1,1,'reply','{"to":"972000000002"}','{"kind":"text","text":"before"}',2,1,1,'2026-11-21T15:35:38.008048+00:00','2026-11-21T15:35:38.011377+00:00',NULL,'2026-11-21T15:35:38.008048+00:00');
INSERT INTO "outbox" VALUES(X'828DF2CF1BFF8CA891222E263C1B8897',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB2637628BA79F624DF7986EF',1,1,'reply','{"to":"972000000003"}','{"kind":"text","text":"Say something"}',0,22,1,'2026-11-21T15:35:38.886399892+00:00','2026-11-21T15:35:38.838860+00:00','Graph API error 131000','2026-11-21T15:35:38.327313+00:00');
INSERT INTO "outbox" VALUES(X'6FD82D798E8786C587C79960AF1EAAEA',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB2637628BA79F624DF7986EF',2,2,'reply','{"to":"972000000003"}','{"kind":"text","text":"echo second"}',0,0,1,'2026-11-21T15:35:38.349558+00:00',NULL,NULL,'2026-11-21T15:35:38.349558+00:00');
INSERT INTO "outbox" VALUES(X'27EBAE0C0D428FD6B0388C0EDDC4E11E',X'FBC50C281BE0DB60B178FCB5D3884895',X'4E3EF22A8B59618C515E62FFEDEFD014',X'01A1FEBFB2637628BA79F624DF7986EF',2,3,'reply','{"to":"972000000003"}','{"kind":"text","text":"Say something"}',0,0,1,'2026-11-21T15:35:38.349558+00:00',NULL,NULL,'2026-11-21T15:35:38.349558+00:00');
CREATE TABLE setup_tokens (
    digest BLOB PRIMARY KEY,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE shard_lease (
    shard INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    session TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
INSERT INTO "shard_lease" VALUES(0,'6092-faf8ab7f','',1,0);
CREATE TABLE subscriptions (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    url TEXT NOT NULL,
    -- Names between bars, as in |order.paid|lead|; empty for every event.
    events TEXT NOT NULL,
    -- Sealed with the master key; signs what is sent.
    secret BLOB NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE table_rows (
    workspace_id UUID NOT NULL,
    table_name TEXT NOT NULL,
    id UUID NOT NULL,
    -- Where the row comes from; NULL for rows that people entered.
    number_id UUID,
    conversation_id UUID,
    body JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (workspace_id, table_name, id)
);
CREATE TABLE timers (
    id UUID PRIMARY KEY,
    number_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    token TEXT NOT NULL,
    due TIMESTAMPTZ NOT NULL,
    UNIQUE (conversation_id, token)
);
INSERT INTO "timers" VALUES(X'6AA35FF977EC80DB81EAA3858847DE63',X'FBC50C281BE0DB60B178FCB5D3884895',X'01A1FEBFB1197121B315E0FA81118E3D','c2bb08d45810829ab566e302b328bc03:2','2026-11-21T16:35:38.008048+00:00');
CREATE TABLE users (
    id UUID PRIMARY KEY,
    workspace_id UUID NOT NULL REFERENCES workspaces (id),
    -- In lower case.
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'editor', 'viewer')),
    -- PHC string of argon2id.
    password_hash TEXT NOT NULL,
    disabled BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_login_at TIMESTAMPTZ
);
CREATE TABLE workspaces (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
INSERT INTO "workspaces" VALUES(X'4E3EF22A8B59618C515E62FFEDEFD014','Test','2026-11-21T15:35:37.811944+00:00');
CREATE INDEX contacts_by_number ON contacts (number_id, id);
CREATE INDEX conversations_by_workspace ON conversations (workspace_id, last_message_at, id);
CREATE INDEX conversations_by_number ON conversations (number_id, last_message_at, id);
CREATE UNIQUE INDEX conversations_by_contact ON conversations (number_id, contact_id);
CREATE INDEX inbox_pending ON inbox (enqueued_id) WHERE status = 0;
CREATE INDEX inbox_received ON inbox (received_at);
CREATE INDEX outbox_open ON outbox (created_at, conversation_id, ver, ord) WHERE status < 2;
CREATE INDEX outbox_created ON outbox (created_at);
CREATE INDEX timers_due ON timers (due);
CREATE INDEX messages_by_provider_id ON messages (number_id, provider_id);
CREATE INDEX messages_by_number ON messages (number_id, created_at);
CREATE INDEX messages_by_workspace ON messages (workspace_id, created_at);
CREATE INDEX answers_by_workspace ON answers (workspace_id, created_at, id);
CREATE INDEX answers_by_conversation ON answers (conversation_id, created_at);
CREATE INDEX channel_events_by_number ON channel_events (number_id, created_at);
CREATE UNIQUE INDEX users_by_email ON users (email);
CREATE INDEX users_by_workspace ON users (workspace_id, id);
CREATE INDEX logins_by_user ON logins (user_id);
CREATE INDEX logins_by_expiry ON logins (expires_at);
CREATE INDEX login_devices_by_user ON login_devices (user_id);
CREATE INDEX flows_by_workspace ON flows (workspace_id, updated_at, id);
CREATE UNIQUE INDEX numbers_by_external_id ON numbers (kind, external_id);
CREATE INDEX numbers_by_workspace ON numbers (workspace_id, id);
CREATE INDEX deployments_by_flow ON deployments (flow_id);
CREATE INDEX deployments_by_workspace ON deployments (workspace_id);
CREATE INDEX contact_aliases_by_contact ON contact_aliases (contact_id);
CREATE INDEX messages_for_export ON messages (workspace_id, created_at, id);
CREATE INDEX effects_open ON effects (due) WHERE status < 2;
CREATE INDEX effects_created ON effects (created_at);
CREATE INDEX table_rows_by_age ON table_rows (workspace_id, table_name, created_at, id);
CREATE INDEX listeners_created ON listeners (created_at);
CREATE INDEX hand_overs_open ON hand_overs (workspace_id, created_at) WHERE ended_at IS NULL;
CREATE INDEX hand_overs_by_conversation ON hand_overs (conversation_id);
CREATE INDEX subscriptions_by_workspace ON subscriptions (workspace_id, id);
COMMIT;
