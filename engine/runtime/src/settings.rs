//! What an operator may set, with the values that are right for nearly everyone.

use std::time::Duration;

use engine_store::rates::Rate;

use crate::Retention;

/// Settings of the engine.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The name of this process among the nodes; unique per process.
    pub owner: String,
    /// Where the Graph API is: no slash at the end.
    pub graph_url: String,
    /// The Graph API's version, such as `v23.0`.
    pub graph_version: String,
    /// Most events in one commit.
    pub batch: usize,
    /// Deliveries that may wait for the writer; more are refused with 503.
    pub intake_deliveries: usize,
    /// KiB of bodies that may wait for the writer; more are refused with 503.
    pub intake_kib: u32,
    /// Events of one workspace that wait for other nodes at most; then its provider is asked to deliver again.
    pub forwarded: usize,
    /// How long a webhook waits for the commit before it is refused with 503.
    pub ack_timeout: Duration,
    /// How often queues and timers are looked at without a hint.
    pub poll: Duration,
    /// How long a node's registration lasts without renewal.
    pub lease_ttl: Duration,
    /// How often it is renewed, and the shards shared out anew.
    pub lease_renew: Duration,
    /// Sends under way at once.
    pub sends: usize,
    /// Rows kept in memory for sending; beyond it they wait in the database.
    pub outbox_memory: usize,
    /// Attempts with an unknown outcome before a message is given up.
    pub send_attempts: i32,
    /// How long a message is tried that the provider certainly did not accept.
    pub send_patience: Duration,
    /// Messages of one number; Meta allows 80 per second, and 1,000 after an upgrade.
    pub number_rate: Rate,
    /// Messages to one contact; Meta allows one in six seconds, and 45 at once.
    pub pair_rate: Rate,
    /// Messages of one conversation that a flow answers in a minute; then it is cut until it calms down, as when two bots
    /// answer each other. 0 never cuts.
    pub answers_per_minute: u32,
    /// The first pause after a failed send; it doubles with every attempt.
    pub backoff_base: Duration,
    /// The longest pause between attempts.
    pub backoff_max: Duration,
    /// How long to wait for a status webhook when it is not known whether a message was sent.
    pub ambiguous_wait: Duration,
    /// Calls of flows to other systems under way at once.
    pub calls: usize,
    /// Of these, most for one number, so that one slow system does not hold up everybody.
    pub calls_per_number: usize,
    /// Events told to subscribers at once; a quarter of them for one number.
    pub deliveries: usize,
    /// Files of contacts that are fetched at once; half of them at most for one number.
    pub downloads: usize,
    /// Ports that flows may ask on public hosts, beside 80, 443, 8080 and 8443.
    pub http_ports: Vec<u16>,
    /// Hosts with port that flows may ask although they are private, such as `127.0.0.1:9000`.
    pub http_allow: Vec<String>,
    /// Whether somebody collects metrics, so that the database is asked for them.
    pub metrics: bool,
    /// How often the rules for alerts are looked after.
    pub alerts: Duration,
    /// How often it is looked for checks of deployed flows that are due.
    pub checks: Duration,
    /// How often it is looked for forms that are to be published.
    pub forms: Duration,
    /// How long rows are kept.
    pub retention: Retention,
    /// How often old rows are looked for.
    pub retention_period: Duration,
    /// How long a shutdown may take.
    pub drain: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            owner: format!("{}-{}", std::process::id(), hex::encode(engine_store::ids::secret_bytes::<4>())),
            graph_url: "https://graph.facebook.com".to_owned(),
            graph_version: "v23.0".to_owned(),
            batch: 256,
            intake_deliveries: 1024,
            intake_kib: 64 * 1024,
            forwarded: 4_096,
            ack_timeout: Duration::from_secs(10),
            poll: Duration::from_secs(1),
            lease_ttl: Duration::from_secs(10),
            lease_renew: Duration::from_secs(1),
            sends: 64,
            outbox_memory: 10_000,
            send_attempts: 8,
            // A reply that comes later than the 24-hour window allows would be refused anyway.
            send_patience: Duration::from_secs(24 * 3600),
            number_rate: Rate { per_second: 80.0, burst: 80 },
            pair_rate: Rate { per_second: 1.0 / 6.0, burst: 45 },
            answers_per_minute: 30,
            backoff_base: Duration::from_millis(500),
            backoff_max: Duration::from_secs(300),
            // Status webhooks usually come within seconds; a minute covers Meta's slow moments.
            ambiguous_wait: Duration::from_secs(60),
            calls: 64,
            calls_per_number: 16,
            deliveries: 16,
            downloads: 8,
            http_ports: Vec::new(),
            http_allow: Vec::new(),
            metrics: false,
            alerts: Duration::from_secs(30),
            checks: Duration::from_secs(5),
            forms: Duration::from_secs(5),
            retention: Retention::default(),
            retention_period: Duration::from_secs(600),
            drain: Duration::from_secs(25),
        }
    }
}
