//! The audit log.

use admin_types::{AuditEntry, AuditFilter, AuditVerified, Page};

use super::{
    ApiError,
    client::{BASE, get, query},
};

/// Entries, the latest first.
pub(crate) async fn list(filter: &AuditFilter) -> Result<Page<AuditEntry>, ApiError> {
    get(&format!("/audit{}", query(filter))).await
}

/// Whether the log is whole.
pub(crate) async fn verify() -> Result<AuditVerified, ApiError> {
    get("/audit/verify").await
}

/// Address of a file with the entries that fit; `ending` is `csv` or `jsonl`.
pub(crate) fn file(filter: &AuditFilter, ending: &str) -> String {
    format!("{BASE}/exports/audit.{ending}{}", query(filter))
}
