//! Compiles the app to WebAssembly and makes its JavaScript half.

use super::Profile;
use crate::cmd;
use anyhow::Context as _;
use std::fs;
use wasm_bindgen_cli_support::Bindgen;

/// The two halves of the app.
pub(super) struct App {
    /// The WebAssembly.
    pub(super) wasm: Vec<u8>,
    /// The module that loads and serves it.
    pub(super) js: String,
}

/// Compiles and binds.
///
/// # Errors
/// When the app does not compile or the binding fails.
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
    ]))?;
    let compiled =
        cmd::target_dir().join("wasm32-unknown-unknown").join(profile.cargo_name()).join("admin_ui.wasm");
    let out = cmd::target_dir().join("site-work");
    let _ = fs::remove_dir_all(&out);
    Bindgen::new()
        .input_path(&compiled)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .out_name("app")
                .typescript(false)
                .remove_name_section(profile == Profile::Release)
                .remove_producers_section(true)
                .generate(&out)
        })
        .with_context(|| format!("could not bind {}", compiled.display()))?;
    let wasm_file = out.join("app_bg.wasm");
    // A few percent where the tool happens to be there; the build does not need it.
    if profile == Profile::Release && cmd::which("wasm-opt").is_some() {
        let mut tool = cmd::command("wasm-opt");
        tool.args(["-Oz", "--all-features"]).arg(&wasm_file).arg("-o").arg(&wasm_file);
        cmd::run(&mut tool)?;
    }
    let wasm = fs::read(&wasm_file).with_context(|| format!("could not read {}", wasm_file.display()))?;
    let js = fs::read_to_string(out.join("app.js")).context("could not read the app's JavaScript half")?;
    Ok(App { wasm, js })
}
