//! Writes the site: hashed names, compressed variants, the manifest; then puts it in place at once.

use super::{
    Profile,
    wasm::{App, LINK_JS, MAIN_JS},
};
use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// Files that are copied from `admin-ui/app/assets`: source name and logical name.
const ASSETS: [(&str, &str); 3] =
    [("inter-latin.woff2", "inter.woff2"), ("theme.js", "theme.js"), ("icon.svg", "icon.svg")];

/// Folders that files come from as they are.
pub(super) struct Sources<'a> {
    /// See [`ASSETS`].
    pub(super) assets: &'a Path,
    /// A folder of catalogues for each language.
    pub(super) locales: &'a Path,
}

/// Writes everything into `site`, replacing what was there. Answers with sizes, for people.
///
/// # Errors
/// When a file cannot be read or written.
pub(super) fn write(
    site: &Path,
    Sources { assets, locales }: Sources<'_>,
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
    for language in fs::read_dir(locales).with_context(|| format!("could not read {}", locales.display()))? {
        let language = language?;
        let words = words(&language.path())?;
        writer.put(&format!("words-{}.ftl", language.file_name().to_string_lossy()), words.as_bytes())?;
    }
    if let Some(font) = writer.manifest.get("inter.woff2") {
        css = css.replace("url(inter.woff2)", &format!("url({font})"));
    }
    let css = writer.put("app.css", css.as_bytes())?;
    let code = writer.code(app)?;
    let manifest = serde_json::to_string_pretty(&writer.manifest)?;
    fs::write(fresh.join("manifest.json"), manifest)?;
    let old = site.with_extension("old");
    let _ = fs::remove_dir_all(&old);
    if site.exists() {
        fs::rename(site, &old).context("could not move the old site away")?;
    }
    fs::rename(&fresh, site).context("could not put the new site in place")?;
    let _ = fs::remove_dir_all(&old);
    Ok(format!("{code}, app.css {css}"))
}

/// Areas whose keys are made of the English words, which stand in the module: in English nobody looks there.
const ENGLISH_AS_IT_IS: [&str; 2] = ["schema.ftl", "told.ftl"];

/// The catalogues of a language as one file.
fn words(folder: &Path) -> anyhow::Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        files.push(entry?.path());
    }
    files.sort();
    let is = |path: &Path, name: &str| path.file_name().is_some_and(|it| it == name);
    if is(folder, "en") {
        files.retain(|file| !ENGLISH_AS_IT_IS.iter().any(|name| is(file, name)));
    }
    let mut all = String::new();
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
        // Comments are for translators.
        text.lines().filter(|line| !line.starts_with('#')).for_each(|line| {
            all.push_str(line);
            all.push('\n');
        });
    }
    Ok(all)
}

/// The loader: it fetches the app and the words of the page's language, and starts it.
fn boot(main: &str, manifest: &BTreeMap<String, String>) -> String {
    let words: BTreeMap<_, _> = manifest
        .iter()
        .filter_map(|(name, file)| Some((name.strip_prefix("words-")?.strip_suffix(".ftl")?, file)))
        .collect();
    format!(
        "import init, {{ hydrate }} from \"./{main}\";\n\
         const words = {words};\n\
         const address = (file) => new URL(file, import.meta.url);\n\
         const fetched = fetch(address(words[document.documentElement.lang] ?? words.en));\n\
         await init({{ module_or_path: address(\"./{wasm}\") }});\n\
         hydrate(await (await fetched).text());\n",
        words = serde_json::json!(words),
        wasm = manifest["app.wasm"],
    )
}

/// How a part is fetched. Without a network it is tried again until there is one; the page that one comes from stays
/// meanwhile. A part that is not there any more belongs to a build that the server has replaced: the page is loaded
/// anew, with the new one.
const PATIENT_FETCH: &str = "\
const fetched = async (url) => {
    for (let wait = 250; ; wait = Math.min(wait * 2, 5000)) {
        try {
            const answer = await fetch(url);
            const type = { headers: { 'content-type': 'application/wasm' } };
            if (answer.ok) return new Response(await answer.arrayBuffer(), type);
            if (answer.status === 404) location.reload();
        } catch {
            // The network went away, at the latest in the middle of the answer.
        }
        await new Promise((done) => setTimeout(done, wait));
    }
};
";

struct Writer<'a> {
    dir: &'a Path,
    profile: Profile,
    manifest: BTreeMap<String, String>,
}

impl Writer<'_> {
    /// Writes the app's modules. They name each other in circles, so no name can hold the hash of its own
    /// content: all of them have one hash of everything. Answers with sizes, for people.
    fn code(&mut self, app: &App) -> anyhow::Result<String> {
        let mut hash = Sha256::new();
        let scripts = [app.js.as_bytes(), app.link.as_bytes(), &app.wasm];
        for content in scripts.into_iter().chain(app.parts.iter().map(|(_, part)| part.as_slice())) {
            hash.update(Sha256::digest(content));
        }
        let hash = &hex::encode(hash.finalize())[..12];
        let main = format!("app.{hash}.js");
        let mut link = app.link.replace(MAIN_JS, &main);
        let mut sizes =
            vec![format!("app.wasm {}", self.put_as("app.wasm", &format!("app.{hash}.wasm"), &app.wasm)?)];
        for (number, (name, part)) in app.parts.iter().enumerate() {
            let hashed = format!("part{number}.{hash}.wasm");
            link = link.replace(&format!("./{name}"), &format!("./{hashed}"));
            let size = self.put_as(&format!("part{number}.wasm"), &hashed, part)?;
            sizes.push(format!("{name} {size}"));
        }
        let (asks, patiently) = ("fetch(new URL(", "fetched(new URL(");
        anyhow::ensure!(
            app.parts.is_empty() || link.contains(asks),
            "{LINK_JS} does not fetch as it used to"
        );
        let link = format!("{PATIENT_FETCH}{}", link.replace(asks, patiently));
        self.put_as(LINK_JS, &format!("split.{hash}.js"), link.as_bytes())?;
        // The module asks for the loader by its plain name; only where the script imports it stands an address.
        let js = app.js.replace(&format!("from \"./{LINK_JS}\""), &format!("from \"./split.{hash}.js\""));
        anyhow::ensure!(js != app.js, "the app does not import {LINK_JS} as it used to");
        self.put_as(MAIN_JS, &main, js.as_bytes())?;
        let boot = boot(&main, &self.manifest);
        self.put("boot.js", boot.as_bytes())?;
        Ok(sizes.join(", "))
    }

    /// Writes one file under its hashed name, with its compressed variants. Answers with its sizes.
    fn put(&mut self, name: &str, content: &[u8]) -> anyhow::Result<String> {
        let hash = &hex::encode(Sha256::digest(content))[..12];
        let (stem, extension) = name.split_once('.').context("an asset needs an extension")?;
        self.put_as(name, &format!("{stem}.{hash}.{extension}"), content)
    }

    /// Writes one file under a name that changes with its content, with its compressed variants.
    fn put_as(&mut self, name: &str, hashed: &str, content: &[u8]) -> anyhow::Result<String> {
        let path = self.dir.join(hashed);
        fs::write(&path, content).with_context(|| format!("could not write {}", path.display()))?;
        self.manifest.insert(name.to_owned(), hashed.to_owned());
        let mut sizes = kilobytes(content.len());
        // Compressing megabytes of unoptimised code would cost the seconds that `--dev` is there to save.
        if self.profile == Profile::Release && !name.ends_with(".woff2") {
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
