//! What the admin API and its clients say to each other: request and response bodies, roles,
//! problem codes, pages and live events, as serde types that the server and the browser share.
//!
//! Times are UTC (RFC 3339 on the wire), ids are UUIDs, names are snake_case. Requests refuse
//! unknown fields; responses may gain fields, so readers must ignore what they do not know.
//!
//! This crate must not do IO or know a database, HTTP framework or clock: it is compiled into the
//! browser too. The OpenAPI schemas sit behind the feature `openapi`, which only the server turns on.
//!
//! **To add a route:** put its bodies into the file of its resource (one file per resource), give
//! each request `deny_unknown_fields`, name a [`Permission`] that the route needs (or add one in
//! `role.rs`), and add a [`ProblemCode`] for each new way in which it can fail.

mod access;
mod access_token;
mod action;
mod alert;
mod api_key;
mod audit;
mod broadcast;
mod channel_event;
mod check;
mod cloud;
mod contact;
mod conversation;
mod dashboard;
mod dead_letter;
mod event;
mod export;
mod flow;
mod form;
mod gallery;
mod import;
mod inbox;
mod media;
mod message;
mod node_types;
mod number;
mod number_access;
mod own_draft;
mod page;
mod problem;
mod qr;
mod role;
mod secret;
mod sending;
mod sending_policy;
mod session;
mod sign_in;
mod subscription;
mod template;
mod try_step;
mod user;
mod whatsapp_link;

pub use access::{
    AcceptInvitation, ChangePassword, ConfirmSecondFactor, CreateInvitation, DEFAULT_INVITATION_DAYS,
    Invitation, InvitationFound, InvitationWithLink, LookInvitation, MAX_INVITATION_DAYS, RecoveryCodes,
    RemoveSecondFactor, SecondFactor, SecondFactorSetup, UserSession, UserSessions,
};
pub use access_token::{AccessToken, CreateToken, DEFAULT_TOKEN_SECONDS, MAX_TOKEN_SECONDS};
pub use action::{Action, SaveAction};
pub use alert::{AlertKind, AlertNotify, AlertRule, AlertTemplate, Firing, SaveAlertRule};
pub use api_key::{
    API_KEY_PREFIX, ApiKey, ApiKeyWithSecret, CreateApiKey, DEFAULT_PER_MINUTE, MAX_PER_MINUTE, UpdateApiKey,
};
pub use audit::{AuditActor, AuditEntry, AuditFilter, AuditOutcome, AuditVerified};
pub use broadcast::{
    Broadcast, BroadcastPreview, BroadcastRecipient, BroadcastResults, BroadcastState, BroadcastWords,
    CreateBroadcast, DEFAULT_BROADCAST_PACE, LeftOut, MAX_BROADCAST_PACE, RecipientFilter,
};
pub use channel_event::{NewsLevel, NumberNews};
pub use check::{Check, CheckOutcome, CheckRun, SaveCheck};
pub use cloud::{
    CheckCloud, CheckState, CloudAccount, CloudCheck, CloudFound, CloudHealth, CloudNumber, RegisterNumber,
    ReplaceCredentials,
};
pub use contact::{
    AddContactNote, ChangeConsent, Consent, ContactDetail, ContactField, ContactFilter, ContactIdentity,
    ContactSummary, ErasedContact, FieldKind, MAX_CONTACT_FIELDS, MAX_FIELD_CHARS, MAX_FIELD_CHOICES,
    MergeContacts, PreviewSegment, RuleOn, RuleOp, SaveContactField, SaveSegment, Segment, SegmentFilter,
    SegmentPreview, SegmentRule, TagCount, TimelineEntry, TimelineKind, UpdateContact,
};
pub use conversation::{
    Answer, Contact, Conversation, ConversationDetail, ConversationFilter, ConversationStatus, Direction,
    FlowRef, Message, MessagePreview, MessageStatus, MessageWindow,
};
pub use dashboard::{Dashboard, DayCount};
pub use dead_letter::{DeadLetter, DeadLetterCode, DeadLetterFilter, DeadLetterQueue, RedriveAll, Redriven};
pub use event::LiveEvent;
pub use export::ExportFilter;
pub use flow::{
    ChangesSince, CheckFlow, CheckResult, CreateFlow, Draft, DraftSaved, Flow, FlowDeployment, FlowFilter,
    FlowFound, FlowSearch, LinkedFlow, LinkedQuery, Publish, PublishAgain, Published, Rollout, SaveDraft,
    UpdateFlow, Version, VersionChanges, VersionDetail, VersionOverride, WaitingConversations, WaitingFate,
    WaitingRule, WaitingStep,
};
pub use form::{FormState, NumberForm};
pub use gallery::{Sample, SampleDetail};
pub use import::{
    Import, ImportPlan, ImportPreview, ImportProblem, ImportState, ImportUpload, MAX_IMPORT_BYTES,
};
pub use inbox::{
    AddNote, Assign, ChangeTags, ConversationVariable, HandBack, HandedOver, InboxState, Note, PauseContact,
    SaveReply, SavedReply, SendFile, SendMessage, SendTemplate, SendableTemplate, StartFired, Taken,
};
pub use media::{
    DeleteFile, FileFilter, FileKind, FileUse, MediaDownload, MediaState, MessageMedia, NumberOptions,
    PhoneChoices, PhoneOptions, StoredFile, UploadQuery,
};
pub use message::{ListedMessage, MessageFilter, NewMessage, SentMessage};
pub use node_types::NodeTypes;
pub use number::{
    CreateNumber, Deployment, Number, NumberKind, NumberRef, Simulate, Simulated, UpdateNumber,
};
pub use number_access::{MAX_GRANTED_NUMBERS, NumberAccess};
pub use own_draft::{
    DraftAuthor, DraftAuthors, OwnDraft, OwnDraftSaved, Presence, SaveOwnDraft, SharedDraft,
};
pub use page::{DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT, Page, PageQuery};
pub use problem::{FieldError, PROBLEM_CONTENT_TYPE, Problem, ProblemCode};
pub use qr::QrCode;
pub use role::{Permission, Role};
pub use secret::Secret;
pub use sending::{Sending, SetSending};
pub use sending_policy::{
    NumberSending, QuietHours, QuietWeek, QuietWindow, SendingPolicy, WaitReason, Waiting, WarmUp,
};
pub use session::{Login, Me, Setup, SetupState, Workspace};
pub use sign_in::{Passkey, PasskeyAnswer, PasskeyOptions, SignInWays, SsoAddress};
pub use subscription::{
    CreateSubscription, DeliveryFailure, Subscription, SubscriptionWithSecret, TestedSubscription,
    UpdateSubscription,
};
pub use template::{
    CreateTemplate, MessageTemplate, SyncTemplates, TemplateAccount, TemplateFilter, Templates,
    UpdateTemplate,
};
pub use try_step::{TriedStep, TryStep};
pub use user::{CreateUser, MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, UpdateUser, User, UserRef};
pub use whatsapp_link::{ChangeLink, LinkCodeForm, LinkCodeQuery, LinkMoment, LinkState, WhatsappLink};

/// The document and its findings, as the API shows them.
pub use flows_schema::{Issue, Severity};

/// OpenAPI schemas of types that live in crates without OpenAPI.
#[cfg(feature = "openapi")]
pub mod schemas;
