//! Who may do what.

use serde::{Deserialize, Serialize};

/// The role of a user in a workspace. An admin may do everything that any other may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the workspace: people, numbers and their secrets.
    Admin,
    /// Draws and publishes flows, and works in the inbox.
    Editor,
    /// Works in the inbox: reads conversations, answers, hands back. Sees nothing else.
    Agent,
    /// Looks, and changes nothing.
    Viewer,
}

/// One thing that a route does, and a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// See flows, drafts and versions.
    ViewFlows,
    /// Create, change and archive flows.
    EditFlows,
    /// Put a version of a flow on a number.
    PublishFlows,
    /// Publish a flow although the checks found errors in it.
    PublishWithErrors,
    /// See numbers, without their verify tokens.
    ViewNumbers,
    /// Create, change and delete numbers; see verify tokens.
    ManageNumbers,
    /// Write to a simulator number as if from a phone.
    Simulate,
    /// Read conversations, counts and live events.
    ViewConversations,
    /// Take a conversation over, answer in it, assign it, write notes beside it, hand it back.
    WorkInbox,
    /// Bring contacts in from files, merge them, keep segments.
    ManageContacts,
    /// Write to many contacts at once.
    SendBroadcasts,
    /// Define what every contact can have as fields.
    ManageContactFields,
    /// Delete everything that is known of a contact, and take it out for the contact.
    EraseContacts,
    /// Take conversations and answers out as files.
    ExportData,
    /// Create, change and hide custom actions, which send requests to other systems.
    ManageActions,
    /// See, create, change and delete the addresses that are told of events. An address may hold a secret.
    ManageSubscriptions,
    /// Create, change and delete users.
    ManageUsers,
    /// See, create, change and delete the keys of programs.
    ManageApiKeys,
    /// Read the audit log, take it out and check it.
    ViewAudit,
    /// See what the engine could not do, try it again or let it go; pause and resume sending.
    Operate,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 20] = [
        Self::ViewFlows,
        Self::EditFlows,
        Self::PublishFlows,
        Self::PublishWithErrors,
        Self::ViewNumbers,
        Self::ManageNumbers,
        Self::Simulate,
        Self::ViewConversations,
        Self::WorkInbox,
        Self::ManageContacts,
        Self::SendBroadcasts,
        Self::ManageContactFields,
        Self::EraseContacts,
        Self::ExportData,
        Self::ManageActions,
        Self::ManageSubscriptions,
        Self::ManageUsers,
        Self::ManageApiKeys,
        Self::ViewAudit,
        Self::Operate,
    ];

    /// The name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ViewFlows => "view_flows",
            Self::EditFlows => "edit_flows",
            Self::PublishFlows => "publish_flows",
            Self::PublishWithErrors => "publish_with_errors",
            Self::ViewNumbers => "view_numbers",
            Self::ManageNumbers => "manage_numbers",
            Self::Simulate => "simulate",
            Self::ViewConversations => "view_conversations",
            Self::WorkInbox => "work_inbox",
            Self::ManageContacts => "manage_contacts",
            Self::SendBroadcasts => "send_broadcasts",
            Self::ManageContactFields => "manage_contact_fields",
            Self::EraseContacts => "erase_contacts",
            Self::ExportData => "export_data",
            Self::ManageActions => "manage_actions",
            Self::ManageSubscriptions => "manage_subscriptions",
            Self::ManageUsers => "manage_users",
            Self::ManageApiKeys => "manage_api_keys",
            Self::ViewAudit => "view_audit",
            Self::Operate => "operate",
        }
    }

    /// Reads [`Permission::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == name)
    }

    /// Whether it is about single numbers or flows, so that a person or a key that sees some numbers only may have it.
    #[must_use]
    pub fn can_be_limited(self) -> bool {
        !matches!(
            self,
            Self::PublishWithErrors
                | Self::ManageNumbers
                | Self::ManageContactFields
                | Self::ManageActions
                | Self::ManageSubscriptions
                | Self::ManageUsers
                | Self::ManageApiKeys
                | Self::ViewAudit
                | Self::Operate
        )
    }

    /// Whether the key of a program may have it. A key never makes users or keys: whoever steals one must not be
    /// able to stay when it is taken away.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        !matches!(self, Self::ManageUsers | Self::ManageApiKeys)
    }
}

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Admin, Self::Editor, Self::Agent, Self::Viewer];

    /// Whether this role may do it. The server decides with this, the UI shows by it.
    #[must_use]
    pub fn can(self, permission: Permission) -> bool {
        match permission {
            Permission::ViewConversations => true,
            Permission::ViewFlows | Permission::ViewNumbers => self != Self::Agent,
            Permission::WorkInbox => self != Self::Viewer,
            Permission::EditFlows
            | Permission::PublishFlows
            | Permission::Simulate
            | Permission::ManageContacts
            | Permission::SendBroadcasts
            | Permission::ExportData => matches!(self, Self::Admin | Self::Editor),
            Permission::PublishWithErrors
            | Permission::ManageNumbers
            | Permission::ManageContactFields
            | Permission::EraseContacts
            | Permission::ManageActions
            | Permission::ManageSubscriptions
            | Permission::ManageUsers
            | Permission::ManageApiKeys
            | Permission::ViewAudit
            | Permission::Operate => self == Self::Admin,
        }
    }

    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Editor => "editor",
            Self::Agent => "agent",
            Self::Viewer => "viewer",
        }
    }

    /// Reads [`Role::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

impl std::fmt::Display for Role {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_may_everything_and_an_editor_what_viewers_and_agents_may() {
        for permission in Permission::ALL {
            assert!(Role::Admin.can(permission), "an admin may {permission:?}");
            let lesser = Role::Viewer.can(permission) || Role::Agent.can(permission);
            assert!(Role::Editor.can(permission) || !lesser, "{permission:?}");
        }
    }

    #[test]
    fn an_agent_works_in_the_inbox_only() {
        let allowed: Vec<_> = Permission::ALL.into_iter().filter(|it| Role::Agent.can(*it)).collect();
        assert_eq!(allowed, [Permission::ViewConversations, Permission::WorkInbox]);
    }

    #[test]
    fn a_viewer_changes_nothing() {
        let allowed: Vec<_> = Permission::ALL.into_iter().filter(|it| Role::Viewer.can(*it)).collect();
        assert_eq!(allowed, [Permission::ViewFlows, Permission::ViewNumbers, Permission::ViewConversations]);
    }

    #[test]
    fn names_match_the_wire() {
        for permission in Permission::ALL {
            assert_eq!(serde_json::to_value(permission).unwrap(), permission.as_str());
            assert_eq!(Permission::from_name(permission.as_str()), Some(permission));
        }
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::from_name(role.as_str()), Some(role));
        }
    }
}
