//! Writes the site: hashed names, compressed variants, the manifest; then puts it in place at once.

use super::{Profile, wasm::App};
use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Files that are copied from `admin-ui/app/assets`: source name and logical name.
const ASSETS: [(&str, &str); 3] =
    [("inter-latin.woff2", "inter.woff2"), ("theme.js", "theme.js"), ("icon.svg", "icon.svg")];

/// Writes everything into `site`, replacing what was there. Answers with sizes, for people.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn write(
    site: &Path,
    assets: &Path,
    app: &App,
    mut css: String,
    profile: Profile,
) -> anyhow::Result<String> {
    let fresh = site.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(&fresh).with_context(|| format!("could not create {}", fresh.display()))?;
    let mut writer = Writer { dir: &fresh, profile, manifest: BTreeMap::new() };
    for (source, name) in ASSETS {
        let file = assets.join(source);
        let content = fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
        writer.put(name, &content)?;
    }
    if let Some(font) = writer.manifest.get("inter.woff2") {
        css = css.replace("url(inter.woff2)", &format!("url({font})"));
    }
    let sizes = [writer.put("app.wasm", &app.wasm)?, writer.put("app.css", css.as_bytes())?];
    writer.put("app.js", app.js.as_bytes())?;
    let boot = boot(&writer.manifest["app.js"], &writer.manifest["app.wasm"]);
    writer.put("boot.js", boot.as_bytes())?;
    let manifest = serde_json::to_string_pretty(&writer.manifest)?;
    fs::write(fresh.join("manifest.json"), manifest)?;
    let old = site.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if site.exists() {
        fs::rename(site, &old).context("could not move the old site away")?;
    }
    fs::rename(&fresh, site).context("could not put the new site in place")?;
    let _ = fs::remove_dir_all(&old);
    Ok(format!("app.wasm {}, app.css {}", sizes[0], sizes[1]))
}

/// The loader: it fetches the app and starts it.
fn boot(js: &str, wasm: &str) -> String {
    format!(
        "import init, {{ hydrate }} from \"./{js}\";\n\
         await init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }});\n\
         hydrate();\n"
    )
}

struct Writer<'a> {
    dir: &'a Path,
    profile: Profile,
    manifest: BTreeMap<String, String>,
}

impl Writer<'_> {
    /// Writes one file under its hashed name, with its compressed variants. Answers with its sizes.
    fn put(&mut self, name: &str, content: &[u8]) -> anyhow::Result<String> {
        let hash = &hex::encode(Sha256::digest(content))[..12];
        let (stem, extension) = name.split_once('.').context("an asset needs an extension")?;
        let hashed = format!("{stem}.{hash}.{extension}");
        let path = self.dir.join(&hashed);
        fs::write(&path, content).with_context(|| format!("could not write {}", path.display()))?;
        self.manifest.insert(name.to_owned(), hashed.clone());
        let mut sizes = kilobytes(content.len());
        // Compressing megabytes of unoptimised code would cost the seconds that `--dev` is there to save.
        if self.profile == Profile::Release && extension != "woff2" {
            let brotli = brotli(content)?;
            fs::write(self.dir.join(format!("{hashed}.br")), &brotli)?;
            fs::write(self.dir.join(format!("{hashed}.gz")), gzip(content)?)?;
            sizes = format!("{sizes} ({} with brotli)", kilobytes(brotli.len()));
        }
        Ok(sizes)
    }
}

fn brotli(content: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(out)
}

fn gzip(content: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn kilobytes(bytes: usize) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}
