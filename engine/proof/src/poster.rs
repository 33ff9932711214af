//! Posts webhooks over connections that stay open, as Meta does.

use std::net::SocketAddr;

use anyhow::Context;
use bytes::Bytes;
use engine_runtime::testing::fixture;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// One connection. It is opened again when it breaks.
pub(crate) struct Poster {
    address: SocketAddr,
    path: String,
    connection: Option<SendRequest<Full<Bytes>>>,
}

impl Poster {
    /// A poster to the webhook at `path`.
    pub(crate) fn new(address: SocketAddr, path: &str) -> Self {
        Self { address, path: path.to_owned(), connection: None }
    }

    /// Posts a signed body; gives the status of the answer.
    ///
    /// # Errors
    /// When the connection cannot be had or breaks.
    pub(crate) async fn post(&mut self, body: String) -> anyhow::Result<StatusCode> {
        let result = self.try_post(body).await;
        if result.is_err() {
            self.connection = None;
        }
        result
    }

    async fn try_post(&mut self, body: String) -> anyhow::Result<StatusCode> {
        let connection = match &mut self.connection {
            Some(connection) if !connection.is_closed() => connection,
            slot => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                let (sender, driver) = handshake(TokioIo::new(stream)).await?;
                tokio::spawn(driver);
                slot.insert(sender)
            }
        };
        let request = Request::post(&self.path)
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("x-hub-signature-256", fixture::sign(body.as_bytes()))
            .body(Full::new(Bytes::from(body)))?;
        connection.ready().await.context("the connection is closed")?;
        let answer = connection.send_request(request).await?;
        let status = answer.status();
        answer.into_body().collect().await?;
        Ok(status)
    }
}
