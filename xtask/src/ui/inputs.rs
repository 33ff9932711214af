//! What the browser's files are made of, as one fingerprint.

use super::Profile;
use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders and files, from the workspace's root. Times do not count, contents do: a restored cache is
/// as good as an old one.
const INPUTS: [&str; 9] = [
    "admin-ui",
    "admin-api/types",
    "engine/core/src",
    "engine/core/Cargo.toml",
    "flows-schema/src",
    "flows-schema/Cargo.toml",
    "seeds",
    "Cargo.toml",
    "xtask/src/ui",
];

/// A hash over the profile, the lock file and every input's path and content.
///
/// # Errors
/// When an input cannot be read.
pub(super) fn fingerprint(root: &Path, profile: Profile) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    hash.update(profile.cargo_name());
    hash.update(fs::read(root.join("Cargo.lock")).unwrap_or_default());
    for input in INPUTS {
        for file in files(&root.join(input), &|_| true)? {
            let content = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
            hash.update(file.strip_prefix(root).unwrap_or(&file).to_string_lossy().as_bytes());
            hash.update(content.len().to_le_bytes());
            hash.update(content);
        }
    }
    Ok(hex::encode(hash.finalize()))
}

/// The files at and below a path that `wanted` accepts, sorted. A path that is not there has none.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn files(path: &Path, wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(if wanted(path) { vec![path.to_owned()] } else { Vec::new() });
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("could not read {}", path.display()))? {
        found.extend(files(&entry?.path(), wanted)?);
    }
    found.sort();
    Ok(found)
}
