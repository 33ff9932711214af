//! The settings: one struct, one commented default file, environment variables over it.

use std::{net::SocketAddr, path::PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use engine_runtime::Retention;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// The fewest characters of the token for `/metrics`: it is guarded by nothing else.
const METRICS_TOKEN: usize = 16;

/// What a process does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Everything in one process.
    #[default]
    All,
    /// Conversations only: webhooks, steps, sending.
    Engine,
    /// The admin API and its pages only.
    Admin,
}

impl Role {
    pub(crate) fn runs_engine(self) -> bool {
        self != Self::Admin
    }

    pub(crate) fn runs_admin(self) -> bool {
        self != Self::Engine
    }
}

/// What the command line says over the file and the environment.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) role: Option<Role>,
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) data_dir: Option<PathBuf>,
}

/// All settings. `.env.example` describes each with its environment variable.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// What this process does.
    pub(crate) role: Role,
    /// Address to listen on.
    pub(crate) listen: SocketAddr,
    /// Folder for the database, the key and other files.
    pub(crate) data_dir: PathBuf,
    /// `sqlite:…` or `postgres:…`; a SQLite file in the data folder when absent.
    pub(crate) database_url: Option<SecretString>,
    /// `redis:…`; hot state stays in this process when absent.
    pub(crate) redis_url: Option<SecretString>,
    /// Address under which people and Meta reach this server, such as `https://bots.example.com`.
    pub(crate) public_url: Option<String>,
    /// Where files are: a folder, or `s3://bucket/folder`; the folder `media` in the data folder when absent.
    pub(crate) media_url: Option<String>,
    /// Address of the Graph API. Only tests and demonstrations change it.
    pub(crate) graph_url: String,
    /// Version of the Graph API.
    pub(crate) graph_version: String,
    /// 32 bytes in base64 that encrypt credentials; a file in the data folder when absent.
    pub(crate) master_key: Option<SecretString>,
    /// The key before that one, in base64, while `botloom keys renew` has not sealed everything anew yet.
    pub(crate) master_key_before: Option<SecretString>,
    /// A file that holds that key instead, such as one that a secrets manager mounts.
    pub(crate) master_key_file: Option<PathBuf>,
    /// A command of the shell that prints that key instead, such as the client of a secrets manager.
    pub(crate) master_key_command: Option<String>,
    /// Proxies in front of this server whose `X-Forwarded-For` is believed; 0 believes none.
    pub(crate) trusted_proxies: usize,
    /// Whom to tell of a vulnerability, as an address for `/.well-known/security.txt`.
    pub(crate) security_contact: Option<String>,
    /// What is logged, such as `info` or `botloom=debug,info`.
    pub(crate) log: String,
    /// How it is logged: `text` or `json`.
    pub(crate) log_format: LogFormat,
    /// Who knows this token may read `/metrics`; there is no such address when absent.
    pub(crate) metrics_token: Option<SecretString>,
    /// Private hosts with port that flows may ask, separated by commas, such as `127.0.0.1:9000`.
    pub(crate) http_allow: String,
    /// Ports that flows may ask on public hosts beside the usual ones, separated by commas.
    pub(crate) http_ports: Ports,
    /// Messages per second that the provider allows a number: 80, and 1,000 after Meta's upgrade.
    pub(crate) sends_per_number: f64,
    /// Messages per minute to one contact, beyond the 45 that may go at once: Meta allows 10.
    pub(crate) sends_per_contact: f64,
    /// Messages of one conversation that a flow answers in a minute, before it is cut until it calms down; 0 never cuts.
    pub(crate) answers_per_minute: u32,
    /// Whether the first workspace starts with sample flows and a demo number.
    pub(crate) demo: bool,
    /// Days for which processed events, sent messages and given up events for subscribers are kept as such; 0 is for
    /// ever. Duplicates are recognised that long.
    pub(crate) keep_done_days: u32,
    /// Days for which dead letters are kept; 0 is for ever.
    pub(crate) keep_dead_letters_days: u32,
    /// Days for which transcripts are kept; 0 is for ever.
    pub(crate) keep_messages_days: u32,
    /// Days for which files that contacts send are kept; 0 is for ever. A number may keep them for a shorter time.
    pub(crate) keep_media_days: u32,
    /// Days for which answers are kept; 0 is for ever.
    pub(crate) keep_answers_days: u32,
    /// Days for which other news of providers are kept; 0 is for ever.
    pub(crate) keep_channel_events_days: u32,
}

/// Ports as an environment variable has them: one number, or several with commas.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Ports {
    /// One.
    One(u16),
    /// Any number of them.
    List(String),
}

/// How logs are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object per line.
    Json,
}

/// The plain values, before the file and the environment.
fn defaults() -> serde_json::Value {
    serde_json::json!({
        "role": Role::All,
        "listen": "127.0.0.1:8080",
        "data_dir": "data",
        "graph_url": "https://graph.facebook.com",
        "graph_version": "v23.0",
        "trusted_proxies": 0,
        "log": "info",
        "log_format": LogFormat::Text,
        "http_allow": "",
        "http_ports": "",
        "sends_per_number": 80.0,
        "sends_per_contact": 10.0,
        "answers_per_minute": 30,
        "demo": true,
        "keep_done_days": 30,
        "keep_dead_letters_days": 90,
        "keep_messages_days": 0,
        "keep_media_days": 0,
        "keep_answers_days": 0,
        "keep_channel_events_days": 0,
    })
}

