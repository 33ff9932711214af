//! Contacts from files: previews, and the job that takes the rows.
//!
//! A job reads its file piece by piece and gives each row to the engine as one event under an id made of the import and
//! the line, so that a job that is repeated after a crash gives nobody anything twice. Progress is kept after each
//! portion; whoever takes over a job begins at the top and only counts what was given already.

pub(crate) mod columns;
mod job;
pub(crate) mod preview;
pub(crate) mod reader;

pub use job::{run, step};
