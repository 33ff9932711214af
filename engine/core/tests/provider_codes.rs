//! The page of error codes is what the table says. `UPDATE=1 cargo test -p engine-core --test provider_codes` rewrites it.

use std::{fs, path::PathBuf};

use engine_core::sending::codes::page;

#[test]
fn the_page_of_error_codes_is_fresh() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/whatsapp-errors.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, page()).expect("the file is writable");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == page(), "docs/whatsapp-errors.md is not fresh; UPDATE=1 rewrites it");
}
