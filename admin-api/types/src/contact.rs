//! Contacts: who they are, what is known of them, what they agreed to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{NumberRef, UserRef};

/// Characters of a text field's value.
pub const MAX_FIELD_CHARS: usize = 1_000;
/// Fields that a workspace defines.
pub const MAX_CONTACT_FIELDS: usize = 100;
/// Choices of a field.
pub const MAX_FIELD_CHOICES: usize = 100;

/// Whether a contact agreed to be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// It agreed.
    In,
    /// It does not want to be written to.
    Out,
    /// Nobody asked.
    Unknown,
}

impl Consent {
    /// The name in the API and in statements.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Unknown => "unknown",
        }
    }
}

/// A contact of a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactSummary {
    /// Its id.
    pub id: Uuid,
    /// The number that it writes to.
    pub number: NumberRef,
    /// The name it goes by; may be empty.
    pub name: String,
    /// The phone number without `+`, or another identity.
    pub address: String,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Values of fields, by key.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub fields: Map<String, Value>,
    /// BCP 47 tag; may be empty.
    pub language: String,
    /// Whether it agreed to be written to.
    pub consent: Consent,
    /// Whether nothing is sent to it and no flow runs. What it writes is kept.
    pub blocked: bool,
    /// When it was first met.
    pub created_at: DateTime<Utc>,
    /// When it last wrote.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// Its conversation; absent where there is none.
    pub conversation_id: Option<Uuid>,
    /// Messages so far, both ways.
    pub messages: u64,
}

/// One identity under which a contact writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactIdentity {
    /// `phone`, `bsuid`, `lid` or `simulator`.
    pub kind: String,
    /// The identity itself.
    pub value: String,
}

/// What happened with a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// It was first met.
    Met,
    /// It agreed to be written to. `text` is the proof.
    OptIn,
    /// It took that back. `text` is the proof.
    OptOut,
    /// Somebody noted something.
    Note,
    /// A flow handed it to a person. `text` is what the flow told.
    HandedOver,
    /// A flow kept an answer: `title` is the variable, `text` the answer.
    Answer,
    /// A broadcast went to it: `title` is its name, `text` how far it came.
    Broadcast,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineEntry {
    /// Of a note, to delete it.
    pub id: Option<Uuid>,
    /// What.
    pub kind: TimelineKind,
    /// See [`TimelineKind`]; may be empty.
    pub title: String,
    /// See [`TimelineKind`]; may be empty.
    pub text: String,
    /// Of a consent: `flow`, `person` or `import`. Empty for everything else.
    pub source: String,
    /// The person who did it.
    pub author: Option<UserRef>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A contact with what happened, the latest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactDetail {
    /// The contact.
    #[serde(flatten)]
    pub contact: ContactSummary,
    /// All its identities.
    pub identities: Vec<ContactIdentity>,
    /// What happened, the latest first, up to 200 things.
    pub timeline: Vec<TimelineEntry>,
}

/// Query of `GET /contacts`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ContactFilter {
    /// Part of the name or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only of this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// Only with this tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only with this consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Only those that are, or are not, blocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
    /// Only of this segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment_id: Option<Uuid>,
    /// `next_cursor` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Body of `PATCH /contacts/{id}`: what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateContact {
    /// Up to 120 characters; empty gives the contact's own name back with its next message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// BCP 47 tag, or empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Values by key, of the type that the field has; `null` removes one.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub fields: Map<String, Value>,
    /// Tags to add, 60 characters each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add_tags: Vec<String>,
    /// Tags to take away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove_tags: Vec<String>,
    /// Whether nothing is sent to it and no flow runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked: Option<bool>,
}

/// Body of `POST /contacts/{id}/consent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeConsent {
    /// Whether it agrees.
    pub opted_in: bool,
    /// How you know: the contact's words, a form, a call. 1 to 1,000 characters.
    pub proof: String,
}

/// Body of `POST /contacts/{id}/notes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddContactNote {
    /// 1 to 2,000 characters.
    pub text: String,
}

