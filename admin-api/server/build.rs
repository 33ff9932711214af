//! Lists the built files of the admin UI, so that `src/ui/site.rs` embeds them.
//!
//! They are in `site` inside the build folder, put there by `cargo xtask run`; `BOTLOOM_SITE` names
//! another folder. Without them the server is built all the same and says that it has no pages.

#![expect(clippy::unwrap_used, reason = "a build script talks to cargo by printing and stops by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-env-changed=BOTLOOM_SITE");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap());
    let site = env::var_os("BOTLOOM_SITE").map_or_else(|| build_folder(&out).join("site"), PathBuf::from);
    let manifest = site.join("manifest.json");
    if !manifest.exists() {
        // Cargo takes a missing file as changed each time and would compile us again and again.
        fs::create_dir_all(&site).unwrap();
        fs::write(&manifest, "{}").unwrap();
    }
    println!("cargo:rerun-if-changed={}", manifest.display());
    let names = names(&fs::read_to_string(&manifest).unwrap());
    let mut code = String::from("static FILES: &[File] = &[\n");
    for (logical, file) in names {
        // Copies are embedded: the site may be built anew while the compiler still reads the old one.
        let copy = |suffix: &str| {
            let name = format!("{file}{suffix}");
            let to = out.join(&name);
            fs::copy(site.join(&name), &to).ok().map(|_| to)
        };
        let bytes = |suffix: &str| {
            copy(suffix).map_or_else(|| "None".to_owned(), |path| format!("Some(include_bytes!({path:?}))"))
        };
        let plain = copy("").unwrap();
        writeln!(
            code,
            "File {{ logical: {logical:?}, name: {file:?}, plain: include_bytes!({plain:?}), brotli: {}, gzip: {} }},",
            bytes(".br"),
            bytes(".gz"),
        )
        .unwrap();
    }
    code.push_str("];\n");
    fs::write(out.join("site.rs"), code).unwrap();
}

/// Cargo marks its build folder with a file.
fn build_folder(out: &Path) -> PathBuf {
    out.ancestors().find(|dir| dir.join("CACHEDIR.TAG").exists()).unwrap_or(out).to_owned()
}

/// The pairs of a flat JSON object of strings without escapes, which is what the manifest is.
fn names(manifest: &str) -> Vec<(String, String)> {
    let strings: Vec<&str> = manifest.split('"').skip(1).step_by(2).collect();
    strings.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}
