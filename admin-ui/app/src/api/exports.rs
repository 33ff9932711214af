//! Addresses of files; the browser downloads them itself.

use admin_types::ExportFilter;

use super::client::{BASE, query};

/// Where the messages are, as CSV.
pub(crate) fn messages_url(filter: &ExportFilter) -> String {
    format!("{BASE}/exports/messages.csv{}", query(filter))
}

/// Where the answers are, as CSV.
pub(crate) fn answers_url(filter: &ExportFilter) -> String {
    format!("{BASE}/exports/answers.csv{}", query(filter))
}
