//! What a key may do, in words.

use admin_types::Permission;

/// The choices of one area, in the order in which they are shown.
pub(super) struct Area {
    /// The area: a key of the catalogue.
    pub(super) label: &'static str,
    /// What may be done there.
    pub(super) choices: &'static [Permission],
}

/// Everything that a key may do.
pub(super) const AREAS: [Area; 5] = [
    Area {
        label: key!("sign-in-may-flows"),
        choices: &[
            Permission::ViewFlows,
            Permission::EditFlows,
            Permission::PublishFlows,
            Permission::PublishWithErrors,
            Permission::ManageActions,
        ],
    },
    Area {
        label: key!("sign-in-may-conversations"),
        choices: &[
            Permission::ViewConversations,
            Permission::WorkInbox,
            Permission::ExportData,
            Permission::Simulate,
        ],
    },
    Area {
        label: key!("sign-in-may-contacts"),
        choices: &[
            Permission::ManageContacts,
            Permission::SendBroadcasts,
            Permission::ManageContactFields,
            Permission::EraseContacts,
        ],
    },
    Area { label: key!("sign-in-numbers"), choices: &[Permission::ViewNumbers, Permission::ManageNumbers] },
    Area {
        label: key!("sign-in-may-operations"),
        choices: &[Permission::ManageSubscriptions, Permission::ViewAudit, Permission::Operate],
    },
];

/// One permission in words.
pub(super) fn label(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewFlows => t!("sign-in-may-view-flows"),
        Permission::EditFlows => t!("sign-in-may-edit-flows"),
        Permission::PublishFlows => t!("sign-in-may-publish-flows"),
        Permission::PublishWithErrors => t!("sign-in-may-publish-with-errors"),
        Permission::ManageActions => t!("sign-in-may-change-actions"),
        Permission::ViewConversations => t!("sign-in-may-view-conversations"),
        Permission::WorkInbox => t!("sign-in-may-work-inbox"),
        Permission::ManageContacts => t!("sign-in-may-manage-contacts"),
        Permission::SendBroadcasts => t!("sign-in-may-broadcast"),
        Permission::ManageContactFields => t!("sign-in-may-define-fields"),
        Permission::EraseContacts => t!("sign-in-may-erase-contacts"),
        Permission::ExportData => t!("sign-in-may-export"),
        Permission::Simulate => t!("sign-in-may-simulate"),
        Permission::ViewNumbers => t!("sign-in-may-view-numbers"),
        Permission::ManageNumbers => t!("sign-in-may-manage-numbers"),
        Permission::ManageSubscriptions => t!("sign-in-may-change-webhooks"),
        Permission::ViewAudit => t!("sign-in-may-read-audit"),
        Permission::Operate => t!("sign-in-may-operate"),
        Permission::ManageUsers => t!("sign-in-may-manage-people"),
        Permission::ManageApiKeys => t!("sign-in-may-manage-keys"),
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
