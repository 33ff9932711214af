//! Rendering pages. A page holds no data of a workspace: the browser asks the API for that.

use std::{future::Future, pin::Pin};

use admin_ui::{Assets, Language, shell};
use axum::{
    body::Body,
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, Method, Request, header, request::Parts};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::{ResponseOptions, render_app_async_with_context};

use super::site;
use crate::{headers::page_policy, routes::method_not_allowed};

/// The addresses of the embedded files; `None` when the UI was not built.
pub(super) fn assets() -> Option<Assets> {
    Some(Assets {
        css: site::address("app.css")?,
        boot: site::address("boot.js")?,
        js: site::address("app.js")?,
        wasm: site::address("app.wasm")?,
        words: Language::ALL
            .into_iter()
            .map(|language| {
                Some((language.code(), site::address(&format!("words-{}.ftl", language.code()))?))
            })
            .collect::<Option<_>>()?,
        theme: site::address("theme.js")?,
        font: site::address("inter.woff2")?,
        icon: site::address("icon.svg")?,
    })
}

/// Renders whatever page the address names; the app itself says when there is none.
pub(super) fn handler(
    assets: Assets,
) -> impl Fn(Request<Body>) -> Pin<Box<dyn Future<Output = Response> + Send>> + Clone + Send + Sync + 'static
{
    // Rendering spawns tasks; a second initialisation (in tests, one per app) is refused and harmless.
    let _already = any_spawner::Executor::init_tokio();
    let render = render_app_async_with_context(
        || (),
        move || {
            // The nonce is made for this answer, so the policy is too. Without one (it always comes)
            // the page would get the policy that runs nothing.
            if let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>())
                && let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce.to_string()))
            {
                options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            let request = use_context::<Parts>();
            let value = |name| {
                let value = request.as_ref().and_then(|request| request.headers.get(name));
                value.and_then(|value| value.to_str().ok()).unwrap_or_default()
            };
            let language = Language::wanted(value(header::COOKIE), value(header::ACCEPT_LANGUAGE));
            shell(assets.clone(), language)
        },
    );
    move |request| {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Box::pin(async { method_not_allowed().into_response() });
        }
        render(request)
    }
}
