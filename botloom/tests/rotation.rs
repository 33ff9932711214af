//! Another master key while a server runs: nothing is refused, nothing stays under the former key.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::{
    fs,
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
    process::{Command, Output, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use engine_runtime::testing::fixture::{self, Business, MASTER_KEY, echo_flow, messages};
use engine_store::{
    clock::{Clock as _, SystemClock},
    on_each_database,
    repo::{
        numbers::{NumberKind, NumberRecord},
        sealed::{SealedKind, rewrap},
    },
    secrets::Vault,
    testing::TestStore,
};
use support::{METRICS_TOKEN, Product, until};

/// The program with the data folder's own key.
fn botloom(arguments: &[&str], folder: &Path, database: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_botloom"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("BOTLOOM_MASTER_KEY")
        .env_remove("REDIS_URL")
        .env("DATABASE_URL", database)
        .env("BOTLOOM_DATA_DIR", folder)
        .env("BOTLOOM_LOG", "warn")
        .stdin(Stdio::null())
        .output()
        .expect("it ends")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn keys(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("master.key")).expect("the key");
    text.split_whitespace().map(str::to_owned).collect()
}

on_each_database!(a_new_master_key_is_taken_into_use_under_load, async |store: TestStore| {
    let folder = tempfile::tempdir().expect("a folder");
    let former = STANDARD.encode(MASTER_KEY);
    let mut file = fs::OpenOptions::new();
    let file = file.write(true).create_new(true).mode(0o600).open(folder.path().join("master.key"));
    file.expect("a file").write_all(former.as_bytes()).expect("the key");
    let now = SystemClock.now();
    let business = Business::open(&*store, NumberKind::CloudApi, echo_flow(), now).await.expect("a business");
    let data = folder.path().to_str().expect("a path");
    let environment = [
        ("DATABASE_URL", store.url.as_str()),
        ("BOTLOOM_DATA_DIR", data),
        ("BOTLOOM_GRAPH_URL", "http://127.0.0.1:9"),
        ("BOTLOOM_METRICS_TOKEN", METRICS_TOKEN),
    ];
    let product = Arc::new(Product::start(&environment).await);
    // Each webhook opens the app secret of its number.
    let (stop, taken) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let load = {
        let (product, stop, taken, path) =
            (Arc::clone(&product), Arc::clone(&stop), Arc::clone(&taken), business.webhook_path());
        tokio::spawn(async move {
            let mut refused = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                let number = taken.fetch_add(1, Ordering::Relaxed);
                let body = messages(&[("972541239876", &format!("wamid.{number}"), "hi")]);
                let status = product.post(&path, &body, Some(fixture::sign(body.as_bytes()))).await;
                if status != 200 {
                    refused.push(status);
                }
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            refused
        })
    };
    until("webhooks", async || taken.load(Ordering::Relaxed) > 20).await;
    let rotate = {
        let (folder, url) = (folder.path().to_owned(), store.url.clone());
        tokio::task::spawn_blocking(move || botloom(&["secrets", "rotate"], &folder, &url))
    };
    let output = rotate.await.expect("it runs");
    assert!(output.status.success(), "{}", text(&output));
    assert!(text(&output).contains("credentials of numbers: 1 of 1 given the new key"), "{}", text(&output));
    let before = taken.load(Ordering::Relaxed);
    until("webhooks after it", async || taken.load(Ordering::Relaxed) > before + 20).await;
    stop.store(true, Ordering::Relaxed);
    let refused = load.await.expect("the load ends");
    assert!(refused.is_empty(), "{refused:?} of {before}");
    assert_eq!(product.get("/health/ready", None).await.0, 200);

    let metrics = product.metrics().await;
    let mut product = Arc::try_unwrap(product).ok().expect("nobody else has it");
    product.stop();
    for key in keys(folder.path()).iter().chain([&former]) {
        assert!(!metrics.contains(key) && !product.log().contains(key), "keys are told to nobody");
    }

    // The former key opens nothing any more, and is kept for backups.
    let fresh = keys(folder.path());
    assert_eq!(fresh.len(), 1);
    assert_ne!(fresh[0], former);
    let vault = |key: &str| Vault::new(&STANDARD.decode(key).expect("base64").into());
    let number = store.number(business.number_id).await.expect("a row").expect("the number");
    let sealed = number.credentials.clone().expect("credentials");
    let place = NumberRecord::credentials_place(number.id);
    assert!(vault(&former).open(place, &sealed).is_err());
    assert!(vault(&fresh[0]).open(place, &sealed).is_ok());
    let kept = fs::read_dir(folder.path()).expect("the folder").filter_map(Result::ok);
    let kept: Vec<_> =
        kept.filter(|it| it.file_name().to_string_lossy().starts_with("master.key.before")).collect();
    assert_eq!(fs::read_to_string(kept[0].path()).expect("the former key").trim(), former);
    for kind in SealedKind::ALL {
        let walked = rewrap(&*store, &vault(&fresh[0]), kind).await.expect("a walk");
        assert_eq!((walked.changed, walked.closed), (0, 0), "{kind:?}");
    }
    let status = botloom(&["secrets", "status"], folder.path(), &store.url);
    assert!(
        text(&status).contains("credentials of numbers: 1 under the first key, 0 under another, 0 closed")
    );
    assert!(!text(&status).contains(&fresh[0]), "keys are never shown");
    let noted = store.audit_chain(business.workspace_id, 0, 10).await.expect("the log");
    assert!(
        noted.iter().any(|entry| entry.action == "secrets rotate" && entry.outcome == "done"),
        "{noted:?}"
    );
});

#[test]
fn one_key_from_the_settings_is_not_enough() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |keys: &str, arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_botloom"))
            .args(arguments)
            .current_dir(folder.path())
            .env_remove("DATABASE_URL")
            .env("BOTLOOM_MASTER_KEY", keys)
            .env("BOTLOOM_DATA_DIR", folder.path())
            .env("BOTLOOM_LOG", "warn")
            .output()
            .expect("it ends")
    };
    let (old, new) = (STANDARD.encode([1_u8; 32]), STANDARD.encode([2_u8; 32]));
    let refused = run(&old, &["secrets", "rotate"]);
    assert!(!refused.status.success());
    assert!(text(&refused).contains("old,new"), "{}", text(&refused));
    let done = run(&format!("{new},{old}"), &["secrets", "rotate"]);
    assert!(done.status.success(), "{}", text(&done));
    assert!(text(&done).contains("Take the former key out of the settings"), "{}", text(&done));
    assert!(!run("c2hvcnQ=", &["secrets", "status"]).status.success(), "a short key is none");
}
