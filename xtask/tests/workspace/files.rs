//! What the tests over the workspace's own files share.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace's root folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// `cargo metadata` with the dependencies that `Cargo.lock` has, without network.
pub(crate) fn metadata() -> cargo_metadata::Metadata {
    cargo_metadata::MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(vec!["--offline".to_owned(), "--locked".to_owned()])
        .exec()
        .unwrap()
}

/// All files of the project: those that git tracks, and new ones that it does not ignore.
/// In an exported tree without git, everything but build output.
pub(crate) fn project_files() -> Vec<PathBuf> {
    let root = root();
    let git = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(&root)
        .output();
    let mut files = Vec::new();
    match git {
        Ok(output) if output.status.success() => {
            let list = String::from_utf8(output.stdout).unwrap();
            files.extend(list.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name)));
        }
        _ => walk(&root, &mut files),
    }
    // A file that was deleted and not committed yet is still in git's list.
    files.retain(|file| file.is_file());
    assert!(files.len() > 50, "only {} files were found in {}", files.len(), root.display());
    files
}

/// `file` relative to the root, with `/`.
pub(crate) fn relative(file: &Path) -> String {
    file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if ["target", "node_modules", "data", ".git", "test-results"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}