/// Reads the settings: defaults, `botloom.toml`, environment variables, then the command line.
///
/// # Errors
/// Names the setting that cannot be read.
pub(crate) fn load(overrides: &Overrides) -> anyhow::Result<Settings> {
    let mut figment = Figment::new()
        .merge(Serialized::defaults(defaults()))
        .merge(Toml::file("botloom.toml"))
        .merge(Env::raw().only(&["DATABASE_URL", "REDIS_URL"]))
        .merge(Env::prefixed("BOTLOOM_").filter(|key| KNOWN.contains(&key.as_str().to_lowercase().as_str())));
    if let Some(role) = overrides.role {
        figment = figment.merge(("role", role));
    }
    if let Some(listen) = overrides.listen {
        figment = figment.merge(("listen", listen.to_string()));
    }
    if let Some(data_dir) = &overrides.data_dir {
        figment = figment.merge(("data_dir", data_dir));
    }
    let mut settings: Settings = figment.extract().context("the settings cannot be read")?;
    settings.check()?;
    settings.master_key = master_key(&settings)?;
    Ok(settings)
}

/// The master key from wherever the settings say: itself, a file, or what a command prints.
fn master_key(settings: &Settings) -> anyhow::Result<Option<SecretString>> {
    let ways = [
        settings.master_key.is_some(),
        settings.master_key_file.is_some(),
        settings.master_key_command.is_some(),
    ];
    anyhow::ensure!(
        ways.into_iter().filter(|way| *way).count() <= 1,
        "set one of master_key, master_key_file and master_key_command, not several"
    );
    if let Some(file) = &settings.master_key_file {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("master_key_file: {} cannot be read", file.display()))?;
        return Ok(Some(text.into()));
    }
    let Some(command) = &settings.master_key_command else { return Ok(settings.master_key.clone()) };
    let output = std::process::Command::new("sh")
        .args(["-c", command])
        .stdin(std::process::Stdio::null())
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("master_key_command cannot be run")?;
    anyhow::ensure!(output.status.success(), "master_key_command failed: {}", output.status);
    let text = String::from_utf8(output.stdout).ok().context("master_key_command printed no text")?;
    Ok(Some(text.into()))
}

/// Settings that an environment variable may carry. Others with the prefix belong to tools around
/// the server, such as the password of `user create`.
const KNOWN: &[&str] = &[
    "role",
    "listen",
    "data_dir",
    "database_url",
    "redis_url",
    "media_url",
    "public_url",
    "graph_url",
    "graph_version",
    "master_key",
    "master_key_before",
    "master_key_file",
    "master_key_command",
    "trusted_proxies",
    "security_contact",
    "log",
    "log_format",
    "metrics_token",
    "http_allow",
    "http_ports",
    "sends_per_number",
    "sends_per_contact",
    "answers_per_minute",
    "demo",
    "keep_done_days",
    "keep_dead_letters_days",
    "keep_messages_days",
    "keep_media_days",
    "keep_answers_days",
    "keep_channel_events_days",
];

impl Settings {
    /// The hosts of `http_allow`.
    pub(crate) fn allowed_hosts(&self) -> Vec<String> {
        let hosts = self.http_allow.split(',').map(str::trim);
        hosts.filter(|host| !host.is_empty()).map(str::to_owned).collect()
    }

    /// How long rows are kept.
    pub(crate) fn retention(&self) -> Retention {
        let days = |days: u32| (days > 0).then_some(days);
        Retention {
            inbox: days(self.keep_done_days),
            effects: days(self.keep_done_days),
            dead_letters: days(self.keep_dead_letters_days),
            messages: days(self.keep_messages_days),
            media: days(self.keep_media_days),
            answers: days(self.keep_answers_days),
            channel_events: days(self.keep_channel_events_days),
        }
    }

    /// The ports of `http_ports`.
    ///
    /// # Errors
    /// Names the entry that is no port.
    pub(crate) fn allowed_ports(&self) -> anyhow::Result<Vec<u16>> {
        let list = match &self.http_ports {
            Ports::One(port) => return Ok(vec![*port]),
            Ports::List(list) => list,
        };
        let ports = list.split(',').map(str::trim).filter(|port| !port.is_empty());
        ports.map(|port| port.parse().with_context(|| format!("http_ports: '{port}' is no port"))).collect()
    }

    fn check(&self) -> anyhow::Result<()> {
        if let Some(url) = &self.public_url {
            let good = url.starts_with("https://") || url.starts_with("http://");
            anyhow::ensure!(good, "public_url must begin with https:// (or http:// on your own machine)");
        }
        let token = self.metrics_token.as_ref().map(ExposeSecret::expose_secret);
        anyhow::ensure!(
            token.is_none_or(
                |token| token.len() >= METRICS_TOKEN && token.bytes().all(|byte| byte.is_ascii_graphic())
            ),
            "metrics_token must have {METRICS_TOKEN} letters and digits or more and no spaces (openssl rand -hex 32 makes one)"
        );
        for (name, rate) in
            [("sends_per_number", self.sends_per_number), ("sends_per_contact", self.sends_per_contact)]
        {
            anyhow::ensure!(
                (0.01..=1e9).contains(&rate),
                "{name} must be a number of messages, and more than 0; it is {rate}"
            );
        }
        if let Some(contact) = &self.security_contact {
            let good = ["mailto:", "https://", "tel:"].iter().any(|scheme| contact.starts_with(scheme));
            anyhow::ensure!(
                good && !contact.chars().any(|it| it.is_control() || it.is_whitespace()),
                "security_contact must be an address such as mailto:security@example.com or https://…"
            );
        }
        anyhow::ensure!(self.trusted_proxies <= 10, "trusted_proxies is the number of proxies, 10 at most");
        let alone = self.role == Role::All;
        anyhow::ensure!(
            alone || self.database_url.is_some(),
            "role {:?} shares its database with other processes; set DATABASE_URL to a postgres: address",
            self.role
        );
        Ok(())
    }
}
