//! The server: one port for sockets, files and steering.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::Result;
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc::UnboundedSender,
};
use whatsapp_rust::{
    wacore::libsignal::protocol::KeyPair,
    wacore_binary::{Node, builder::NodeBuilder},
};

use crate::{
    accounts::{DeviceId, State, randomness},
    connection::{self, Out},
    control,
    faults::Faults,
    handshake::public,
};

/// The stand-in. It ends with the runtime that it was started on.
pub struct FakeWhatsapp {
    state: Mutex<State>,
    pub(crate) key: KeyPair,
    pub(crate) certificate: Vec<u8>,
    address: SocketAddr,
    ids: AtomicU64,
}

impl FakeWhatsapp {
    /// Listens on a free port of this machine.
    ///
    /// # Errors
    /// No port can be had.
    pub async fn start() -> Result<Arc<Self>> {
        Self::start_at(([127, 0, 0, 1], 0).into()).await
    }

    /// Listens at an address.
    ///
    /// # Errors
    /// It is taken.
    pub async fn start_at(address: SocketAddr) -> Result<Arc<Self>> {
        let key = KeyPair::generate(&mut randomness());
        let certificate = wacore_noise::test_util::build_cert_chain_bytes(&public(&key)?);
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let state = Mutex::default();
        let server = Arc::new(Self { state, key, certificate, address, ids: AtomicU64::new(1) });
        tokio::spawn(listen(Arc::clone(&server), listener));
        Ok(server)
    }

    /// Where devices connect: the value of `BOTLOOM_WHATSAPP_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("ws://{}/ws/chat", self.address)
    }

    /// Where files are, and the steering.
    #[must_use]
    pub fn http(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What goes wrong from now on.
    pub fn set_faults(&self, faults: Faults) {
        self.lock().faults = faults;
    }

    /// Whether a device of an account is connected and takes messages.
    #[must_use]
    pub fn is_online(&self, phone: &str) -> bool {
        let state = self.lock();
        state.devices.iter().any(|((of, _), device)| of == phone && device.online.is_some() && device.active)
    }

    /// Devices that are linked to an account.
    #[must_use]
    pub fn linked(&self, phone: &str) -> Vec<u16> {
        self.lock().registered.values().filter(|(of, _)| of == phone).map(|(_, device)| *device).collect()
    }

    /// Messages that an account's devices sent: to whom, and under which id, repetitions included.
    #[must_use]
    pub fn taken_from(&self, phone: &str) -> Vec<(String, String)> {
        let state = self.lock();
        let of = state.taken.iter().filter(|((of, _), ..)| of == phone);
        of.map(|(_, to, id)| (to.clone(), id.clone())).collect()
    }

    /// How often a device of an account has logged in.
    #[must_use]
    pub fn logins_of(&self, phone: &str) -> u32 {
        self.lock().logins.iter().filter(|((of, _), _)| of == phone).map(|(_, logins)| logins).sum()
    }

    /// What clients asked that nobody here understands.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        self.lock().unknown.clone()
    }

    /// The phone unlinks all its devices.
    pub fn unlink(&self, phone: &str) {
        let mut state = self.lock();
        state.registered.retain(|_, (of, _)| of != phone);
        for ((_, _), device) in state.devices.iter_mut().filter(|((of, _), _)| of == phone) {
            if let Some(out) = device.online.take() {
                let conflict = NodeBuilder::new("conflict").attr("type", "device_removed").build();
                out.send(stream_error("401", Some(conflict)).into()).ok();
                out.send(Out::Close).ok();
            }
        }
    }

    /// The connections of an account's devices break.
    pub fn drop_connections(&self, phone: &str) {
        self.tell_all(phone, || vec![Out::Close]);
    }

    /// Another process connects as an account's device.
    pub fn replace(&self, phone: &str) {
        let error = || {
            NodeBuilder::new("stream:error")
                .children([NodeBuilder::new("conflict").attr("type", "replaced").build()])
                .build()
        };
        self.tell_all(phone, || vec![error().into(), Out::Close]);
    }

    /// The server ends an account's connections with an error's code.
    pub fn fail_stream(&self, phone: &str, code: &str) {
        self.tell_all(phone, || vec![stream_error(code, None).into(), Out::Close]);
    }

    /// The server sends an account's devices what no client understands.
    pub fn send_garbage(&self, phone: &str) {
        self.tell_all(phone, || vec![Out::Garbage]);
    }

    fn tell_all(&self, phone: &str, what: impl Fn() -> Vec<Out>) {
        let state = self.lock();
        for (_, device) in state.devices.iter().filter(|((of, _), _)| of == phone) {
            if let Some(out) = &device.online {
                what().into_iter().for_each(|one| drop(out.send(one)));
            }
        }
    }

    /// A device's connection is over.
    pub(crate) fn offline(&self, device: &DeviceId, out: &UnboundedSender<Out>) {
        if let Some(known) = self.lock().devices.get_mut(device)
            && known.online.as_ref().is_some_and(|online| online.same_channel(out))
        {
            (known.online, known.active) = (None, false);
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn id(&self) -> String {
        format!("fake-{}", self.ids.fetch_add(1, Ordering::Relaxed))
    }

    /// Unix seconds.
    #[expect(clippy::disallowed_methods, reason = "the stand-in knows none of our crates")]
    pub(crate) fn now(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
    }
}

pub(crate) fn stream_error(code: &str, child: Option<Node>) -> Node {
    let error = NodeBuilder::new("stream:error").attr("code", code);
    match child {
        Some(child) => error.children([child]).build(),
        None => error.build(),
    }
}

async fn listen(server: Arc<FakeWhatsapp>, listener: TcpListener) {
    while let Ok((socket, _)) = listener.accept().await {
        let server = Arc::clone(&server);
        tokio::spawn(async move {
            let _ = socket.set_nodelay(true);
            let ended = if is_socket(&socket).await {
                connection::serve(server, socket).await
            } else {
                let service = TowerToHyperService::new(control::router(server));
                let http = auto::Builder::new(TokioExecutor::new());
                http.serve_connection(TokioIo::new(socket), service)
                    .await
                    .map_err(|error| anyhow::anyhow!(error))
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
}

/// Whether a connection begins as those of devices do. Nothing is taken from it.
async fn is_socket(socket: &TcpStream) -> bool {
    let wanted = b"GET /ws";
    let mut head = [0; 7];
    for _ in 0..100 {
        match socket.peek(&mut head).await {
            Ok(length) if length == head.len() => return head == *wanted,
            Ok(0) | Err(_) => return false,
            Ok(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
    false
}
