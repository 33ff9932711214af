//! The command line, as somebody at a terminal uses it.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn botloom(arguments: &[&str], input: &str, folder: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_botloom"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("DATABASE_URL")
        .env_remove("REDIS_URL")
        .env("BOTLOOM_DATA_DIR", folder.join("data"))
        .env("BOTLOOM_LOG", "warn")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A command that needs no input may have ended already.
    let _closed = child.stdin.take().expect("its input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn seed(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../seeds/flows").join(name);
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn lint_tells_good_from_bad_flows() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = botloom(&["flow", "lint", &seed("support-menu.json")], "", folder.path());
    assert!(good.status.success(), "{}", text(&good.stdout));
    assert!(text(&good.stdout).contains("0 errors, 0 warnings"));

    let bad = folder.path().join("bad.json");
    fs::write(&bad, r#"{"spec": "1.0", "name": "Bad", "nodes": [{"id": "a", "type": "text"}]}"#)
        .expect("a file");
    let bad = botloom(&["flow", "lint", "bad.json"], "", folder.path());
    assert_eq!(bad.status.code(), Some(1));
    let out = text(&bad.stdout);
    assert!(out.contains("error[trigger_missing] flow/triggers"), "{out}");
    assert!(out.contains("error[text_empty] a/config/text"), "{out}");

    fs::write(folder.path().join("newer.json"), r#"{"spec": "7.0"}"#).expect("a file");
    for (file, reason) in [("newer.json", "update Botloom"), ("missing.json", "cannot be read")] {
        let refused = botloom(&["flow", "lint", file], "", folder.path());
        assert!(!refused.status.success());
        assert!(text(&refused.stderr).contains(reason), "{file}: {}", text(&refused.stderr));
    }
}

#[test]
fn simulate_reads_a_script_and_prints_the_replies() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("script.txt"), "price?\n11–200\nSupport\nada@example.com\n/next\n")
        .expect("a file");
    let flow = seed("lead-capture.json");
    let output = botloom(&["simulate", &flow, "--script", "script.txt"], "", folder.path());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let out = text(&output.stdout);
    for said in ["[1–10] [11–200] [More than 200]", "We write to ada@example.com", "(ended: lead)"] {
        assert!(out.contains(said), "{said} is missing in:\n{out}");
    }
    let chat = botloom(&["simulate", &flow, "--channel", "whatsapp-web"], "hi\n3\n", folder.path());
    assert!(text(&chat.stdout).contains("3. More than 200"), "{}", text(&chat.stdout));
}

#[test]
fn people_are_added_once_and_with_good_passwords() {
    let folder = tempfile::tempdir().expect("a folder");
    let create = |email: &str, role: &str, password: &str| {
        botloom(
            &["user", "create", "--email", email, "--name", "Ada", "--role", role],
            password,
            folder.path(),
        )
    };
    let first = create("Ada@Example.com", "admin", "correct horse battery staple\n");
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stdout).contains("ada@example.com can log in as admin"));
    for (email, role, password, reason) in [
        ("ada@example.com", "viewer", "correct horse battery staple\n", "already"),
        ("eve", "viewer", "correct horse battery staple\n", "no e-mail address"),
        ("eve@example.com", "owner", "correct horse battery staple\n", "no role"),
        ("eve@example.com", "viewer", "short\n", ""),
    ] {
        let refused = create(email, role, password);
        assert!(!refused.status.success(), "{email} {role}");
        let error = text(&refused.stderr);
        assert!(error.contains("botloom: ") && error.contains(reason), "{error}");
    }
}

#[test]
fn settings_that_cannot_work_are_refused_with_a_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let alone = botloom(&["serve", "--role", "engine"], "", folder.path());
    assert!(!alone.status.success());
    assert!(text(&alone.stderr).contains("DATABASE_URL"), "{}", text(&alone.stderr));

    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let busy = botloom(&["serve", "--listen", &address], "", folder.path());
    assert!(!busy.status.success());
    assert!(text(&busy.stderr).contains("--listen"), "{}", text(&busy.stderr));
    assert!(!folder.path().join("data").exists(), "a second start by mistake touches no data");
}

#[test]
fn openapi_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = botloom(&["openapi"], "", folder.path());
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(document["paths"].as_object().is_some_and(|paths| paths.len() > 15));
}

#[test]
fn an_installation_goes_into_a_file_and_comes_back() {
    let (first, second) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let create = ["user", "create", "--email", "ada@example.com", "--name", "Ada", "--role", "admin"];
    assert!(botloom(&create, "correct horse battery staple\n", first.path()).status.success());
    let file = first.path().join("backup.tar.gz");
    let file = file.to_str().expect("a path in UTF-8");

    let short = botloom(&["backup", file, "--with-key"], "short\n", first.path());
    assert!(text(&short.stderr).contains("12 characters"), "{}", text(&short.stderr));
    let made = botloom(&["backup", file, "--with-key"], "a long passphrase\n", first.path());
    assert!(made.status.success(), "{}", text(&made.stderr));
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(file).expect("the file").permissions());
    assert_eq!(mode & 0o077, 0, "nobody else may read it");
    assert!(!botloom(&["backup", file], "", first.path()).status.success(), "it is there already");

    let wrong = botloom(&["restore", file], "another passphrase\n", second.path());
    assert!(text(&wrong.stderr).contains("passphrase does not open"), "{}", text(&wrong.stderr));
    let again = botloom(&["restore", file], "a long passphrase\n", second.path());
    assert!(text(&again.stderr).contains("--force"), "{}", text(&again.stderr));
    let restored = botloom(&["restore", file, "--force"], "a long passphrase\n", second.path());
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert!(text(&restored.stdout).contains("Sending is paused"), "{}", text(&restored.stdout));
    let key = |folder: &Path| fs::read(folder.join("data/master.key")).expect("the key");
    assert_eq!(key(first.path()), key(second.path()));
    let known = botloom(&create, "correct horse battery staple\n", second.path());
    assert!(text(&known.stderr).contains("already"), "{}", text(&known.stderr));

    for said in ["Sending goes on", "Sending was not paused"] {
        let resumed = botloom(&["resume"], "", second.path());
        assert!(text(&resumed.stdout).contains(said), "{}", text(&resumed.stdout));
    }
    fs::write(first.path().join("no-backup"), "something else").expect("a file");
    let broken = botloom(&["restore", "../no-backup", "--force"], "", &first.path().join("data"));
    assert!(text(&broken.stderr).contains("no whole backup"), "{}", text(&broken.stderr));
}
