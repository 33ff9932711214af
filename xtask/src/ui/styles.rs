//! The style sheet: tokens, what utilities cannot say, and the utilities that the sources use.

use super::{inputs, literals};
use anyhow::Context as _;
use encre_css::{Config, Preflight};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The whole style sheet for the sources below `admin-ui`.
///
/// # Errors
/// When a source cannot be read.
pub(super) fn style_sheet(admin_ui: &Path) -> anyhow::Result<String> {
    let styles = admin_ui.join("app/styles");
    let tokens = read(&styles.join("tokens.css"))?;
    let words = words(admin_ui)?;
    let utilities = encre_css::generate(words.iter().map(String::as_str), &config(&tokens));
    // Later rules of equal weight win: first the reset, then ours, then the utilities.
    let reset = encre_css::generate([], &Config::default());
    let mut sheet = format!("{FONT}\n{reset}\n{tokens}\n");
    for file in inputs::files(&styles, &|path| path.file_name().is_some_and(|name| name != "tokens.css"))? {
        sheet.push_str(&read(&file)?);
        sheet.push('\n');
    }
    sheet.push_str(&utilities);
    Ok(sheet)
}

/// The typeface; the file's name is replaced by its hashed name when the site is written.
const FONT: &str = "@font-face {\n  font-family: \"Inter Variable\";\n  font-style: normal;\n  \
    font-weight: 100 900;\n  font-display: swap;\n  src: url(inter.woff2) format(\"woff2\");\n}";

/// The generator's settings: every colour of the token table is a colour of the utilities.
fn config(tokens: &str) -> Config {
    let mut config = Config::default();
    config.preflight = Preflight::None;
    for line in tokens.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) else {
            continue;
        };
        let value = value.trim();
        if value.starts_with('#') || value.starts_with("light-dark(#") {
            config.theme.colors.add(name.to_owned(), format!("var(--{name})"));
        }
    }
    config
}

/// Every word of every string literal in the sources; those that are no classes make no rules.
fn words(admin_ui: &Path) -> anyhow::Result<BTreeSet<String>> {
    let mut words = BTreeSet::new();
    for file in sources(admin_ui)? {
        for literal in literals::strings(&read(&file)?) {
            words.extend(literal.split(|c: char| c.is_whitespace()).map(str::to_owned));
        }
    }
    Ok(words)
}

fn sources(admin_ui: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    inputs::files(admin_ui, &|path| path.extension().is_some_and(|extension| extension == "rs"))
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admin_ui() -> std::path::PathBuf {
        crate::cmd::root().join("admin-ui")
    }

    /// A class that no rule stands behind would be a part of the page that silently looks wrong.
    #[test]
    fn every_class_of_the_sources_has_a_rule() {
        let styles = admin_ui().join("app/styles");
        let config = config(&read(&styles.join("tokens.css")).unwrap());
        let ours: String =
            inputs::files(&styles, &|_| true).unwrap().iter().map(|file| read(file).unwrap()).collect();
        let mut missing = BTreeSet::new();
        for file in sources(&admin_ui()).unwrap() {
            let source = read(&file).unwrap();
            for class in literals::classes(&source).into_iter().flat_map(str::split_whitespace) {
                // Marks without a look of their own, parts that are put in at run time, line ends.
                let is_mark = matches!(class, "group" | "peer" | "\\") || class.contains(['{', '}']);
                let is_ours = || ours.contains(&format!(".{class}"));
                if !is_mark && !is_ours() && encre_css::generate([class], &config).is_empty() {
                    missing.insert(format!("{class} in {}", file.display()));
                }
            }
        }
        assert!(
            missing.is_empty(),
            "classes without a rule:\n{}",
            missing.into_iter().collect::<Vec<_>>().join("\n")
        );
    }

    /// The generator means something else by these than Tailwind does: lines below all but the first row,
    /// turns in space.
    #[test]
    fn classes_that_come_out_wrong_are_not_used() {
        for file in sources(&admin_ui()).unwrap() {
            let source = read(&file).unwrap();
            for class in literals::classes(&source).into_iter().flat_map(str::split_whitespace) {
                let plain = class.rsplit(':').next().unwrap_or(class);
                let wrong =
                    ["divide-x", "divide-y", "rotate-", "-rotate-"].iter().any(|it| plain.starts_with(it));
                assert!(!wrong, "{class} in {}: write a rule in base.css", file.display());
            }
        }
    }

    #[test]
    fn variants_and_token_colours_come_out_as_tailwind_means_them() {
        let config = config("  --line: light-dark(#fff, #000);\n  --shadow-1: 0 1px;\n");
        let css = |class: &str| encre_css::generate([class], &config);
        assert!(css("hover:border-line").contains(":hover {\n  border-color: var(--line);"));
        assert!(css("md:hidden").contains("@media (width >= 48rem)"));
        assert!(css("data-[state=open]:flex").contains("[data-state=open]"));
        assert!(css("group-hover:flex").contains(".group:hover .group-hover"));
        assert!(css("focus-visible:underline").contains(":focus-visible"));
        assert!(css("w-[calc(100vw-2rem)]").contains("width: calc(100vw - 2rem)"));
        assert!(css("bg-shadow-1").is_empty(), "only colours are colours");
    }
}
