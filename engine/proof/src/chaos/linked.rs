//! Customers of a number that is paired by QR code: real clients of the protocol at a stand-in for WhatsApp, which keeps
//! what the number has not acknowledged and delivers it again.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use engine_fake_whatsapp::{Account, Customer, FakeWhatsapp, Faults};
use engine_runtime::testing::fixture::Business;
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    repo::{
        numbers::NumberChange,
        options::{NumberOptions, PhoneOptions},
        whatsapp_links::Wanted,
    },
};
use futures::{StreamExt, TryStreamExt};
use tokio::{task::JoinSet, time::sleep};

use super::{Ledger, Nodes, random};

/// The business's phone.
pub(crate) const SHOP: &str = "491700000001";
/// Customers at most: each is a client with connections and keys of its own.
pub(super) const CUSTOMERS: usize = 16;
/// In which time another node has the line of one that was killed.
pub(super) const TAKEOVER: Duration = Duration::from_secs(15);
/// How long a pairing may take.
const PAIRING: Duration = Duration::from_secs(60);
/// How long the line may take to be there at all.
const ONLINE: Duration = Duration::from_secs(60);

/// An admin wants the number linked, and its pace is no part of what is proved.
///
/// # Errors
/// The database does not take it.
pub(crate) async fn prepare(store: &dyn Store, business: &Business) -> anyhow::Result<()> {
    let Business { workspace_id, number_id, .. } = *business;
    let now = SystemClock.now();
    let phone = PhoneOptions { human_pace: false, ..PhoneOptions::default() };
    let options = Some(NumberOptions { phone, ..NumberOptions::default() });
    let change = NumberChange { sending: Some(Default::default()), options, ..NumberChange::default() };
    store.update_number(workspace_id, number_id, &change, now).await?;
    store.want_link(workspace_id, number_id, Wanted::Connected, None, false, now).await?;
    Ok(())
}

/// A phone scans the number's code; returns when messages come and go.
///
/// # Errors
/// The number shows no code, or is not ready in time.
pub(crate) async fn pair(
    store: &dyn Store,
    whatsapp: &FakeWhatsapp,
    business: &Business,
    phone: &str,
) -> anyhow::Result<()> {
    let (begin, account) = (Instant::now(), Account::new(phone, "Shop"));
    let mut scanned = None;
    loop {
        let link = store.link(business.number_id).await?.context("nobody wanted a link")?;
        if link.state == "ready" {
            return Ok(());
        }
        if link.code.is_some() && scanned != link.code {
            scanned.clone_from(&link.code);
            // A code that has just run out is followed by another one.
            let _ = whatsapp.scan(link.code.as_deref().unwrap_or_default(), &account);
        }
        ensure!(begin.elapsed() < PAIRING, "not paired in time: {} {}", link.state, link.reason);
        sleep(Duration::from_millis(50)).await;
    }
}

/// Customers with these phone numbers, in order.
///
/// # Errors
/// One of them cannot join.
pub(crate) async fn join(
    phones: impl Iterator<Item = String>,
    whatsapp: &Arc<FakeWhatsapp>,
) -> anyhow::Result<Vec<Arc<Customer>>> {
    let joining = phones.map(|phone| async move {
        let joined = Customer::join(whatsapp, &phone, "Ann").await;
        joined.map(Arc::new).context("a customer could not join")
    });
    // Each takes ten seconds and hardly any work.
    futures::stream::iter(joining).buffered(CUSTOMERS).try_collect().await
}

/// All customers, and WhatsApp.
pub(super) struct Linked {
    whatsapp: Arc<FakeWhatsapp>,
    tasks: JoinSet<()>,
    done: Arc<AtomicUsize>,
    count: usize,
    calm: Arc<AtomicBool>,
    troubles: Arc<AtomicUsize>,
}

