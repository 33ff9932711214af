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

const OUTSIDE: &str = r#"{"spec": "1.0", "name": "Outside",
    "variables": [{"key": "left", "type": "number"}, {"key": "paid", "type": "number"}],
    "triggers": [{"id": "start", "type": "any_message", "to": "now"}],
    "nodes": [
        {"id": "now", "type": "text", "config": {"text": "Today is {{ now | date('%Y-%m-%d') }}."}, "next": {"next": "ask"}},
        {"id": "ask", "type": "http_request", "config": {"request": {"url": "https://example.com/stock"}, "mapping": [{"path": "$.left", "variable": "left"}]},
            "next": {"next": "told", "error": "failed"}},
        {"id": "failed", "type": "text", "config": {"text": "It failed: {{ error.code }}"}, "next": {"next": "ask"}},
        {"id": "told", "type": "text", "config": {"text": "{{ left }} left"}, "next": {"next": "pay"}},
        {"id": "pay", "type": "wait_for_webhook", "config": {"mapping": [{"path": "$.amount", "variable": "paid"}]}, "next": {"next": "person"}},
        {"id": "person", "type": "hand_over", "config": {}, "next": {"next": "bye"}},
        {"id": "bye", "type": "text", "config": {"text": "Paid {{ paid }}. Bye!"}}]}"#;

/// What a script's chat prints, or why it was refused.
fn chat(folder: &Path, script: &str) -> (i32, String) {
    fs::write(folder.join("outside.json"), OUTSIDE).expect("a file");
    fs::write(folder.join("script.txt"), script).expect("a file");
    botloom(folder, &["simulate", "outside.json", "--script", "script.txt", "--at", "2026-03-01T08:30"])
}

#[test]
fn a_chat_plays_other_systems_webhooks_and_people() {
    let folder = folder();
    let script = "hi\n/fail status_500\n/answer {\"status\": 200, \"headers\": {}, \"body\": {\"left\": 3}}\n\
        /post {\"amount\": 12}\n/back sorted\n";
    let (code, out) = chat(folder.path(), script);
    assert_eq!(code, 0, "{out}");
    let mut rest = out.as_str();
    for line in [
        "Today is 2026-03-01.",
        "(the step 'ask' asks GET https://example.com/stock; type /answer {\"status\": 200",
        "It failed: status_500",
        "or /fail timeout)",
        "3 left",
        "(a post from another system is waited for; type /post {})",
        "(a person has the conversation; type /back",
        "Paid 12. Bye!",
        "(ended)",
    ] {
        let at = rest.find(line).unwrap_or_else(|| panic!("{line} is missing in:\n{out}"));
        rest = &rest[at + line.len()..];
    }
}

#[test]
fn a_chat_says_what_is_not_open_and_what_it_cannot_read() {
    let folder = folder();
    let (code, out) = chat(folder.path(), "/answer {}\n/fail\n/post 1\n/back\n/next\n");
    assert_eq!(code, 0, "{out}");
    let expected = "(no other system is asked, so there is nothing to answer)\n\
        (no other system is asked, so there is nothing to answer)\n\
        (no post from another system is waited for)\n(the conversation is not with a person)\n\
        (nothing waits for a time)\n";
    assert_eq!(out, expected);
    let (code, out) = chat(folder.path(), "hi\n\n/answer {left: 3}\n");
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("script.txt:3: /answer takes JSON"), "{out}");
    let (code, out) = botloom(folder.path(), &["simulate", "outside.json", "--at", "soon"]);
    assert_eq!(code, 2, "{out}");
    assert!(out.contains("2026-01-05T08:30"), "{out}");
}
