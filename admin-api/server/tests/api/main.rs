//! Tests of the API on its real router and a real database.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test that cannot go on fails the test"
)]

/// Declares a test that runs once on SQLite and once on Postgres.
macro_rules! on_both {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                let test = $test;
                test(App::on(engine_store::testing::Kind::Sqlite).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                let test = $test;
                test(App::on(engine_store::testing::Kind::Postgres).await).await;
            }
        }
    };
}

mod access;
mod actions;
mod alerts;
mod api_keys;
mod app;
mod audit;
mod broadcasts;
mod checks;
mod cloud;
mod contacts;
mod conversations;
mod flow_search;
mod flows;
mod idempotency;
mod identity_provider;
mod imports;
mod inbox;
mod limits;
mod matrix;
mod mcp;
mod media;
mod messages;
mod news;
mod numbers;
mod openapi;
mod operations;
mod own_drafts;
mod passkeys;
mod requests;
mod sessions;
mod setup;
mod sso;
mod subscriptions;
mod templates;
mod tokens;
mod users;
