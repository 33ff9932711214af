//! Numbers: where contacts write to, and what answers there.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{CloudHealth, NumberOptions, NumberSending, Secret, SendingPolicy, WhatsappLink};

/// How a number reaches its contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// A phone on the screen; nothing leaves the server.
    Simulator,
    /// Meta's WhatsApp Cloud API.
    CloudApi,
    /// A phone's account, linked by QR code as WhatsApp Web is.
    WhatsappWeb,
}

impl NumberKind {
    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::CloudApi => "cloud_api",
            Self::WhatsappWeb => "whatsapp_web",
        }
    }

    /// Reads [`NumberKind::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Simulator, Self::CloudApi, Self::WhatsappWeb].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A number of the workspace. Secrets are never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Number {
    /// Its id.
    pub id: Uuid,
    /// Name for colleagues.
    pub name: String,
    /// How it reaches its contacts.
    pub kind: NumberKind,
    /// The phone number as people write it, such as `+49 30 1234567`; may be empty.
    pub phone: String,
    /// Meta's id of the phone number; only with `cloud_api`.
    #[serde(default)]
    pub phone_number_id: Option<String>,
    /// Path of the webhook on this server; put the public address before it. Only with `cloud_api`.
    #[serde(default)]
    pub webhook_path: Option<String>,
    /// What Meta must send to verify the webhook; only with `cloud_api` and for admins.
    #[serde(default)]
    pub verify_token: Option<String>,
    /// What answers here; absent when nothing does.
    #[serde(default)]
    pub deployment: Option<Deployment>,
    /// When it may send, and what keeps it from sending; absent in lists.
    #[serde(default)]
    pub sending: Option<NumberSending>,
    /// What it does with files, and whether it shows that it reads and types; only with `cloud_api`.
    #[serde(default)]
    pub options: Option<NumberOptions>,
    /// How it fares at Meta; only with `cloud_api`.
    #[serde(default)]
    pub cloud: Option<CloudHealth>,
    /// How it is linked, without its code and its past; only with `whatsapp_web`.
    #[serde(default)]
    pub link: Option<WhatsappLink>,
    /// When the number was created.
    pub created_at: DateTime<Utc>,
}

/// A number as shown beside something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberRef {
    /// Id of the number.
    pub id: Uuid,
    /// Name of the number.
    pub name: String,
}

/// What answers on a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deployment {
    /// Id of the flow.
    pub flow_id: Uuid,
    /// Name of the flow.
    pub flow_name: String,
    /// Number of the version.
    pub version: u32,
    /// Since when.
    pub deployed_at: DateTime<Utc>,
}

/// Body of `POST /numbers`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CreateNumber {
    /// A phone on the screen.
    Simulator {
        /// 1 to 120 characters.
        name: String,
    },
    /// A phone's account, to be linked by QR code.
    WhatsappWeb {
        /// 1 to 120 characters.
        name: String,
    },
    /// A number of Meta's WhatsApp Cloud API.
    CloudApi {
        /// 1 to 120 characters.
        name: String,
        /// The phone number as people write it; may be empty.
        #[serde(default)]
        phone: String,
        /// Meta's id of the phone number: digits.
        phone_number_id: String,
        /// Meta's id of the WhatsApp Business Account; found by the token when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        account_id: Option<String>,
        /// A lasting access token of a system user.
        access_token: Secret,
        /// The app's secret, with which Meta signs webhooks.
        app_secret: Secret,
        /// What Meta must send to verify the webhook; made by the server when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verify_token: Option<Secret>,
    },
}

/// Body of `PATCH /numbers/{id}`. What is absent stays; secrets cannot be read back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateNumber {
    /// New name, 1 to 120 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New way to write the phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// New access token; only with `cloud_api`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// New app secret; only with `cloud_api`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_secret: Option<Secret>,
    /// When the number may send, as a whole. What waits is looked at again at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sending: Option<SendingPolicy>,
    /// What the number does with files, and whether it shows that it reads and types, as a whole; only with `cloud_api`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<NumberOptions>,
    /// `true` takes the deployed flow off the number, so that nothing answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undeploy: bool,
}

/// Body of `POST /numbers/{id}/simulate`: a message to a simulator number. Without `choice_id`,
/// `text` is what was typed; with it, `text` is the title of the button or row that was tapped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Simulate {
    /// Who writes: any name of a phone, 1 to 64 characters.
    pub from: String,
    /// The name that the contact goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is typed, 1 to 4,096 characters, or the title of what is tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Id of the button or row that is tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice_id: Option<String>,
}

/// Answer of `POST /numbers/{id}/simulate`, with status 202: the message is kept, the engine
/// answers in its own time, and a live event tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Simulated {
    /// Id of the message as the channel would give it.
    pub message_id: String,
}
