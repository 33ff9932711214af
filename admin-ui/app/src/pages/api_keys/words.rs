//! What a key may do, in words.

use admin_types::Permission;

/// The choices of one area, in the order in which they are shown.
pub(super) struct Area {
    /// The area.
    pub(super) label: &'static str,
    /// What may be done there.
    pub(super) choices: &'static [Permission],
}

/// Everything that a key may do.
pub(super) const AREAS: [Area; 5] = [
    Area {
        label: "Flows",
        choices: &[
            Permission::ViewFlows,
            Permission::EditFlows,
            Permission::PublishFlows,
            Permission::PublishWithErrors,
            Permission::ManageActions,
        ],
    },
    Area {
        label: "Conversations",
        choices: &[
            Permission::ViewConversations,
            Permission::WorkInbox,
            Permission::ExportData,
            Permission::Simulate,
        ],
    },
    Area {
        label: "Contacts",
        choices: &[
            Permission::ManageContacts,
            Permission::SendBroadcasts,
            Permission::ManageContactFields,
            Permission::EraseContacts,
        ],
    },
    Area { label: "Numbers", choices: &[Permission::ViewNumbers, Permission::ManageNumbers] },
    Area {
        label: "Operations",
        choices: &[Permission::ManageSubscriptions, Permission::ViewAudit, Permission::Operate],
    },
];

/// One permission in words.
pub(super) fn label(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewFlows => "See flows and their versions",
        Permission::EditFlows => "Create, change and archive flows",
        Permission::PublishFlows => "Publish flows",
        Permission::PublishWithErrors => "Publish flows that have errors",
        Permission::ManageActions => "Change custom actions",
        Permission::ViewConversations => "Read conversations",
        Permission::WorkInbox => "Answer in the inbox",
        Permission::ManageContacts => "Import and merge contacts, keep segments",
        Permission::SendBroadcasts => "Write to many contacts at once",
        Permission::ManageContactFields => "Define what contacts have as fields",
        Permission::EraseContacts => "Erase contacts, and take out all that is held of one",
        Permission::ExportData => "Export conversations and answers",
        Permission::Simulate => "Write to simulators",
        Permission::ViewNumbers => "See numbers",
        Permission::ManageNumbers => "Connect, change and remove numbers; alerts and checks",
        Permission::ManageSubscriptions => "Change event webhooks",
        Permission::ViewAudit => "Read the audit log",
        Permission::Operate => "Pause sending, and try undelivered things again",
        Permission::ManageUsers => "Manage people",
        Permission::ManageApiKeys => "Manage API keys",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_a_key_may_do_can_be_chosen_once() {
        for permission in Permission::ALL {
            let times = AREAS.iter().flat_map(|area| area.choices).filter(|it| **it == permission).count();
            assert_eq!(times, usize::from(permission.is_for_programs()), "{permission:?}");
        }
    }
}