impl Linked {
    /// Lets every customer write.
    pub(super) async fn start(
        ledger: &Arc<Ledger>,
        whatsapp: &Arc<FakeWhatsapp>,
        errors: bool,
    ) -> anyhow::Result<Self> {
        let mut linked = Self {
            whatsapp: Arc::clone(whatsapp),
            tasks: JoinSet::new(),
            done: Arc::default(),
            count: ledger.len(),
            calm: Arc::default(),
            troubles: Arc::default(),
        };
        let customers = join((0..ledger.len()).map(Ledger::phone), whatsapp).await?;
        for (contact, customer) in customers.iter().enumerate() {
            let (ledger, customer, done) =
                (Arc::clone(ledger), Arc::clone(customer), Arc::clone(&linked.done));
            linked.tasks.spawn(async move {
                for n in 0..ledger.each {
                    while customer.write(SHOP, &format!("w{n}")).await.is_err() {
                        sleep(Duration::from_millis(100)).await;
                    }
                    ledger.acknowledge(contact);
                    sleep(Duration::from_millis(random(120) as u64)).await;
                }
                done.fetch_add(1, Ordering::Relaxed);
            });
        }
        linked.tasks.spawn(collect(Arc::clone(ledger), customers));
        if errors {
            let (whatsapp, calm, troubles) =
                (Arc::clone(whatsapp), Arc::clone(&linked.calm), Arc::clone(&linked.troubles));
            linked.tasks.spawn(misbehave(whatsapp, calm, troubles));
        }
        Ok(linked)
    }

    /// Whether every message was taken by WhatsApp.
    pub(super) fn are_done(&self) -> bool {
        self.done.load(Ordering::Relaxed) == self.count
    }

    pub(super) fn calm_down(&self) {
        self.calm.store(true, Ordering::Relaxed);
        self.whatsapp.set_faults(Faults::default());
    }

    pub(super) fn figures(&self) {
        let taken = self.whatsapp.taken_from(SHOP);
        let once: HashSet<_> = taken.iter().collect();
        println!("chaos.provider_faults {}", self.troubles.load(Ordering::Relaxed));
        println!("chaos.logins {}", self.whatsapp.logins_of(SHOP));
        println!("chaos.sent_again_under_the_same_id {}", taken.len() - once.len());
    }

    /// Kills the nodes one after the other for good; gives how long the line was gone when its own died.
    pub(super) async fn takeover(&self, nodes: &mut Nodes) -> anyhow::Result<Duration> {
        self.online().await?;
        for place in 0..nodes.len() {
            let logins = self.whatsapp.logins_of(SHOP);
            nodes.down(place);
            let begin = Instant::now();
            // The kernel closes the sockets of a dead process at once.
            sleep(Duration::from_millis(300)).await;
            let gone = !self.whatsapp.is_online(SHOP) || self.whatsapp.logins_of(SHOP) > logins;
            if gone {
                self.online().await?;
                return Ok(begin.elapsed());
            }
            nodes.up(place).await?;
        }
        anyhow::bail!("no node had the line")
    }

    async fn online(&self) -> anyhow::Result<()> {
        let begin = Instant::now();
        while !self.whatsapp.is_online(SHOP) {
            ensure!(begin.elapsed() < ONLINE, "the number did not come back");
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

/// Brings to the ledger what customers got. Each shows a message once, as phones do, so a second id is a second message.
async fn collect(ledger: Arc<Ledger>, customers: Vec<Arc<Customer>>) {
    let mut seen = vec![0; customers.len()];
    loop {
        for (customer, seen) in customers.iter().zip(&mut seen) {
            let got = customer.got();
            for got in got.iter().skip(*seen) {
                ledger.accept(&customer.account.phone, &got.text, &got.id);
            }
            *seen = got.len();
        }
        sleep(Duration::from_millis(50)).await;
    }
}

/// Breaks the line, sends noise, keeps silent, and delivers twice, until it is to be calm.
async fn misbehave(whatsapp: Arc<FakeWhatsapp>, calm: Arc<AtomicBool>, troubles: Arc<AtomicUsize>) {
    while !calm.load(Ordering::Relaxed) {
        sleep(Duration::from_millis(200 + random(900) as u64)).await;
        troubles.fetch_add(1, Ordering::Relaxed);
        match random(6) {
            0 => whatsapp.drop_connections(SHOP),
            1 => whatsapp.send_garbage(SHOP),
            2 => whatsapp.fail_stream(SHOP, "503"),
            // What was taken meanwhile goes out again, under the same ids.
            3 => {
                whatsapp.set_faults(Faults { no_acks: true, ..Faults::default() });
                sleep(Duration::from_millis(400)).await;
                whatsapp.drop_connections(SHOP);
            }
            4 => whatsapp.set_faults(Faults { duplicates: true, ..Faults::default() }),
            _ => whatsapp.set_faults(Faults { delay_ms: 20, ..Faults::default() }),
        }
        if random(3) == 0 {
            sleep(Duration::from_millis(700)).await;
            whatsapp.set_faults(Faults::default());
        }
    }
    whatsapp.set_faults(Faults::default());
}
