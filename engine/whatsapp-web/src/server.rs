//! Where WhatsApp is: its own servers, or in test builds a stand-in.

/// The server that connections go to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Server {
    /// The socket's address; WhatsApp's own when absent.
    pub(crate) url: Option<String>,
    /// Where files are; WhatsApp's own hosts when absent.
    pub(crate) files: Option<String>,
    /// The version of WhatsApp Web that is named; asked from WhatsApp when absent.
    pub(crate) version: Option<(u32, u32, u32)>,
}

impl Server {
    /// WhatsApp's own servers. Test builds go to the stand-in that `BOTLOOM_WHATSAPP_URL` names, such as
    /// `ws://127.0.0.1:4000/ws/chat`.
    pub(crate) fn from_environment() -> Self {
        #[cfg(feature = "testing")]
        if let Ok(url) = std::env::var("BOTLOOM_WHATSAPP_URL") {
            return Self::stand_in(&url);
        }
        Self::default()
    }

    /// A stand-in, at this address of its socket.
    #[cfg(feature = "testing")]
    pub(crate) fn stand_in(url: &str) -> Self {
        let files = url::Url::parse(url)
            .ok()
            .and_then(|url| Some(format!("http://{}:{}", url.host_str()?, url.port_or_known_default()?)));
        Self { url: Some(url.to_owned()), files, version: Some((2, 3000, 1_030_000_000)) }
    }
}
