//! The browser's files: not built by this command yet.

/// How the browser's files are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to compile.
    Dev,
    /// Small to download.
    Release,
}

/// Builds target/site.
pub(crate) fn build(profile: Profile) -> anyhow::Result<()> {
    anyhow::bail!("no {profile:?} build of the browser's files yet")
}
