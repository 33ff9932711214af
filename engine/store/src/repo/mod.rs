//! The repositories: one file per table or read model, each with records, trait and statements.

pub mod actions;
pub mod acts;
pub mod alerts;
pub mod api_keys;
pub mod audit;
pub mod broadcast_work;
pub mod broadcasts;
pub mod channel_events;
pub mod checks;
pub mod contact_desk;
pub mod contact_fields;
pub mod contact_merge;
pub mod contacts;
pub mod dashboard;
pub mod dead_letters;
pub mod deployments;
pub mod desk;
pub mod effects;
pub mod engine_tx;
pub mod erasure;
pub mod exports;
pub mod flows;
pub mod forms;
pub mod hand_overs;
pub mod holds;
pub mod idempotency;
pub mod imports;
pub mod inbox;
pub mod invitations;
pub mod listeners;
pub mod logins;
pub mod media;
pub mod message_list;
pub mod message_templates;
pub mod nodes;
pub mod number_grants;
pub mod number_health;
pub mod numbers;
pub mod operations;
pub mod options;
pub mod outbox;
pub mod own_drafts;
pub mod passkeys;
pub mod records;
pub mod retention;
pub mod saved_replies;
pub mod sealed;
pub mod second_factors;
pub mod segments;
pub mod subscriptions;
pub mod sweeps;
pub mod tables;
pub mod timers;
pub mod transcripts;
pub mod users;
pub mod versions;
pub mod whatsapp_links;
pub mod whatsapp_session;
pub mod workspaces;

use crate::statement::Statement;

/// Every statement of every repository, for the test that prepares them all on both databases.
#[must_use]
pub fn all_statements() -> Vec<(&'static str, &'static str, Statement)> {
    let files: &[(&'static str, &'static [(&'static str, Statement)])] = &[
        ("actions", actions::ALL),
        ("alerts", alerts::ALL),
        ("api_keys", api_keys::ALL),
        ("audit", audit::ALL),
        ("broadcast_work", broadcast_work::ALL),
        ("broadcasts", broadcasts::ALL),
        ("channel_events", channel_events::ALL),
        ("checks", checks::ALL),
        ("contact_desk", contact_desk::ALL),
        ("contact_fields", contact_fields::ALL),
        ("contact_merge", contact_merge::ALL),
        ("contacts", contacts::ALL),
        ("erasure", erasure::ALL),
        ("segments", segments::ALL),
        ("new_life", crate::backup::NEW_LIFE),
        ("dashboard", dashboard::ALL),
        ("dead_letters", dead_letters::ALL),
        ("desk", desk::ALL),
        ("saved_replies", saved_replies::ALL),
        ("operations", operations::ALL),
        ("retention", retention::ALL),
        ("exports", exports::ALL),
        ("flows", flows::ALL),
        ("forms", forms::ALL),
        ("logins", logins::ALL),
        ("transcripts", transcripts::ALL),
        ("users", users::ALL),
        ("workspaces", workspaces::ALL),
        ("deployments", deployments::ALL),
        ("message_list", message_list::ALL),
        ("message_templates", message_templates::ALL),
        ("number_grants", number_grants::ALL),
        ("number_health", number_health::ALL),
        ("numbers", numbers::ALL),
        ("versions", versions::ALL),
        ("effects", effects::ALL),
        ("engine_tx", engine_tx::ALL),
        ("hand_overs", hand_overs::ALL),
        ("holds", holds::ALL),
        ("idempotency", idempotency::ALL),
        ("imports", imports::ALL),
        ("inbox", inbox::ALL),
        ("invitations", invitations::ALL),
        ("listeners", listeners::ALL),
        ("sealed", sealed::ALL),
        ("second_factors", second_factors::ALL),
        ("media", media::ALL),
        ("nodes", nodes::ALL),
        ("outbox", outbox::ALL),
        ("own_drafts", own_drafts::ALL),
        ("passkeys", passkeys::ALL),
        ("subscriptions", subscriptions::ALL),
        ("schema", crate::schema::ALL),
        ("store", crate::store::ALL),
        ("sweeps", sweeps::ALL),
        ("tables", tables::ALL),
        ("timers", timers::ALL),
        ("whatsapp_links", whatsapp_links::ALL),
        ("whatsapp_session", whatsapp_session::ALL),
    ];
    files
        .iter()
        .flat_map(|(file, all)| all.iter().map(move |(name, statement)| (*file, *name, *statement)))
        .collect()
}