/// Body of `POST /contacts/{id}/merge`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeContacts {
    /// The contact of the same number that goes: everything of it comes to the one in the path, whose own values win.
    pub other_id: Uuid,
}

/// Answer of `DELETE /contacts/{id}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErasedContact {
    /// Messages that were deleted.
    pub messages: u64,
    /// Everything else.
    pub others: u64,
}

/// A tag and how many contacts have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// Contacts with it.
    pub contacts: u64,
}

/// The type of a field's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Up to 1,000 characters.
    Text,
    /// A number.
    Number,
    /// A day, as `2026-12-24`.
    Date,
    /// `true` or `false`.
    YesNo,
    /// One of the field's choices.
    Choice,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Text, Self::Number, Self::Date, Self::YesNo, Self::Choice];

    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::YesNo => "yes_no",
            Self::Choice => "choice",
        }
    }

    /// Reads [`FieldKind::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Something that a workspace wants to know of every contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactField {
    /// The key that flows use: small letters, digits and `_`, beginning with a letter, up to 40.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// The type of its values.
    pub kind: FieldKind,
    /// What can be chosen; empty for other kinds.
    pub choices: Vec<String>,
    /// Whether masked exports hide it.
    pub personal: bool,
}

/// Body of `PUT /contact-fields/{key}`. The kind of a field that there is cannot change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveContactField {
    /// 1 to 60 characters.
    pub label: String,
    /// The type of its values.
    pub kind: FieldKind,
    /// 1 to 100 choices of up to 60 characters, for a choice only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Whether masked exports hide it.
    #[serde(default)]
    pub personal: bool,
}

/// A filter of contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SegmentFilter {
    /// Whether one fitting rule is enough; else all must fit.
    #[serde(default)]
    pub any: bool,
    /// Up to 20 rules; none means everybody.
    pub rules: Vec<SegmentRule>,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleOn {
    /// Has the tag `value`.
    Tag,
    /// The field `key`, as `op` says.
    Field,
    /// The name contains `value`.
    Name,
    /// The phone number begins with the digits of `value`.
    Phone,
    /// The language is `value`, as in `de`.
    Language,
    /// Belongs to the number with the id `value`.
    Number,
    /// The consent is `in`, `out` or `unknown`.
    Consent,
    /// Is blocked.
    Blocked,
    /// Wrote within the last `value` days.
    LastSeen,
    /// Was first met within the last `value` days.
    Created,
}

/// How a rule compares a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RuleOp {
    /// Has a value.
    #[default]
    Set,
    /// The same text, in any case; `true` and `false` for yes and no.
    Is,
    /// Contains the text.
    Contains,
    /// The same number.
    Equals,
    /// A larger number.
    More,
    /// A smaller number.
    Less,
    /// An earlier day.
    Before,
    /// A later day.
    After,
}

/// One rule of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SegmentRule {
    /// What it looks at.
    pub on: RuleOn,
    /// The field's key, for fields only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// How a field is compared; counts for nothing else.
    #[serde(default)]
    pub op: RuleOp,
    /// What with, as text; see [`RuleOn`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// Whether it must not be so.
    #[serde(default)]
    pub not: bool,
}

/// A filter with a name. Who belongs to it is found out whenever it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Segment {
    /// Its id.
    pub id: Uuid,
    /// Unique in the workspace.
    pub name: String,
    /// Who belongs to it.
    pub filter: SegmentFilter,
    /// How many belong to it now.
    pub contacts: u64,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Body of `POST /segments` and `PUT /segments/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveSegment {
    /// 1 to 60 characters.
    pub name: String,
    /// Who belongs to it.
    pub filter: SegmentFilter,
}

/// Body of `POST /segments/preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewSegment {
    /// The filter.
    pub filter: SegmentFilter,
}

/// Answer of `POST /segments/preview`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SegmentPreview {
    /// How many fit.
    pub contacts: u64,
    /// The newest ten of them.
    pub first: Vec<ContactSummary>,
}
