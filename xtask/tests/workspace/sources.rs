//! Rules for all files of the project.

use crate::files::{project_files, relative, root};
use std::collections::BTreeSet;
use std::path::Path;

/// A file longer than this holds more than one idea.
const MAX_LINES: usize = 600;
/// Files that people write and read; data and generated files may be long.
const WRITTEN: &[&str] = &["rs", "ts", "js", "mjs", "css", "sql", "md", "toml", "yml", "yaml", "sh"];
/// Everything that is text, and is scanned for forbidden words.
const TEXT: &[&str] = &[
    "rs", "ts", "js", "mjs", "css", "sql", "md", "toml", "yml", "yaml", "sh", "json", "html", "svg", "txt",
    "example", "lock",
];

fn has_extension(file: &Path, extensions: &[&str]) -> bool {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some(extension) => extensions.contains(&extension),
        // Dockerfile, .npmrc, .ci/run and their like.
        None => true,
    }
}

#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for file in project_files() {
        let name = relative(&file);
        // Texts of licences, and the CSS reset that browsers need, are not ours to shorten.
        if !has_extension(&file, WRITTEN) || name == "LICENSE" || name.starts_with("licenses/") {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        let lines = text.lines().count();
        if lines > MAX_LINES {
            long.push(format!("{name}: {lines}"));
        }
    }
    assert!(long.is_empty(), "longer than {MAX_LINES} lines: {long:#?}");
}

#[test]
fn migrations_have_the_same_names_for_both_databases() {
    let names = |database: &str| -> BTreeSet<String> {
        let dir = root().join("migrations").join(database);
        std::fs::read_dir(&dir)
            .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sql"))
            .collect()
    };
    let sqlite = names("sqlite");
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, names("postgres"));
    let numbers: Vec<&str> = sqlite.iter().map(|name| name.split('_').next().unwrap()).collect();
    for (index, number) in numbers.iter().enumerate() {
        assert_eq!(*number, format!("{:04}", index + 1), "migrations are numbered without gaps: {numbers:?}");
    }
}

/// Hosts that would make a build or a page depend on somebody else's server. The parts are joined here so
/// that this list does not find itself.
fn forbidden_hosts() -> Vec<String> {
    [
        ["cdn.", "jsdelivr.net"],
        ["unpkg", ".com"],
        ["cdnjs.", "cloudflare.com"],
        ["cdn.", "tailwindcss.com"],
        ["cdn.", "playwright.dev"],
        ["fonts.", "googleapis.com"],
        ["fonts.", "gstatic.com"],
        ["ajax.", "googleapis.com"],
        ["esm", ".sh/"],
        ["cdn.", "skypack.dev"],
        ["registry.", "npmjs.org"],
        ["registry.", "yarnpkg.com"],
        ["static.", "crates.io"],
        ["index.", "crates.io"],
        ["raw.", "githubusercontent.com"],
        ["github.com/", "releases"],
        ["/releases/", "download/"],
    ]
    .map(|parts| parts.concat())
    .to_vec()
}

#[test]
fn no_file_names_a_foreign_host_to_load_from() {
    let hosts = forbidden_hosts();
    let found = scan(|line| hosts.iter().find(|host| line.contains(host.as_str())).cloned());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_file_holds_unfinished_work_or_paths_of_one_machine() {
    let words =
        [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["lorem", " ipsum"], ["/wo", "rk/"], ["/ro", "ot/"]]
            .map(|parts| parts.concat());
    let found = scan(|line| words.iter().find(|word| is_word_in(word, line)).cloned());
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether `word` stands in `line`, not as a part of a longer word (as in base64).
fn is_word_in(word: &str, line: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !letter(before) && (word.ends_with('/') || !letter(after))
    })
}

#[test]
fn words_are_found_as_words() {
    assert!(is_word_in("abc", "// abc: later"));
    assert!(!is_word_in("abc", "xabcx"));
    assert!(is_word_in("/a/", "at /a/b"));
    assert!(!is_word_in("/a/", "at /b/a/c"));
}

/// All lines in which `look` finds something, as `file:line: what`.
fn scan(look: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for file in project_files() {
        let name = relative(&file);
        if !has_extension(&file, TEXT) || name == "LICENSE" || name.starts_with("licenses/") {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        for (index, line) in text.lines().enumerate() {
            if let Some(what) = look(line) {
                found.push(format!("{name}:{}: {what}", index + 1));
            }
        }
    }
    found
}
