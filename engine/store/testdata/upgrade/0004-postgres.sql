-- A database of schema 4, recorded by the engine of that time: three contacts in the middle of a flow (one of them
-- waiting for a timer), three messages that were not sent, and three events that nobody had processed.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE public.actions (
    workspace_id uuid NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    created_by_name text
);
CREATE TABLE public.answers (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    flow_id uuid NOT NULL,
    flow_version integer NOT NULL,
    node_id text NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    value jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    category text DEFAULT ''::text NOT NULL
);
CREATE TABLE public.channel_events (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number_id uuid NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.contact_aliases (
    number_id uuid NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    contact_id uuid NOT NULL,
    conversation_id uuid NOT NULL
);
CREATE TABLE public.contacts (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number_id uuid NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    fields jsonb DEFAULT '{}'::jsonb NOT NULL,
    tags jsonb DEFAULT '[]'::jsonb NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    opted_in boolean,
    blocked boolean DEFAULT false NOT NULL,
    named boolean DEFAULT false NOT NULL
);
CREATE TABLE public.conversations (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    ver bigint NOT NULL,
    flow_id uuid,
    flow_version integer,
    session jsonb,
    recipient jsonb NOT NULL,
    last_text text DEFAULT ''::text NOT NULL,
    last_direction text DEFAULT 'in'::text NOT NULL,
    last_message_at timestamp with time zone NOT NULL,
    last_inbound_at timestamp with time zone,
    message_count bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.deployments (
    number_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    flow_id uuid NOT NULL,
    version integer NOT NULL,
    deployed_at timestamp with time zone NOT NULL,
    deployed_by uuid,
    deployed_by_name text
);
CREATE TABLE public.effects (
    number_id uuid NOT NULL,
    id uuid NOT NULL,
    target uuid NOT NULL,
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    node_id text NOT NULL,
    token text NOT NULL,
    kind text NOT NULL,
    request jsonb NOT NULL,
    status integer NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    epoch bigint NOT NULL,
    due timestamp with time zone NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.flow_versions (
    flow_id uuid NOT NULL,
    version integer NOT NULL,
    document jsonb NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid,
    created_by_name text
);
CREATE TABLE public.flows (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    node_count integer NOT NULL,
    draft jsonb NOT NULL,
    revision bigint NOT NULL,
    draft_hash text NOT NULL,
    latest_version integer,
    latest_hash text,
    archived_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by uuid,
    updated_by_name text
);
CREATE TABLE public.hand_overs (
    number_id uuid NOT NULL,
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    node_id text NOT NULL,
    queue text NOT NULL,
    assignee text NOT NULL,
    note text NOT NULL,
    outcome text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.hidden_actions (
    workspace_id uuid NOT NULL,
    name text NOT NULL
);
CREATE TABLE public.inbox (
    number_id uuid NOT NULL,
    chat text NOT NULL,
    sender text NOT NULL,
    msg_id text NOT NULL,
    enqueued_id uuid,
    kind text NOT NULL,
    body jsonb,
    status integer NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    error text,
    received_at timestamp with time zone NOT NULL
);
CREATE TABLE public.incarnation (
    one integer NOT NULL,
    id uuid NOT NULL,
    CONSTRAINT incarnation_one_check CHECK ((one = 1))
);
CREATE TABLE public.installation (
    one integer NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    CONSTRAINT installation_one_check CHECK ((one = 1))
);
CREATE TABLE public.listeners (
    key_hash text NOT NULL,
    number_id uuid NOT NULL,
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    node_id text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.login_devices (
    digest bytea NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.logins (
    digest bytea NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.messages (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    number_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    "position" bigint NOT NULL,
    direction text NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    body jsonb NOT NULL,
    status text NOT NULL,
    status_rank integer NOT NULL,
    provider_id text DEFAULT ''::text NOT NULL,
    error text,
    flow_id uuid,
    flow_version integer,
    node_id text,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.numbers (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    external_id text,
    settings jsonb NOT NULL,
    credentials bytea,
    status text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT numbers_kind_check CHECK ((kind = ANY (ARRAY['simulator'::text, 'cloud_api'::text])))
);
CREATE TABLE public.outbox (
    id uuid NOT NULL,
    number_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    ver bigint NOT NULL,
    ord integer NOT NULL,
    class text NOT NULL,
    recipient jsonb NOT NULL,
    payload jsonb NOT NULL,
    status integer NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    epoch bigint NOT NULL,
    due timestamp with time zone NOT NULL,
    sending_at timestamp with time zone,
    error text,
    created_at timestamp with time zone NOT NULL
)
WITH (fillfactor='80');
CREATE TABLE public.setup_tokens (
    digest bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.shard_lease (
    shard integer NOT NULL,
    owner text NOT NULL,
    session text NOT NULL,
    epoch bigint NOT NULL,
    expires_at bigint NOT NULL
)
WITH (fillfactor='10');
CREATE TABLE public.subscriptions (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    url text NOT NULL,
    events text NOT NULL,
    secret bytea NOT NULL,
    enabled boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.table_rows (
    workspace_id uuid NOT NULL,
    table_name text NOT NULL,
    id uuid NOT NULL,
    number_id uuid,
    conversation_id uuid,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.timers (
    id uuid NOT NULL,
    number_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    token text NOT NULL,
    due timestamp with time zone NOT NULL
);
CREATE TABLE public.users (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    password_hash text NOT NULL,
    disabled boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_login_at timestamp with time zone,
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'editor'::text, 'viewer'::text])))
);
CREATE TABLE public.workspaces (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
INSERT INTO public._sqlx_migrations VALUES (1, 'engine', '2026-11-21 15:35:39.716036+00', true, '\x0b6e1bc0b7a56a3bc4d6b01644899191ce9d3a50d09340253a568445e89fba98b8e428e65ad0e762d545e0f04dfa36f3', 61791320);
INSERT INTO public._sqlx_migrations VALUES (2, 'admin', '2026-11-21 15:35:39.778407+00', true, '\xf9581f9bad0c081e8daaefe7a78249cca2fc0ed7b3b5f6b89350ee4b428fbe12fd6a98406221aea6d6e862a0c06b2706', 48189735);
INSERT INTO public._sqlx_migrations VALUES (3, 'calls', '2026-11-21 15:35:39.82697+00', true, '\x34f9fffa1227002b41d63eb2f407f61d4d61d8df51a144b504753ffc2c62b18e9db9be87bfe0ee6841ca82ec5404255f', 26964033);
INSERT INTO public._sqlx_migrations VALUES (4, 'actions', '2026-11-21 15:35:39.854265+00', true, '\x9c1ae59506d692981a0bbbc9e59488f27ce391a5d5744d675b37405717e2384a2c8fccf37bb04f1a74faf940c50bf465', 7931735);
INSERT INTO public.answers VALUES ('baa4f6f4-ac2f-8424-b404-590251b20444', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', '01a1febf-ba40-7402-b9aa-db95f6acfeba', 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', 'word', 'first', '"first"', '2026-11-21 15:35:40.368404+00', '');
INSERT INTO public.answers VALUES ('0a127909-102a-8557-824b-af544422a58e', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', '01a1febf-bba3-70fe-a704-3f858bdc487d', 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', 'word', 'second', '"second"', '2026-11-21 15:35:40.710762+00', '');
INSERT INTO public.contact_aliases VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', 'phone', '972000000001', '01a1febf-ba40-7402-b9aa-db95f6acfeba', '01a1febf-ba40-7402-b9aa-db96d2967bbe');
INSERT INTO public.contact_aliases VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', 'phone', '972000000002', '01a1febf-ba65-732f-ab32-354790e185c0', '01a1febf-ba65-732f-ab32-354847e796cc');
INSERT INTO public.contact_aliases VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', 'phone', '972000000003', '01a1febf-bba3-70fe-a704-3f858bdc487d', '01a1febf-bba3-70fe-a704-3f862b4f9a39');
INSERT INTO public.contacts VALUES ('01a1febf-ba40-7402-b9aa-db95f6acfeba', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', 'Ada', '972000000001', '2026-11-21 15:35:40.348203+00', '2026-11-21 15:35:40.348203+00', '{}', '[]', '', NULL, false, false);
INSERT INTO public.contacts VALUES ('01a1febf-ba65-732f-ab32-354790e185c0', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', 'Ada', '972000000002', '2026-11-21 15:35:40.387651+00', '2026-11-21 15:35:40.387651+00', '{}', '[]', '', NULL, false, false);
INSERT INTO public.contacts VALUES ('01a1febf-bba3-70fe-a704-3f858bdc487d', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', 'Ada', '972000000003', '2026-11-21 15:35:40.705287+00', '2026-11-21 15:35:40.705287+00', '{}', '[]', '', NULL, false, false);
INSERT INTO public.conversations VALUES ('01a1febf-ba40-7402-b9aa-db96d2967bbe', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db95f6acfeba', 2, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, '{"id": "7a5b22c86c598d1cbe7316a4c2a58da2", "hash": "9d97db4fb35534f431c2f14ec54a019d", "wait": {"for": "answer", "node": "ask", "since": "2026-11-21T15:35:40.368404Z", "failed": 0}, "count": 4, "status": {"status": "waiting"}, "started": "2026-11-21T15:35:40.348203Z", "trigger": "start", "variables": {"word": "first"}, "last_message": "wamid.2"}', '{"to": "972000000001"}', 'Say something', 'out', '2026-11-21 15:35:40.368404+00', '2026-11-21 15:35:40.368404+00', 5, '2026-11-21 15:35:40.348203+00');
INSERT INTO public.conversations VALUES ('01a1febf-ba65-732f-ab32-354847e796cc', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba65-732f-ab32-354790e185c0', 1, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, '{"id": "6c164cc0c8b985fcbf47b94a55e6355a", "hash": "8a086514bbf2b00de9d06b1754ad4aaf", "wait": {"due": "2026-11-21T16:35:40.387651Z", "for": "time", "node": "wait", "since": "2026-11-21T15:35:40.387651Z", "token": "6c164cc0c8b985fcbf47b94a55e6355a:2"}, "count": 2, "status": {"status": "waiting"}, "started": "2026-11-21T15:35:40.387651Z", "trigger": "later", "variables": {}, "last_message": "wamid.3"}', '{"to": "972000000002"}', 'before', 'out', '2026-11-21 15:35:40.387651+00', '2026-11-21 15:35:40.387651+00', 2, '2026-11-21 15:35:40.387651+00');
INSERT INTO public.conversations VALUES ('01a1febf-bba3-70fe-a704-3f862b4f9a39', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f858bdc487d', 2, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, '{"id": "b0a02e15449883ce9ff002cc7ceb8e8c", "hash": "1b296a9266abee32b674c4d1dc0a1010", "wait": {"for": "answer", "node": "ask", "since": "2026-11-21T15:35:40.710762Z", "failed": 0}, "count": 4, "status": {"status": "waiting"}, "started": "2026-11-21T15:35:40.705287Z", "trigger": "start", "variables": {"word": "second"}, "last_message": "wamid.5"}', '{"to": "972000000003"}', 'Say something', 'out', '2026-11-21 15:35:40.710762+00', '2026-11-21 15:35:40.710762+00', 5, '2026-11-21 15:35:40.705287+00');
INSERT INTO public.deployments VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, '2026-11-21 15:35:40.262659+00', NULL, NULL);
INSERT INTO public.flow_versions VALUES ('e16ed549-d885-d659-49eb-ec12317eacfc', 1, '{"name": "Upgrade", "spec": "1.0", "nodes": [{"id": "ask", "next": {"next": "echo"}, "type": "ask_text", "config": {"text": "Say something", "save_as": "word"}}, {"id": "echo", "next": {"next": "ask"}, "type": "text", "config": {"text": "echo {{ word }}"}}, {"id": "before", "next": {"next": "wait"}, "type": "text", "config": {"text": "before"}}, {"id": "wait", "next": {"next": "after"}, "type": "wait", "config": {"seconds": 3600}}, {"id": "after", "next": {"next": "ask"}, "type": "text", "config": {"text": "after"}}], "triggers": [{"id": "later", "to": "before", "type": "keyword", "config": {"keywords": ["wait"]}}, {"id": "start", "to": "ask", "type": "any_message", "config": {}}], "variables": [{"key": "word", "type": "text"}]}', '', '2026-11-21 15:35:40.262659+00', NULL, NULL);
INSERT INTO public.flows VALUES ('e16ed549-d885-d659-49eb-ec12317eacfc', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'Test', '', 1, '{"name": "Upgrade", "spec": "1.0", "nodes": [{"id": "ask", "next": {"next": "echo"}, "type": "ask_text", "config": {"text": "Say something", "save_as": "word"}}, {"id": "echo", "next": {"next": "ask"}, "type": "text", "config": {"text": "echo {{ word }}"}}, {"id": "before", "next": {"next": "wait"}, "type": "text", "config": {"text": "before"}}, {"id": "wait", "next": {"next": "after"}, "type": "wait", "config": {"seconds": 3600}}, {"id": "after", "next": {"next": "ask"}, "type": "text", "config": {"text": "after"}}], "triggers": [{"id": "later", "to": "before", "type": "keyword", "config": {"keywords": ["wait"]}}, {"id": "start", "to": "ask", "type": "any_message", "config": {}}], "variables": [{"key": "word", "type": "text"}]}', 1, 'first', 1, 'first', NULL, '2026-11-21 15:35:40.262659+00', '2026-11-21 15:35:40.262659+00', NULL, NULL);
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000001', '972000000001', 'wamid.1', NULL, 'message', NULL, 1, 0, NULL, '2026-11-21 15:35:40.348054+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000001', '972000000001', 'wamid.2', NULL, 'message', NULL, 1, 0, NULL, '2026-11-21 15:35:40.368229+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000002', '972000000002', 'wamid.3', NULL, 'message', NULL, 1, 0, NULL, '2026-11-21 15:35:40.387515+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000003', '972000000003', 'wamid.4', NULL, 'message', NULL, 1, 0, NULL, '2026-11-21 15:35:40.705086+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000003', '972000000003', 'wamid.5', NULL, 'message', NULL, 1, 0, NULL, '2026-11-21 15:35:40.710656+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000001', '972000000001', 'wamid.6', '01a1febf-bda9-7002-982d-2488988329cc', 'message', '{"name": "Ada", "phone": "972000000001", "aliases": [["phone", "972000000001"]], "content": {"kind": "text", "text": "third"}, "recipient": {"to": "972000000001"}}', 0, 0, NULL, '2026-11-21 15:35:41.225934+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000001', '972000000001', 'wamid.7', '01a1febf-bdad-768c-912c-e18a6fa6384b', 'message', '{"name": "Ada", "phone": "972000000001", "aliases": [["phone", "972000000001"]], "content": {"kind": "text", "text": "fourth"}, "recipient": {"to": "972000000001"}}', 0, 0, NULL, '2026-11-21 15:35:41.230008+00');
INSERT INTO public.inbox VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '972000000004', '972000000004', 'wamid.8', '01a1febf-bdad-768c-912c-e18a6fa6384b', 'message', '{"name": "Ada", "phone": "972000000004", "aliases": [["phone", "972000000004"]], "content": {"kind": "text", "text": "hi"}, "recipient": {"to": "972000000004"}}', 0, 0, NULL, '2026-11-21 15:35:41.230012+00');
INSERT INTO public.incarnation VALUES (1, 'a17daf54-0671-8cf6-4ab9-7dad4db984db');
INSERT INTO public.messages VALUES ('3251ead1-02ac-88e5-a36b-aae3b0f5d778', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 4096, 'in', 'text', 'hi', '{"raw": null, "content": {"kind": "text", "text": "hi", "message_id": "wamid.1"}}', 'received', 0, 'wamid.1', NULL, NULL, NULL, NULL, '2026-11-21 15:35:40.348054+00');
INSERT INTO public.messages VALUES ('db7ce4d9-a760-836c-9893-ae30fc5d5e68', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 4097, 'out', 'text', 'Say something', '{"kind": "text", "text": "Say something"}', 'sent', 1, 'wamid.MOCK0000000000000001', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.348203+00');
INSERT INTO public.messages VALUES ('76bc6928-8166-8eaa-986f-066bf06dbc8e', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 8192, 'in', 'text', 'first', '{"raw": null, "content": {"kind": "text", "text": "first", "message_id": "wamid.2"}}', 'received', 0, 'wamid.2', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.368229+00');
INSERT INTO public.messages VALUES ('ff943fd8-59d0-852e-bc90-94804a2564a2', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 8194, 'out', 'text', 'echo first', '{"kind": "text", "text": "echo first"}', 'sent', 1, 'wamid.MOCK0000000000000002', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'echo', '2026-11-21 15:35:40.368404+00');
INSERT INTO public.messages VALUES ('a3b4b2fe-33d3-87db-b8e3-dd6e0f1e54b8', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 8195, 'out', 'text', 'Say something', '{"kind": "text", "text": "Say something"}', 'sent', 1, 'wamid.MOCK0000000000000003', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.368404+00');
INSERT INTO public.messages VALUES ('6140b3e0-0cf0-8203-a250-1442fe717277', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba65-732f-ab32-354847e796cc', 4096, 'in', 'text', 'wait', '{"raw": null, "content": {"kind": "text", "text": "wait", "message_id": "wamid.3"}}', 'received', 0, 'wamid.3', NULL, NULL, NULL, NULL, '2026-11-21 15:35:40.387515+00');
INSERT INTO public.messages VALUES ('31a69cb9-a386-848c-95cd-67be4fe2aba4', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba65-732f-ab32-354847e796cc', 4097, 'out', 'text', 'before', '{"kind": "text", "text": "before"}', 'sent', 1, 'wamid.MOCK0000000000000004', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'before', '2026-11-21 15:35:40.387651+00');
INSERT INTO public.messages VALUES ('b0c4e62b-2548-8af0-82d0-6f73a4965e60', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 4096, 'in', 'text', 'hi', '{"raw": null, "content": {"kind": "text", "text": "hi", "message_id": "wamid.4"}}', 'received', 0, 'wamid.4', NULL, NULL, NULL, NULL, '2026-11-21 15:35:40.705086+00');
INSERT INTO public.messages VALUES ('9d18021e-d939-80cc-bb49-6b76d4a0c78f', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 8192, 'in', 'text', 'second', '{"raw": null, "content": {"kind": "text", "text": "second", "message_id": "wamid.5"}}', 'received', 0, 'wamid.5', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.710656+00');
INSERT INTO public.messages VALUES ('20c25c3f-404f-8451-b6ec-0edfd33056ee', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 8194, 'out', 'text', 'echo second', '{"kind": "text", "text": "echo second"}', 'queued', 0, '', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'echo', '2026-11-21 15:35:40.710762+00');
INSERT INTO public.messages VALUES ('6153101c-c4ac-8e99-9cc2-a111c97dc75e', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 8195, 'out', 'text', 'Say something', '{"kind": "text", "text": "Say something"}', 'queued', 0, '', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.710762+00');
INSERT INTO public.messages VALUES ('31f7e147-22e8-8635-91fe-22a64bad0456', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 4097, 'out', 'text', 'Say something', '{"kind": "text", "text": "Say something"}', 'queued', 0, '', NULL, 'e16ed549-d885-d659-49eb-ec12317eacfc', 1, 'ask', '2026-11-21 15:35:40.705287+00');
INSERT INTO public.numbers VALUES ('d206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', 'cloud_api', 'Test', '+972 12-345-6789', '1122334455667', '{"verify_token": "a-verify-token", "phone_number_id": "1122334455667"}', '\x01cba800e8a7382bebd2afcaf6b3894e6d690f8c481de5768f8756e602f5f7c73d7d3716e2fa74ac168369d760590a6b461b62bea961abc4d546367e0a2e2736b34cba7a14f0810c8c337e7d4f4630bf89c8d77b53cd1d3b04b75f6aa46315158e90aded842ef18622b370d9a4e8d329f650abab8bc598a6ff', 'active', '2026-11-21 15:35:40.262659+00', '2026-11-21 15:35:40.262659+00', NULL);
INSERT INTO public.outbox VALUES ('db7ce4d9-a760-836c-9893-ae30fc5d5e68', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 1, 1, 'reply', '{"to": "972000000001"}', '{"kind": "text", "text": "Say something"}', 2, 1, 1, '2026-11-21 15:35:40.348203+00', '2026-11-21 15:35:40.356631+00', NULL, '2026-11-21 15:35:40.348203+00');
INSERT INTO public.outbox VALUES ('ff943fd8-59d0-852e-bc90-94804a2564a2', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 2, 2, 'reply', '{"to": "972000000001"}', '{"kind": "text", "text": "echo first"}', 2, 1, 1, '2026-11-21 15:35:40.368404+00', '2026-11-21 15:35:40.375908+00', NULL, '2026-11-21 15:35:40.368404+00');
INSERT INTO public.outbox VALUES ('a3b4b2fe-33d3-87db-b8e3-dd6e0f1e54b8', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-ba40-7402-b9aa-db96d2967bbe', 2, 3, 'reply', '{"to": "972000000001"}', '{"kind": "text", "text": "Say something"}', 2, 1, 1, '2026-11-21 15:35:40.368404+00', '2026-11-21 15:35:40.378527+00', NULL, '2026-11-21 15:35:40.368404+00');
INSERT INTO public.outbox VALUES ('31a69cb9-a386-848c-95cd-67be4fe2aba4', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-ba65-732f-ab32-354847e796cc', 1, 1, 'reply', '{"to": "972000000002"}', '{"kind": "text", "text": "before"}', 2, 1, 1, '2026-11-21 15:35:40.387651+00', '2026-11-21 15:35:40.392843+00', NULL, '2026-11-21 15:35:40.387651+00');
INSERT INTO public.outbox VALUES ('20c25c3f-404f-8451-b6ec-0edfd33056ee', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 2, 2, 'reply', '{"to": "972000000003"}', '{"kind": "text", "text": "echo second"}', 0, 0, 1, '2026-11-21 15:35:40.710762+00', NULL, NULL, '2026-11-21 15:35:40.710762+00');
INSERT INTO public.outbox VALUES ('6153101c-c4ac-8e99-9cc2-a111c97dc75e', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 2, 3, 'reply', '{"to": "972000000003"}', '{"kind": "text", "text": "Say something"}', 0, 0, 1, '2026-11-21 15:35:40.710762+00', NULL, NULL, '2026-11-21 15:35:40.710762+00');
INSERT INTO public.outbox VALUES ('31f7e147-22e8-8635-91fe-22a64bad0456', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '18b43841-4943-37d1-ad4b-0b01287c6f5a', '01a1febf-bba3-70fe-a704-3f862b4f9a39', 1, 1, 'reply', '{"to": "972000000003"}', '{"kind": "text", "text": "Say something"}', 0, 21, 1, '2026-11-21 15:35:41.263483+00', '2026-11-21 15:35:41.214809+00', 'Graph API error 131000', '2026-11-21 15:35:40.705287+00');
INSERT INTO public.shard_lease VALUES (0, '6092-4b025418', '', 1, 0);
INSERT INTO public.timers VALUES ('09ee4cd4-d841-8f4d-abcd-0e6d44256414', 'd206ebab-e774-e0b3-a6e1-042bdaaa2670', '01a1febf-ba65-732f-ab32-354847e796cc', '6c164cc0c8b985fcbf47b94a55e6355a:2', '2026-11-21 16:35:40.387651+00');
INSERT INTO public.workspaces VALUES ('18b43841-4943-37d1-ad4b-0b01287c6f5a', 'Test', '2026-11-21 15:35:40.262659+00');
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.actions
    ADD CONSTRAINT actions_pkey PRIMARY KEY (workspace_id, name, version);
ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channel_events
    ADD CONSTRAINT channel_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_aliases
    ADD CONSTRAINT contact_aliases_pkey PRIMARY KEY (number_id, kind, value);
ALTER TABLE ONLY public.contacts
    ADD CONSTRAINT contacts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deployments
    ADD CONSTRAINT deployments_pkey PRIMARY KEY (number_id);
ALTER TABLE ONLY public.effects
    ADD CONSTRAINT effects_pkey PRIMARY KEY (number_id, id, target);
ALTER TABLE ONLY public.flow_versions
    ADD CONSTRAINT flow_versions_pkey PRIMARY KEY (flow_id, version);
ALTER TABLE ONLY public.flows
    ADD CONSTRAINT flows_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.hand_overs
    ADD CONSTRAINT hand_overs_pkey PRIMARY KEY (number_id, id);
ALTER TABLE ONLY public.hidden_actions
    ADD CONSTRAINT hidden_actions_pkey PRIMARY KEY (workspace_id, name);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (number_id, chat, sender, msg_id);
ALTER TABLE ONLY public.incarnation
    ADD CONSTRAINT incarnation_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.listeners
    ADD CONSTRAINT listeners_pkey PRIMARY KEY (key_hash, number_id);
ALTER TABLE ONLY public.login_devices
    ADD CONSTRAINT login_devices_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT logins_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_position_key UNIQUE (conversation_id, "position");
ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.numbers
    ADD CONSTRAINT numbers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_conversation_id_ver_ord_key UNIQUE (conversation_id, ver, ord);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.setup_tokens
    ADD CONSTRAINT setup_tokens_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.shard_lease
    ADD CONSTRAINT shard_lease_pkey PRIMARY KEY (shard);
ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.table_rows
    ADD CONSTRAINT table_rows_pkey PRIMARY KEY (workspace_id, table_name, id);
ALTER TABLE ONLY public.timers
    ADD CONSTRAINT timers_conversation_id_token_key UNIQUE (conversation_id, token);
ALTER TABLE ONLY public.timers
    ADD CONSTRAINT timers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_pkey PRIMARY KEY (id);
CREATE INDEX answers_by_conversation ON public.answers USING btree (conversation_id, created_at);
CREATE INDEX answers_by_workspace ON public.answers USING btree (workspace_id, created_at, id);
CREATE INDEX channel_events_by_number ON public.channel_events USING btree (number_id, created_at);
CREATE INDEX contact_aliases_by_contact ON public.contact_aliases USING btree (contact_id);
CREATE INDEX contacts_by_number ON public.contacts USING btree (number_id, id);
CREATE UNIQUE INDEX conversations_by_contact ON public.conversations USING btree (number_id, contact_id);
CREATE INDEX conversations_by_number ON public.conversations USING btree (number_id, last_message_at, id);
CREATE INDEX conversations_by_workspace ON public.conversations USING btree (workspace_id, last_message_at, id);
CREATE INDEX deployments_by_flow ON public.deployments USING btree (flow_id);
CREATE INDEX deployments_by_workspace ON public.deployments USING btree (workspace_id);
CREATE INDEX effects_created ON public.effects USING btree (created_at);
CREATE INDEX effects_open ON public.effects USING btree (due) WHERE (status < 2);
CREATE INDEX flows_by_workspace ON public.flows USING btree (workspace_id, updated_at, id);
CREATE INDEX hand_overs_by_conversation ON public.hand_overs USING btree (conversation_id);
CREATE INDEX hand_overs_open ON public.hand_overs USING btree (workspace_id, created_at) WHERE (ended_at IS NULL);
CREATE INDEX inbox_pending ON public.inbox USING btree (enqueued_id) WHERE (status = 0);
CREATE INDEX inbox_received ON public.inbox USING btree (received_at);
CREATE INDEX listeners_created ON public.listeners USING btree (created_at);
CREATE INDEX login_devices_by_user ON public.login_devices USING btree (user_id);
CREATE INDEX logins_by_expiry ON public.logins USING btree (expires_at);
CREATE INDEX logins_by_user ON public.logins USING btree (user_id);
CREATE INDEX messages_by_number ON public.messages USING btree (number_id, created_at);
CREATE INDEX messages_by_provider_id ON public.messages USING btree (number_id, provider_id);
CREATE INDEX messages_by_workspace ON public.messages USING btree (workspace_id, created_at);
CREATE INDEX messages_for_export ON public.messages USING btree (workspace_id, created_at, id);
CREATE UNIQUE INDEX numbers_by_external_id ON public.numbers USING btree (kind, external_id);
CREATE INDEX numbers_by_workspace ON public.numbers USING btree (workspace_id, id);
CREATE INDEX outbox_created ON public.outbox USING btree (created_at);
CREATE INDEX outbox_open ON public.outbox USING btree (created_at, conversation_id, ver, ord) WHERE (status < 2);
CREATE INDEX subscriptions_by_workspace ON public.subscriptions USING btree (workspace_id, id);
CREATE INDEX table_rows_by_age ON public.table_rows USING btree (workspace_id, table_name, created_at, id);
CREATE INDEX timers_due ON public.timers USING btree (due);
CREATE UNIQUE INDEX users_by_email ON public.users USING btree (email);
CREATE INDEX users_by_workspace ON public.users USING btree (workspace_id, id);
ALTER TABLE ONLY public.deployments
    ADD CONSTRAINT deployments_flow_id_version_fkey FOREIGN KEY (flow_id, version) REFERENCES public.flow_versions(flow_id, version);
ALTER TABLE ONLY public.deployments
    ADD CONSTRAINT deployments_number_id_fkey FOREIGN KEY (number_id) REFERENCES public.numbers(id);
ALTER TABLE ONLY public.flow_versions
    ADD CONSTRAINT flow_versions_flow_id_fkey FOREIGN KEY (flow_id) REFERENCES public.flows(id);
ALTER TABLE ONLY public.flows
    ADD CONSTRAINT flows_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);
ALTER TABLE ONLY public.login_devices
    ADD CONSTRAINT login_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.logins
    ADD CONSTRAINT logins_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.numbers
    ADD CONSTRAINT numbers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);
ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);
