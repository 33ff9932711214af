//! Compiles the app to WebAssembly, splits off what is fetched later, and makes its JavaScript half.

use super::Profile;
use crate::cmd;
use anyhow::{Context as _, anyhow};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

/// How the modules name each other before their names have hashes.
pub(super) const MAIN_JS: &str = "app.js";
/// The module that fetches what was split off.
pub(super) const LINK_JS: &str = "split.js";

/// The app's parts.
pub(super) struct App {
    /// The module that every page needs.
    pub(super) wasm: Vec<u8>,
    /// Loads and serves it; imports [`LINK_JS`].
    pub(super) js: String,
    /// Fetches the parts by their names; imports [`MAIN_JS`].
    pub(super) link: String,
    /// What is fetched later: name and module.
    pub(super) parts: Vec<(String, Vec<u8>)>,
}

/// Compiles, splits and binds.
///
/// # Errors
/// When the app does not compile, or splitting or binding fails.
pub(super) fn build(profile: Profile) -> anyhow::Result<App> {
    // The library is asked for as a cdylib here and is an rlib elsewhere, so that the server can link it.
    cmd::run(cmd::cargo().args([
        "rustc",
        "--package",
        "admin-ui",
        "--lib",
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        profile.cargo_name(),
        "--no-default-features",
        "--features",
        "hydrate",
        "--",
        // Splitting has to know what refers to what.
        "-Clink-args=--emit-relocs",
    ]))?;
    let compiled =
        cmd::target_dir().join("wasm32-unknown-unknown").join(profile.cargo_name()).join("admin_ui.wasm");
    let out = cmd::target_dir().join("site-work");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).with_context(|| format!("could not create {}", out.display()))?;
    let whole = fs::read(&compiled).with_context(|| format!("could not read {}", compiled.display()))?;
    let main = out.join("main.wasm");
    let parts = split(&whole, &out, &main)?;
    bind(&main, &out, profile)?;
    let wasm_file = out.join("app_bg.wasm");
    // A few percent where the tool happens to be there; the build does not need it.
    if profile == Profile::Release && cmd::which("wasm-opt").is_some() {
        let mut tool = cmd::command("wasm-opt");
        tool.args(["-Oz", "--all-features"]).arg(&wasm_file).arg("-o").arg(&wasm_file);
        cmd::run(&mut tool)?;
    }
    let wasm = fs::read(&wasm_file).with_context(|| format!("could not read {}", wasm_file.display()))?;
    let js = fs::read_to_string(out.join(MAIN_JS)).context("could not read the app's JavaScript half")?;
    let link = fs::read_to_string(out.join(LINK_JS)).context("could not read the parts' loader")?;
    Ok(App { wasm, js, link, parts })
}

/// Cuts the module at its `#[lazy]` functions. Answers with what was cut off.
fn split(whole: &[u8], out: &Path, main: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let (link, main_js) = (format!("./{LINK_JS}"), format!("./{MAIN_JS}"));
    let mut options = Options::new(whole);
    options.output_dir = out;
    options.main_out_path = main;
    options.link_name = &link;
    options.main_module = &main_js;
    let split = transform(options).map_err(|error| anyhow!("could not split the app: {error:?}"))?;
    let mut parts = Vec::new();
    for path in split.split_modules {
        let name = path.file_name().context("a part of the app has no name")?.to_string_lossy().into_owned();
        parts.push((name, fs::read(&path).with_context(|| format!("could not read {}", path.display()))?));
    }
    parts.sort();
    Ok(parts)
}

/// Makes the JavaScript half of the main module. The parts call its exports, which therefore stay.
fn bind(main: &Path, out: &Path, profile: Profile) -> anyhow::Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(main)
        .keep_lld_exports(true)
        .demangle(false)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .out_name("app")
                .typescript(false)
                .remove_name_section(profile == Profile::Release)
                .remove_producers_section(true)
                .generate(out)
        })
        .with_context(|| format!("could not bind {}", main.display()))
}
