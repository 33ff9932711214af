//! The browser's passkeys: it makes one, or signs with one, as the server asks.
//!
//! Options and answers go through as JSON, in the forms that the browser itself reads and writes, so this page knows
//! nothing of what stands in them.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasskeyProblem {
    /// This browser cannot do it, or not in the form that is needed.
    Unsupported,
    /// The device has one of this person already.
    Known,
    /// Nobody confirmed it in time, or the person said no.
    Declined,
}

impl PasskeyProblem {
    /// What happened and what to do.
    pub(crate) fn line(self) -> &'static str {
        match self {
            Self::Unsupported => t!("sign-in-passkey-unsupported"),
            Self::Known => t!("sign-in-passkey-known"),
            Self::Declined => t!("sign-in-passkey-declined"),
        }
    }
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name)).ok().filter(|it| !it.is_undefined() && !it.is_null())
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    property(of, name)?.dyn_into().ok()
}

/// Whether this browser has passkeys that this page can use. Never on the server.
pub(crate) fn is_supported() -> bool {
    cfg!(feature = "hydrate")
        && property(&window(), "PublicKeyCredential")
            .is_some_and(|it| function(&it, "parseRequestOptionsFromJSON").is_some())
}

/// Lets the device make a passkey.
pub(crate) async fn make(options: &Value) -> Result<Value, PasskeyProblem> {
    ask("parseCreationOptionsFromJSON", "create", options).await
}

/// Lets the device sign with a passkey that it finds.
pub(crate) async fn sign(options: &Value) -> Result<Value, PasskeyProblem> {
    ask("parseRequestOptionsFromJSON", "get", options).await
}

async fn ask(reader: &str, method: &str, options: &Value) -> Result<Value, PasskeyProblem> {
    let unsupported = PasskeyProblem::Unsupported;
    let class = property(&window(), "PublicKeyCredential").ok_or(unsupported)?;
    let read = function(&class, reader).ok_or(unsupported)?;
    let options = JSON::parse(&options.to_string()).map_err(|_| unsupported)?;
    let options = read.call1(&class, &options).map_err(|_| unsupported)?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"publicKey".into(), &options).map_err(|_| unsupported)?;
    let credentials = property(&window().navigator(), "credentials").ok_or(unsupported)?;
    let asked = function(&credentials, method).ok_or(unsupported)?;
    let promise = asked.call1(&credentials, &wanted).map_err(|_| unsupported)?;
    let promise: Promise = promise.dyn_into().map_err(|_| unsupported)?;
    let credential = JsFuture::from(promise).await.map_err(|error| {
        let name = property(&error, "name").and_then(|name| name.as_string());
        match name.as_deref() {
            Some("InvalidStateError") => PasskeyProblem::Known,
            Some("NotSupportedError" | "SecurityError") => PasskeyProblem::Unsupported,
            _ => PasskeyProblem::Declined,
        }
    })?;
    let write = function(&credential, "toJSON").ok_or(unsupported)?;
    let written = write.call0(&credential).map_err(|_| unsupported)?;
    let text = JSON::stringify(&written).map_err(|_| unsupported)?;
    serde_json::from_str(&String::from(text)).map_err(|_| unsupported)
}
