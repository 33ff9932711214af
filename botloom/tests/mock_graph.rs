//! `botloom mock-graph`, as somebody without an account at Meta uses it.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

struct Mock(Child);

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(arguments: &[&str]) -> Mock {
    let mut command = Command::new(env!("CARGO_BIN_EXE_botloom"));
    command.arg("mock-graph").args(arguments).stdin(Stdio::null());
    Mock(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts"))
}

/// The answer to a POST.
fn post(address: &str, token: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(
        stream,
        "POST /v23.0/1/messages HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         connection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn it_says_where_it_listens_and_judges_as_meta_does() {
    let mut mock = start(&["--token", "mine"]);
    let mut line = String::new();
    let out = mock.0.stdout.take().expect("its output");
    BufReader::new(out).read_line(&mut line).expect("a line");
    let address = line.strip_prefix("listening on http://").expect("an address");
    let (address, rest) = address.split_once(' ').expect("more");
    assert_eq!(rest.trim(), "schema=true", "Meta's description is in the program");
    let message = |words: &str| {
        format!(
            r#"{{"messaging_product":"whatsapp","recipient_type":"individual","to":"491700000001","type":"text","text":{words}}}"#
        )
    };
    let good = post(address, "mine", &message(r#"{"body":"Hi"}"#));
    assert!(good.starts_with("HTTP/1.1 200") && good.contains("wamid."), "{good}");
    let wrong = post(address, "mine", &message(r#"{"body":"Hi","colour":"red"}"#));
    assert!(wrong.starts_with("HTTP/1.1 400") && wrong.contains("colour"), "{wrong}");
    let stranger = post(address, "other", &message(r#"{"body":"Hi"}"#));
    assert!(stranger.starts_with("HTTP/1.1 401") && stranger.contains("190"), "{stranger}");
}

#[test]
fn other_machines_are_reached_only_when_that_is_said() {
    let webhook = ["--app-secret", "s", "--webhook"];
    for (arguments, reason) in [
        (vec!["--listen", "0.0.0.0:0"], "--any-address"),
        ([&webhook[..], &["http://192.0.2.1:80/webhooks/cloud/1"]].concat(), "--any-address"),
        ([&webhook[..], &["https://127.0.0.1:1/"]].concat(), "http://"),
        (vec!["--webhook", "http://127.0.0.1:1/"], "--app-secret"),
    ] {
        let mut mock = start(&arguments);
        assert!(!mock.0.wait().expect("it ends").success(), "{arguments:?}");
        let mut said = String::new();
        mock.0.stderr.take().expect("its output").read_to_string(&mut said).expect("words");
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
}
