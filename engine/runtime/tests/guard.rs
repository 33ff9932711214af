//! The guard lets nothing through to the network that the server stands in.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use engine_runtime::guard::{Failure, Guard, Lookup, Request, Rules};
use http::{HeaderMap, Method};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A server on loopback that counts who connects, and answers everybody the same.
struct Canary {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl Canary {
    async fn new(answer: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                let answer = answer.clone();
                tokio::spawn(async move {
                    let mut buffer = [0; 4096];
                    let _ = socket.read(&mut buffer).await;
                    let _ = socket.write_all(answer.as_bytes()).await;
                    let _ = socket.shutdown().await;
                });
            }
        });
        Self { address, connections }
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn get(url: &str) -> Request {
    let timeout = Some(Duration::from_secs(3));
    Request {
        method: Method::GET,
        url: url.to_owned(),
        headers: HeaderMap::new(),
        body: Vec::new(),
        timeout,
        redirects: true,
    }
}

/// Gives the answers of a list, one after the other, the last for ever.
struct Stub(Vec<Vec<&'static str>>, AtomicUsize);

#[async_trait::async_trait]
impl Lookup for Stub {
    async fn lookup(&self, _name: &str) -> std::io::Result<Vec<SocketAddr>> {
        let index = self.1.fetch_add(1, Ordering::SeqCst).min(self.0.len() - 1);
        Ok(self.0[index].iter().map(|ip| SocketAddr::new(ip.parse().unwrap(), 0)).collect())
    }
}

fn stub(answers: Vec<Vec<&'static str>>) -> Arc<dyn Lookup> {
    Arc::new(Stub(answers, AtomicUsize::new(0)))
}

#[tokio::test]
async fn hostile_addresses_reach_nobody() {
    let canary = Canary::new(ok("secret")).await;
    let port = canary.address.port();
    // The canary's port is open, so that only the host decides. Every name leads to loopback.
    let guard = Guard::with_lookup(Rules::new(&[port], &[]), stub(vec![vec!["127.0.0.1"]])).unwrap();
    let hosts = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "127.0.0.1.",
        "127.255.255.254",
        "%31%32%37.0.0.1",
        "１２７.0.0.1",
        "127。0。0。1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "printer.local",
        "metadata.google.internal",
        "intranet",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[fd00:ec2::254]",
        "[fc00::1]",
        "[fe80::1]",
        "[ff02::1]",
        "169.254.169.254",
        "100.100.100.200",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "8.8.8.8@127.0.0.1",
        "user:secret@example.com",
        "0x8.8.8.8",
        "134744072",
        "rebound.example.com",
        "127.0.0.1.nip.io",
        "trailing.example.com.",
    ];
    for host in hosts {
        for scheme in ["http", "https"] {
            let url = format!("{scheme}://{host}:{port}/");
            let answer = guard.send(get(&url)).await;
            assert!(matches!(answer, Err(Failure::Refused(_))), "{url}: {answer:?}");
        }
    }
    let others = [
        format!("http:/\\127.0.0.1:{port}/"),
        format!("http://example.com\\@127.0.0.1:{port}/"),
        format!("//127.0.0.1:{port}/"),
        format!("ftp://127.0.0.1:{port}/"),
        "file:///etc/passwd".to_owned(),
        format!("gopher://127.0.0.1:{port}/_x"),
        "data:text/plain,x".to_owned(),
        "http://".to_owned(),
        String::new(),
        "http://example.com:22/".to_owned(),
        "http://example.com:6379/".to_owned(),
        "http://1.1.1.1:25/".to_owned(),
    ];
    for url in &others {
        let answer = guard.send(get(url)).await;
        assert!(matches!(answer, Err(Failure::Refused(_))), "{url}: {answer:?}");
    }
    assert_eq!(canary.connections(), 0);
}

#[tokio::test]
async fn a_name_with_one_private_address_is_refused_and_each_look_counts() {
    let canary = Canary::new(ok("secret")).await;
    let url = format!("http://rebound.example.com:{}/", canary.address.port());
    let rules = Rules::new(&[canary.address.port()], &[]);
    let mixed = Guard::with_lookup(rules.clone(), stub(vec![vec!["1.1.1.1", "127.0.0.1"]])).unwrap();
    assert!(matches!(mixed.send(get(&url)).await, Err(Failure::Refused(_))));
    // A name that is public when it is looked at first, and private afterwards: the first look is the one that is used.
    let rebinding =
        Guard::with_lookup(rules, stub(vec![vec!["192.0.2.1", "1.1.1.1"], vec!["127.0.0.1"]])).unwrap();
    for _ in 0..3 {
        assert!(rebinding.send(get(&url)).await.is_err());
    }
    assert_eq!(canary.connections(), 0);
}

#[tokio::test]
async fn redirects_are_judged_like_addresses() {
    let canary = Canary::new(ok("secret")).await;
    let location = format!("http://127.0.0.1:{}/", canary.address.port());
    let redirect = format!(
        "HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    let outer = Canary::new(redirect).await;
    let guard = Guard::new(Rules::new(&[], &[outer.address.to_string()])).unwrap();
    let answer = guard.send(get(&format!("http://{}/", outer.address))).await;
    assert!(matches!(answer, Err(Failure::Refused(_))), "{answer:?}");
    assert_eq!((outer.connections(), canary.connections()), (1, 0));
    // Where redirects are not followed, they are answers.
    let request = Request { redirects: false, ..get(&format!("http://{}/", outer.address)) };
    assert_eq!(guard.send(request).await.unwrap().status, 302);
    let endless =
        "HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned();
    let endless = Canary::new(endless).await;
    let guard = Guard::new(Rules::new(&[], &[endless.address.to_string()])).unwrap();
    let answer = guard.send(get(&format!("http://{}/", endless.address))).await;
    assert_eq!(answer.unwrap_err(), Failure::Redirects);
    assert_eq!(endless.connections(), 6);
}

#[tokio::test]
async fn what_is_allowed_is_allowed_on_its_port_only() {
    let canary = Canary::new(ok("hello")).await;
    let port = canary.address.port();
    let guard =
        Guard::new(Rules::new(&[], &[format!("127.0.0.1:{port}"), format!(" localhost:{port} ")])).unwrap();
    for host in ["127.0.0.1", "localhost"] {
        let answer = guard.send(get(&format!("http://{host}:{port}/"))).await.unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (200, b"hello".as_slice()));
        assert!(matches!(guard.send(get(&format!("http://{host}:80/"))).await, Err(Failure::Refused(_))));
    }
}

#[tokio::test]
async fn large_and_slow_answers_end() {
    let large = Canary::new(ok(&"x".repeat(1024 * 1024 + 1))).await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent_address = silent.local_addr().unwrap();
    let allow = [large.address.to_string(), silent_address.to_string()];
    let guard = Guard::new(Rules::new(&[], &allow)).unwrap();
    assert_eq!(guard.send(get(&format!("http://{}/", large.address))).await.unwrap_err(), Failure::TooLarge);
    let request =
        Request { timeout: Some(Duration::from_millis(300)), ..get(&format!("http://{silent_address}/")) };
    assert_eq!(guard.send(request).await.unwrap_err(), Failure::Timeout);
    drop(silent);
    assert_eq!(
        guard.send(get(&format!("http://{silent_address}/"))).await.unwrap_err(),
        Failure::Unreachable
    );
}
