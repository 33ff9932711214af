//! Contacts as people look for them: a list with filters, one contact, and the rules of segments.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::dialects, statement::sql, statements};

/// A contact in a list.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct ContactView {
    /// Its id.
    pub id: Uuid,
    /// The number that it writes to.
    pub number_id: Uuid,
    /// The number's name; a deleted number keeps its name.
    pub number_name: Option<String>,
    /// The number's kind.
    pub number_kind: Option<String>,
    /// The name it goes by, or empty.
    pub name: String,
    /// The phone number, or empty.
    pub phone: String,
    /// Another identity, for when there is no phone number.
    pub alias: Option<String>,
    /// Its tags.
    #[sqlx(json)]
    pub tags: Vec<String>,
    /// Fields by key.
    #[sqlx(json)]
    pub fields: serde_json::Map<String, Value>,
    /// BCP 47 tag, or empty.
    pub language: String,
    /// Whether it agreed to be written to; none when never asked.
    pub opted_in: Option<bool>,
    /// Whether nothing is sent to it and no flow runs.
    pub blocked: bool,
    /// When it was first met.
    pub created_at: DateTime<Utc>,
    /// Its conversation.
    pub conversation_id: Option<Uuid>,
    /// When it last wrote.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// Messages so far, both ways.
    pub message_count: Option<i64>,
}

/// One rule of a segment, as the statements read it. All values are texts: times as RFC 3339 with `+00:00`, numbers in
/// decimal, ids as 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `tag`, `field`, `name`, `phone`, `language`, `number`, `consent`, `blocked`, `last_seen` or `created`.
    pub what: String,
    /// The field's key; empty for everything else.
    #[serde(default)]
    pub key: String,
    /// Of a field: `set`, `is`, `contains`, `equals`, `more`, `less`, `before` or `after`; empty for everything else.
    #[serde(default)]
    pub op: String,
    /// What it is compared with; in lower case where case does not count.
    #[serde(default)]
    pub value: String,
    /// Whether it must not be so.
    #[serde(default)]
    pub not: bool,
}

/// Rules whose times are given in days before now, with the times themselves: a rule that is kept says "30 days", and is
/// asked with the moment that this means each time.
#[must_use]
pub fn at(rules: &[Rule], now: DateTime<Utc>) -> Vec<Rule> {
    let since = |rule: &Rule| {
        let days: i64 = rule.value.parse().ok()?;
        let moment = now.checked_sub_signed(chrono::TimeDelta::try_days(days)?)?;
        // As both databases compare it: with an offset and no Z.
        Some(moment.to_rfc3339())
    };
    let mut rules = rules.to_vec();
    for rule in rules.iter_mut().filter(|rule| matches!(rule.what.as_str(), "last_seen" | "created")) {
        if let Some(moment) = since(rule) {
            rule.value = moment;
        }
    }
    rules
}

/// Why a contact gets no broadcast, as far as it is known beforehand: `blocked`, `opted_out`, `never_asked` where a
/// consent is needed, `outside_window` where Meta takes approved templates only and `free` words are said.
#[must_use]
pub fn left_out(
    contact: &ContactView,
    need_consent: bool,
    free: bool,
    now: DateTime<Utc>,
) -> Option<&'static str> {
    let knows_window = contact.number_kind.as_deref() == Some("cloud_api");
    let open = engine_core::window_is_open(contact.last_seen_at, now);
    match contact.opted_in {
        _ if contact.blocked => Some("blocked"),
        Some(false) => Some("opted_out"),
        None if need_consent => Some("never_asked"),
        _ if free && knows_window && !open => Some("outside_window"),
        _ => None,
    }
}

/// Which contacts.
#[derive(Debug, Clone, Default)]
pub struct ContactQuery {
    /// Only of this number.
    pub number_id: Option<Uuid>,
    /// Only of the numbers that this limited user or key sees.
    pub seen_by: Option<Uuid>,
    /// Part of the name or an identity: a lower-case `LIKE` pattern with `!` as its escape.
    pub pattern: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only those who agreed (`in`), refused (`out`) or were never asked (`unknown`).
    pub consent: Option<&'static str>,
    /// Only those that are, or are not, blocked.
    pub blocked: Option<bool>,
    /// Only those that fit these rules.
    pub rules: Vec<Rule>,
    /// Whether one fitting rule is enough.
    pub any: bool,
}

/// How many contacts a broadcast would leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AudienceCounts {
    /// All that fit.
    pub everybody: i64,
    /// Blocked ones.
    pub blocked: i64,
    /// Those who opted out.
    pub opted_out: i64,
    /// Those who were never asked, where a consent is needed.
    pub never_asked: i64,
    /// Those who have not written for 24 hours, where that matters.
    pub outside_window: i64,
}

