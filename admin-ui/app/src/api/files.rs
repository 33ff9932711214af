//! Files that flows can send.

use admin_types::{DeleteFile, FileFilter, FileKind, FileUse, Page, StoredFile, UploadQuery};
use uuid::Uuid;

use flows_schema::stored_file;

use super::{
    ApiError,
    client::{delete, get, query, upload},
};

/// Where a browser gets a file that a step names.
pub(crate) fn address(url: &str) -> String {
    match stored_file(url) {
        Some(id) => format!("/api/v1/files/{id}"),
        None => url.to_owned(),
    }
}

/// The files of a kind, the newest first.
pub(crate) async fn list(kind: FileKind) -> Result<Page<StoredFile>, ApiError> {
    let filter = FileFilter { kind: Some(kind), limit: Some(200), ..FileFilter::default() };
    get(&format!("/files{}", query(&filter))).await
}

/// Uploads a file that was chosen.
pub(crate) async fn create(kind: FileKind, file: web_sys::File) -> Result<StoredFile, ApiError> {
    let told = UploadQuery { kind: Some(kind), filename: Some(file.name()), mime: Some(file.type_()) };
    upload(&format!("/files{}", query(&told)), file).await
}

/// The files that fit a filter, the newest first.
pub(crate) async fn search(filter: &FileFilter) -> Result<Page<StoredFile>, ApiError> {
    get(&format!("/files{}", query(filter))).await
}

/// The flows that send a file.
pub(crate) async fn uses(id: Uuid) -> Result<Page<FileUse>, ApiError> {
    get(&format!("/files/{id}/uses")).await
}

/// Deletes a file; one that a flow sends only when that is said.
pub(crate) async fn remove(id: Uuid, in_spite_of_use: bool) -> Result<(), ApiError> {
    let told = DeleteFile { in_spite_of_use: Some(in_spite_of_use) };
    delete(&format!("/files/{id}{}", query(&told))).await
}
