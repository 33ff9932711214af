//! The real program as a process, seen from outside: its log, its address, its answers.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use engine_runtime::testing::fixture;
use serde_json::Value;

/// Opens `/metrics`.
pub(crate) const METRICS_TOKEN: &str = "a-token-for-the-metrics-0123456789";

/// A running Botloom. It is killed when this is dropped.
pub(crate) struct Product {
    child: Child,
    log: PathBuf,
    client: reqwest::Client,
    url: String,
    _folder: tempfile::TempDir,
}

/// The program with a data folder of its own, ready to be started.
pub(crate) fn command(folder: &tempfile::TempDir, environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_botloom"));
    command
        .args(["serve", "--listen", "127.0.0.1:0"])
        .current_dir(folder.path())
        .env_remove("DATABASE_URL")
        .env_remove("REDIS_URL")
        .env("BOTLOOM_DATA_DIR", folder.path().join("data"))
        .env("BOTLOOM_MASTER_KEY", STANDARD.encode(fixture::MASTER_KEY))
        .env("BOTLOOM_DEMO", "false")
        // The tests write faster than a contact may be written to.
        .env("BOTLOOM_SENDS_PER_CONTACT", "1000")
        .env("BOTLOOM_LOG", "info")
        .env("BOTLOOM_LOG_FORMAT", "json")
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    // A data folder that was named has a key of its own.
    if environment.iter().any(|(name, _)| *name == "BOTLOOM_DATA_DIR") {
        command.env_remove("BOTLOOM_MASTER_KEY");
    }
    command
}

pub(crate) async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    let start = Instant::now();
    while !condition().await {
        assert!(start.elapsed() < Duration::from_secs(30), "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

impl Product {
    /// Starts it, and waits until it serves.
    pub(crate) async fn start(environment: &[(&str, &str)]) -> Self {
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().expect("a folder");
        let log = folder.path().join("log");
        let file = std::fs::File::create(&log).expect("a log");
        let child = command(&folder, environment).stderr(file).spawn().expect("the program starts");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut product = Self { child, log, client, url: String::new(), _folder: folder };
        let start = Instant::now();
        while product.url.is_empty() {
            let serving = product.lines().into_iter().find(|line| line["fields"]["message"] == "serving");
            if let Some(address) =
                serving.and_then(|line| Some(line["fields"]["address"].as_str()?.to_owned()))
            {
                product.url = format!("http://{address}");
                break;
            }
            let ended = product.child.try_wait().expect("its state").is_some();
            assert!(!ended && start.elapsed() < Duration::from_secs(60), "{}", product.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        product
    }

    /// Everything it has logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).expect("the log")
    }

    /// The lines of its log that are whole.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.log().lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Asks it for something; gives status and body.
    pub(crate) async fn get(&self, path: &str, bearer: Option<&str>) -> (u16, String) {
        let mut request = self.client.get(format!("{}{path}", self.url));
        if let Some(bearer) = bearer {
            request = request.bearer_auth(bearer);
        }
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a body"))
    }

    /// Posts JSON, signed like a webhook where `signature` says so; gives the status.
    pub(crate) async fn post(&self, path: &str, body: &str, signature: Option<String>) -> u16 {
        let mut request = self.client.post(format!("{}{path}", self.url)).body(body.to_owned());
        request = request.header("content-type", "application/json").header("origin", &self.url);
        if let Some(signature) = signature {
            request = request.header("x-hub-signature-256", signature);
        }
        request.send().await.expect("an answer").status().as_u16()
    }

    /// The metrics.
    pub(crate) async fn metrics(&self) -> String {
        let (status, text) = self.get("/metrics", Some(METRICS_TOKEN)).await;
        assert_eq!(status, 200);
        text
    }

    /// Tells it to stop, and waits until it has.
    pub(crate) fn stop(&mut self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-s", "TERM", &pid]).status().expect("kill runs");
        assert!(told.success());
        assert!(self.child.wait().expect("it ends").success(), "{}", self.log());
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
