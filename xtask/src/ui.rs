//! The browser's files: WebAssembly, style sheet, typeface and icons, in `target/site`.
//!
//! `target/site/manifest.json` maps logical names (`app.wasm`) to hashed files (`app.1f2e3d4c.wasm`); the
//! server embeds what it lists, with `.br` and `.gz` beside each file that shrinks. When no input has
//! changed since the last build, nothing is done.
//!
//! To add an asset: put it into `admin-ui/app/assets/`, list it in [`site::ASSETS`] and use its logical
//! name in the server's `ui.rs`.

mod inputs;
mod literals;
mod site;
mod styles;
mod wasm;

use crate::cmd;
use crate::progress::say;
use anyhow::Context as _;
use std::fs;

/// How the browser's files are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to compile.
    Dev,
    /// Small to download.
    Release,
}

impl Profile {
    /// The profile's name in Cargo.toml.
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Builds `target/site`, unless it is there and nothing it is made of has changed.
///
/// # Errors
/// When the app does not compile, or a file cannot be read or written.
pub(crate) fn build(profile: Profile) -> anyhow::Result<()> {
    let site = cmd::target_dir().join("site");
    let stamp_file = site.join("stamp");
    let stamp = inputs::fingerprint(&cmd::root(), profile)?;
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) && site.join("manifest.json").is_file() {
        say(format_args!("    unchanged since the last build"));
        return Ok(());
    }
    let app = wasm::build(profile)?;
    let css = styles::style_sheet(&cmd::root().join("admin-ui"))?;
    let (assets, locales) =
        (cmd::root().join("admin-ui/app/assets"), cmd::root().join("admin-ui/app/locales"));
    let sources = site::Sources { assets: &assets, locales: &locales };
    let sizes = site::write(&site, sources, &app, css, profile)?;
    fs::write(&stamp_file, stamp).with_context(|| format!("could not write {}", stamp_file.display()))?;
    say(format_args!("    {sizes}"));
    Ok(())
}
