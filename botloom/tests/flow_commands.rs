//! The commands around flow files, as somebody at a terminal uses them.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{fs, path::Path, process::Command};

/// Runs a command in a folder; gives its exit code and what it printed.
fn botloom(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_botloom"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the binary starts");
    let text =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().expect("an exit code"), text)
}

const FLOW: &str = r#"{"spec": "1.0", "name": "Pizza", "languages": ["en", "de"],
    "triggers": [{"id": "start", "type": "any_message", "to": "ask"}],
    "nodes": [
        {"id": "ask", "type": "choice", "config": {"text": "Which size?", "options": [{"id": "s", "title": "Small"}]},
            "next": {"s": "bye"}},
        {"id": "bye", "type": "text", "config": {"text": "Goodbye"}}],
    "tests": [{"name": "Small", "steps": [{"send": "hi"}, {"choose": "Small"}, {"expect": "Which size?"}, {"expect": "Goodbye"}]}]}"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("flow.json"), FLOW).expect("a file");
    fs::write(folder.path().join("other.json"), FLOW.replace(r#""text": "Goodbye""#, r#""text": "So long""#))
        .expect("a file");
    folder
}

#[test]
fn tests_pass_and_fail_with_what_came() {
    let folder = folder();
    let (code, out) = botloom(folder.path(), &["flow", "test", "flow.json", "--coverage"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("ok      Small") && out.contains("nodes: 2 of 2, 100 %"), "{out}");
    let (code, out) = botloom(folder.path(), &["flow", "test", "flow.json", "other.json"]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("step 4: {\"expect\":\"Goodbye\"}") && out.contains("came:     'So long'"), "{out}");
    let (_, json) = botloom(folder.path(), &["flow", "test", "flow.json", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["flow.json"]["tests"][0]["name"], "Small");
}

#[test]
fn lint_shows_how_to_see_a_finding() {
    let folder = folder();
    let (code, out) = botloom(folder.path(), &["flow", "lint", "flow.json", "--play"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("warning[translation_missing] bye: Not translated to 'de': text."), "{out}");
    assert!(out.contains("To see it: say 'Hello'; tap 'Small';"), "{out}");
}

#[test]
fn flows_are_compared_by_meaning() {
    let folder = folder();
    assert_eq!(botloom(folder.path(), &["flow", "diff", "flow.json", "flow.json"]), (0, String::new()));
    let (code, out) = botloom(folder.path(), &["flow", "diff", "flow.json", "other.json"]);
    assert_eq!((code, out.lines().next()), (1, Some("~ node bye config/text: \"Goodbye\" -> \"So long\"")));
}

#[test]
fn translations_go_out_and_come_back() {
    let folder = folder();
    let export = ["flow", "translations", "export", "flow.json", "--language", "de", "-o", "de.po"];
    assert_eq!(botloom(folder.path(), &export).0, 0);
    let po = folder.path().join("de.po");
    let text = fs::read_to_string(&po).expect("a file");
    fs::write(&po, text.replace("msgid \"Goodbye\"\nmsgstr \"\"", "msgid \"Goodbye\"\nmsgstr \"Tschüss\""))
        .expect("a file");
    let import = ["flow", "translations", "import", "flow.json", "de.po", "--language", "de"];
    let (code, out) = botloom(folder.path(), &import);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("1 taken, 0 unchanged, 3 not translated"), "{out}");
    assert!(fs::read_to_string(folder.path().join("flow.json")).expect("a file").contains("Tschüss"));
}

#[test]
fn limits_and_the_reference_are_printed() {
    let folder = folder();
    let (_, out) = botloom(folder.path(), &["limits"]);
    assert!(
        out.contains("MAX_BUTTONS = 3: Reply buttons under one message: the Cloud API's limit."),
        "{out}"
    );
    assert!(out.contains("MAX_STACK = 20"), "{out}");
    assert!(botloom(folder.path(), &["docs", "nodes"]).1.contains("\n## choice\n"));
}