/// Reads contacts of one workspace.
#[async_trait::async_trait]
pub trait ContactRepo: Send + Sync {
    /// The contacts, the newest first, below the given id.
    async fn contact_list(
        &self,
        workspace_id: Uuid,
        query: &ContactQuery,
        below: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ContactView>, StoreError>;
    /// How many there are.
    async fn contact_count(&self, workspace_id: Uuid, query: &ContactQuery) -> Result<i64, StoreError>;
    /// How many of them a broadcast would leave out, by the first reason that fits; see [`left_out`].
    async fn audience_counts(
        &self,
        workspace_id: Uuid,
        query: &ContactQuery,
        need_consent: bool,
        free: bool,
        now: DateTime<Utc>,
    ) -> Result<AudienceCounts, StoreError>;
    /// One contact.
    async fn contact_view(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ContactView>, StoreError>;
    /// All identities of a contact: pairs of kind and value.
    async fn contact_identities(&self, contact_id: Uuid) -> Result<Vec<(String, String)>, StoreError>;
    /// The tags that contacts have, the most frequent first, with how many have each.
    async fn contact_tags(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<(String, i64)>, StoreError>;
}

/// What a list shows of contacts.
macro_rules! columns {
    () => {
        "SELECT p.id, p.number_id, n.name AS number_name, n.kind AS number_kind, p.name, p.phone,
                (SELECT min(a.value) FROM contact_aliases a WHERE a.contact_id = p.id) AS alias, p.tags, p.fields,
                p.language, p.opted_in, p.blocked, p.created_at, c.id AS conversation_id,
                c.last_inbound_at AS last_seen_at, c.message_count"
    };
}

/// Where contacts, here `p`, are found, with their conversation `c`.
macro_rules! tables {
    () => {
        " FROM contacts p LEFT JOIN numbers n ON n.id = p.number_id
             LEFT JOIN conversations c ON c.number_id = p.number_id AND c.contact_id = p.id "
    };
}

// SQLite implementation: which contacts a query means: `$1` the workspace, `$2` the number, `$3` the limited reader,
// `$4` the pattern, `$5` the tag, `$6` the consent, `$7` blocked, `$8` the rules as JSON, `$9` whether any is enough.
macro_rules! sqlite_where {
    () => {
        "WHERE p.workspace_id = $1 AND (p.number_id = $2 OR $2 IS NULL)
           AND (p.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)
           AND (lower(p.name) LIKE $4 ESCAPE '!' OR $4 IS NULL OR lower(p.phone) LIKE $4 ESCAPE '!'
                OR EXISTS (SELECT 1 FROM contact_aliases a
                           WHERE a.contact_id = p.id AND lower(a.value) LIKE $4 ESCAPE '!'))
           AND (EXISTS (SELECT 1 FROM json_each(p.tags) t WHERE t.value = $5) OR $5 IS NULL)
           AND (CASE WHEN p.opted_in IS NULL THEN 'unknown' WHEN p.opted_in THEN 'in' ELSE 'out' END = $6 OR $6 IS NULL)
           AND (p.blocked = $7 OR $7 IS NULL)
           AND (CASE WHEN $9 THEN 1 ELSE 0 END) = (EXISTS (
               SELECT 1 FROM json_each($8) r WHERE (CASE WHEN $9 THEN 1 ELSE 0 END) = (json_extract(r.value, '$.not') <> COALESCE(
                   CASE json_extract(r.value, '$.what')
                       WHEN 'tag' THEN EXISTS (SELECT 1 FROM json_each(p.tags) t WHERE t.value = json_extract(r.value, '$.value'))
                       WHEN 'number' THEN lower(hex(p.number_id)) = json_extract(r.value, '$.value')
                       WHEN 'consent' THEN CASE WHEN p.opted_in IS NULL THEN 'unknown' WHEN p.opted_in THEN 'in' ELSE 'out' END
                                           = json_extract(r.value, '$.value')
                       WHEN 'blocked' THEN p.blocked
                       WHEN 'name' THEN instr(lower(p.name), json_extract(r.value, '$.value')) > 0
                       WHEN 'phone' THEN substr(p.phone, 1, length(json_extract(r.value, '$.value'))) = json_extract(r.value, '$.value')
                       WHEN 'language' THEN lower(p.language) = json_extract(r.value, '$.value')
                           OR substr(lower(p.language), 1, length(json_extract(r.value, '$.value')) + 1) = json_extract(r.value, '$.value') || '-'
                       WHEN 'last_seen' THEN c.last_inbound_at >= json_extract(r.value, '$.value')
                       WHEN 'created' THEN p.created_at >= json_extract(r.value, '$.value')
                       WHEN 'field' THEN EXISTS (SELECT 1 FROM json_each(p.fields) f
                           WHERE f.key = json_extract(r.value, '$.key') AND CASE json_extract(r.value, '$.op')
                               WHEN 'set' THEN 1
                               WHEN 'is' THEN lower(CASE f.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
                                                    ELSE CAST(f.value AS TEXT) END) = json_extract(r.value, '$.value')
                               WHEN 'contains' THEN instr(lower(CAST(f.value AS TEXT)), json_extract(r.value, '$.value')) > 0
                               WHEN 'before' THEN f.type = 'text' AND f.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
                                   AND substr(f.value, 1, 10) < json_extract(r.value, '$.value')
                               WHEN 'after' THEN f.type = 'text' AND f.value GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
                                   AND substr(f.value, 1, 10) > json_extract(r.value, '$.value')
                               ELSE (f.type IN ('integer', 'real') OR f.type = 'text' AND f.value GLOB '*[0-9]*'
                                     AND f.value NOT GLOB '*[^-0-9.]*')
                                   AND CASE json_extract(r.value, '$.op')
                                       WHEN 'more' THEN CAST(f.value AS REAL) > CAST(json_extract(r.value, '$.value') AS REAL)
                                       WHEN 'less' THEN CAST(f.value AS REAL) < CAST(json_extract(r.value, '$.value') AS REAL)
                                       ELSE CAST(f.value AS REAL) = CAST(json_extract(r.value, '$.value') AS REAL) END
                               END)
                       END, 0))))"
    };
}

/// The same for Postgres.
macro_rules! postgres_where {
    () => {
        "WHERE p.workspace_id = $1 AND (p.number_id = $2 OR $2 IS NULL)
           AND (p.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)
           AND (lower(p.name) LIKE $4 ESCAPE '!' OR $4 IS NULL OR lower(p.phone) LIKE $4 ESCAPE '!'
                OR EXISTS (SELECT 1 FROM contact_aliases a
                           WHERE a.contact_id = p.id AND lower(a.value) LIKE $4 ESCAPE '!'))
           AND (p.tags @> jsonb_build_array($5::text) OR $5 IS NULL)
           AND (CASE WHEN p.opted_in IS NULL THEN 'unknown' WHEN p.opted_in THEN 'in' ELSE 'out' END = $6 OR $6 IS NULL)
           AND (p.blocked = $7 OR $7 IS NULL)
           AND $9::boolean = (EXISTS (
               SELECT 1 FROM jsonb_array_elements($8) r WHERE $9::boolean = ((r.value ->> 'not')::boolean <> COALESCE(
                   CASE r.value ->> 'what'
                       WHEN 'tag' THEN p.tags @> jsonb_build_array(r.value ->> 'value')
                       WHEN 'number' THEN replace(p.number_id::text, '-', '') = r.value ->> 'value'
                       WHEN 'consent' THEN CASE WHEN p.opted_in IS NULL THEN 'unknown' WHEN p.opted_in THEN 'in' ELSE 'out' END
                                           = r.value ->> 'value'
                       WHEN 'blocked' THEN p.blocked
                       WHEN 'name' THEN strpos(lower(p.name), r.value ->> 'value') > 0
                       WHEN 'phone' THEN left(p.phone, length(r.value ->> 'value')) = r.value ->> 'value'
                       WHEN 'language' THEN lower(p.language) = r.value ->> 'value'
                           OR left(lower(p.language), length(r.value ->> 'value') + 1) = (r.value ->> 'value') || '-'
                       WHEN 'last_seen' THEN c.last_inbound_at >= (r.value ->> 'value')::timestamptz
                       WHEN 'created' THEN p.created_at >= (r.value ->> 'value')::timestamptz
                       WHEN 'field' THEN CASE r.value ->> 'op'
                           WHEN 'set' THEN (p.fields -> (r.value ->> 'key')) IS NOT NULL
                           WHEN 'is' THEN lower(p.fields ->> (r.value ->> 'key')) = r.value ->> 'value'
                           WHEN 'contains' THEN strpos(lower(p.fields ->> (r.value ->> 'key')), r.value ->> 'value') > 0
                           WHEN 'before' THEN (p.fields ->> (r.value ->> 'key')) ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
                               AND left(p.fields ->> (r.value ->> 'key'), 10) COLLATE \"C\" < r.value ->> 'value'
                           WHEN 'after' THEN (p.fields ->> (r.value ->> 'key')) ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
                               AND left(p.fields ->> (r.value ->> 'key'), 10) COLLATE \"C\" > r.value ->> 'value'
                           ELSE CASE WHEN (p.fields ->> (r.value ->> 'key')) ~ '^-?[0-9]{1,18}([.][0-9]{1,18})?$' THEN
                               CASE r.value ->> 'op'
                                   WHEN 'more' THEN (p.fields ->> (r.value ->> 'key'))::numeric > (r.value ->> 'value')::numeric
                                   WHEN 'less' THEN (p.fields ->> (r.value ->> 'key'))::numeric < (r.value ->> 'value')::numeric
                                   ELSE (p.fields ->> (r.value ->> 'key'))::numeric = (r.value ->> 'value')::numeric END
                               END
                           END
                       END, FALSE))))"
    };
}

/// Who is left out, by the first reason: `$10` whether a consent is needed, `$11` since when the window is open where it
/// matters.
macro_rules! counts {
    () => {
        "SELECT count(*) AS everybody, count(*) FILTER (WHERE p.blocked) AS blocked,
                count(*) FILTER (WHERE NOT p.blocked AND NOT p.opted_in) AS opted_out,
                count(*) FILTER (WHERE NOT p.blocked AND p.opted_in IS NULL AND $10) AS never_asked,
                count(*) FILTER (WHERE NOT p.blocked AND (p.opted_in OR p.opted_in IS NULL AND NOT $10)
                    AND n.kind = 'cloud_api'
                    AND (c.last_inbound_at <= $11 OR c.last_inbound_at IS NULL AND $11 IS NOT NULL)) AS outside_window"
    };
}

statements! {
    AUDIENCE = dialects(
        concat!(counts!(), tables!(), sqlite_where!()),
        concat!(counts!(), tables!(), postgres_where!()),
    );
    LIST = dialects(
        concat!(columns!(), tables!(), sqlite_where!(), " AND (p.id < $10 OR $10 IS NULL) ORDER BY p.id DESC LIMIT $11"),
        concat!(columns!(), tables!(), postgres_where!(), " AND (p.id < $10 OR $10 IS NULL) ORDER BY p.id DESC LIMIT $11"),
    );
    COUNT = dialects(
        concat!("SELECT count(*)", tables!(), sqlite_where!()),
        concat!("SELECT count(*)", tables!(), postgres_where!()),
    );
    GET = sql(concat!(columns!(), tables!(), "WHERE p.workspace_id = $1 AND p.id = $2"));
    IDENTITIES = sql("SELECT kind, value FROM contact_aliases WHERE contact_id = $1 ORDER BY kind, value");
    TAGS = dialects(
        "SELECT t.value, count(*) FROM contacts p, json_each(p.tags) t WHERE p.workspace_id = $1
           AND (p.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $2) OR $2 IS NULL)
         GROUP BY t.value ORDER BY 2 DESC, 1 LIMIT $3",
        "SELECT t.value, count(*) FROM contacts p, jsonb_array_elements_text(p.tags) t WHERE p.workspace_id = $1
           AND (p.number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $2) OR $2 IS NULL)
         GROUP BY t.value ORDER BY 2 DESC, 1 LIMIT $3",
    );
}

/// Binds `$1` to `$9` of the condition.
macro_rules! bound {
    ($query:expr, $workspace:expr, $wanted:expr) => {
        $query
            .bind($workspace)
            .bind($wanted.number_id)
            .bind($wanted.seen_by)
            .bind(&$wanted.pattern)
            .bind(&$wanted.tag)
            .bind($wanted.consent)
            .bind($wanted.blocked)
            .bind(Json(&$wanted.rules))
            // No rules are all fulfilled, and none of them is.
            .bind($wanted.any && !$wanted.rules.is_empty())
    };
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ContactRepo for SqlStore<Db> {
    async fn contact_list(
        &self,
        workspace_id: Uuid,
        query: &ContactQuery,
        below: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ContactView>, StoreError> {
        let text = <Db as Dialect>::sql(LIST);
        let statement = bound!(sqlx::query_as(text), workspace_id, query);
        Ok(statement.bind(below).bind(limit).fetch_all(self.database.read()).await?)
    }

    async fn contact_count(&self, workspace_id: Uuid, query: &ContactQuery) -> Result<i64, StoreError> {
        let text = <Db as Dialect>::sql(COUNT);
        let statement = bound!(sqlx::query_scalar(text), workspace_id, query);
        Ok(statement.fetch_one(self.database.read()).await?)
    }

    async fn audience_counts(
        &self,
        workspace_id: Uuid,
        query: &ContactQuery,
        need_consent: bool,
        free: bool,
        now: DateTime<Utc>,
    ) -> Result<AudienceCounts, StoreError> {
        let text = <Db as Dialect>::sql(AUDIENCE);
        let since = free.then(|| now - chrono::TimeDelta::seconds(i64::from(engine_core::WINDOW_SECONDS)));
        let statement = bound!(sqlx::query_as(text), workspace_id, query);
        Ok(statement.bind(need_consent).bind(since).fetch_one(self.database.read()).await?)
    }

    async fn contact_view(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ContactView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn contact_identities(&self, contact_id: Uuid) -> Result<Vec<(String, String)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(IDENTITIES)).bind(contact_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn contact_tags(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(TAGS)).bind(workspace_id).bind(seen_by).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}
