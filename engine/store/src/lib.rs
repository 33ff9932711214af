//! Everything that Botloom keeps: one set of repositories over SQLite and Postgres.
//!
//! Consumers hold an `Arc<dyn Store>` and never see SQL. Each statement is written once; the few
//! texts that differ between the databases stand beside each other in their [`statement`].
//!
//! What this crate must not do: decide anything about a conversation (that is `engine-core`), talk
//! to a messaging provider (that is `engine-runtime`), or read the time or randomness from
//! anywhere but [`clock`] and [`ids`].
//!
//! To add a repository: write `repo/<table>.rs` with its records, its object-safe trait, its
//! `statements!` block and one `#[trait_gen(Db -> …)]` impl for `SqlStore<Db>`; name the trait among
//! the supertraits of [`Store`] and the block in `repo::all_statements`; add the table to a migration
//! of the same file name on both sides, and a case to the conformance suite in `tests/`.

pub mod backup;
pub mod clock;
mod database;
mod dialect;
mod error;
pub mod files;
pub mod hints;
pub mod hot;
pub mod ids;
mod json_text;
pub mod media_type;
pub mod objects;
pub mod rates;
mod redis_connection;
pub mod repo;
pub mod rows;
mod schema;
pub mod secrets;
pub mod shard;
pub mod statement;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

pub use database::{Database, latest_schema, migration_names};
pub use dialect::Dialect;
pub use error::{StoreError, quiet};
pub use json_text::{JsonText, without_nul};
pub use store::{SqlStore, Store, connect};
