//! The processes: started, killed, frozen, and started again.

use std::{
    net::SocketAddr,
    path::PathBuf,
    time::{Duration, Instant},
};

use super::random;
use crate::product::{Launch, Product, free_address};

/// The protocol's steps at which a process can be told to die; see `engine_runtime::crash`.
const CRASH_POINTS: [&str; 10] = [
    "received",
    "fenced",
    "inserted",
    "written",
    "committed",
    "acknowledged",
    "marked",
    "answered",
    "settled",
    "recovered",
];
/// Longer than a registration lasts, so that the others take the shards over.
const FREEZE: Duration = Duration::from_secs(12);

struct Node {
    process: Option<Product>,
    address: SocketAddr,
    launch: Launch,
    /// When it goes on.
    frozen: Option<Instant>,
}

/// All of them.
pub(super) struct Nodes {
    nodes: Vec<Node>,
    addresses: Vec<SocketAddr>,
    deaths: usize,
    log: PathBuf,
}

impl Nodes {
    pub(super) async fn start(launch: &Launch, count: usize) -> anyhow::Result<Self> {
        let mut nodes = Vec::new();
        for index in 0..count.max(1) {
            let data_dir = launch.data_dir.join(index.to_string());
            std::fs::create_dir_all(&data_dir)?;
            let launch = Launch { data_dir, ..launch.clone() };
            let address = free_address()?;
            let mut process = Product::spawn(&launch, address)?;
            process.ready(&launch.log).await?;
            nodes.push(Node { process: Some(process), address, launch, frozen: None });
        }
        let addresses = nodes.iter().map(|node| node.address).collect();
        Ok(Self { nodes, addresses, deaths: 0, log: launch.log.clone() })
    }

    pub(super) fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Kills a node, which stays dead until [`Self::up`].
    pub(super) fn down(&mut self, place: usize) {
        if let Some(node) = self.nodes.get_mut(place) {
            (node.process, node.frozen) = (None, None);
            self.deaths += 1;
        }
    }

    /// Starts a dead node again.
    pub(super) async fn up(&mut self, place: usize) -> anyhow::Result<()> {
        if let Some(node) = self.nodes.get_mut(place) {
            let mut process = Product::spawn(&node.launch, node.address)?;
            process.ready(&node.launch.log).await?;
            node.process = Some(process);
        }
        Ok(())
    }

    pub(super) fn deaths(&self) -> usize {
        self.deaths
    }

    /// Kills a node; with `armed` it starts again with an order to die at a step of the protocol.
    pub(super) async fn kill_one(&mut self, armed: bool) -> anyhow::Result<()> {
        let place = random(self.nodes.len());
        let node = &mut self.nodes[place];
        node.process = None;
        node.frozen = None;
        self.deaths += 1;
        let order = armed.then(|| format!("{}:{}", CRASH_POINTS[random(CRASH_POINTS.len())], 1 + random(60)));
        node.process = Some(Product::spawn_armed(&node.launch, node.address, order.as_deref())?);
        Ok(())
    }

    /// Stops a node's clock for longer than its registration lasts.
    pub(super) fn freeze_one(&mut self) {
        let place = random(self.nodes.len());
        let node = &mut self.nodes[place];
        if let Some(process) = &node.process
            && node.frozen.is_none()
        {
            process.signal("STOP");
            node.frozen = Some(Instant::now() + FREEZE);
        }
    }

    /// Starts those again that died at their crash points, and wakes those that were frozen long enough.
    pub(super) async fn revive(&mut self) -> anyhow::Result<()> {
        for node in &mut self.nodes {
            if node.frozen.is_some_and(|until| until <= Instant::now()) {
                node.frozen = None;
                if let Some(process) = &node.process {
                    process.signal("CONT");
                }
            }
            if node.process.as_mut().is_none_or(Product::has_ended) {
                self.deaths += 1;
                node.process = Some(Product::spawn(&node.launch, node.address)?);
            }
        }
        Ok(())
    }

    /// Wakes everybody, and starts those again that still have an order to die.
    pub(super) async fn disarm(&mut self) -> anyhow::Result<()> {
        for node in &mut self.nodes {
            if let Some(process) = node.process.as_ref().filter(|_| node.frozen.take().is_some()) {
                process.signal("CONT");
            }
            if node.process.as_ref().is_some_and(Product::is_armed) {
                node.process = None;
                node.process = Some(Product::spawn(&node.launch, node.address)?);
            }
        }
        for node in &mut self.nodes {
            if let Some(process) = &mut node.process {
                process.ready(&self.log).await?;
            }
        }
        Ok(())
    }

    pub(super) fn stop(&mut self) {
        self.nodes.iter_mut().for_each(|node| node.process = None);
    }
}
