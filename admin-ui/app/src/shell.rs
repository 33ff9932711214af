//! The HTML document around the app.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, Language};

/// Addresses of the built files, with their hashes, as the browser asks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The loader: a module that fetches the app and starts it.
    pub boot: String,
    /// The app's JavaScript half, fetched early.
    pub js: String,
    /// The app's WebAssembly half, fetched early.
    pub wasm: String,
    /// The words of each language, fetched early; by the language's code.
    pub words: Vec<(&'static str, String)>,
    /// Sets the chosen theme before the first paint.
    pub theme: String,
    /// The typeface, fetched early.
    pub font: String,
    /// The icon of the browser's tab.
    pub icon: String,
}

/// The whole document. Every script carries the nonce of the context, so that a strict content security
/// policy holds; none of ours stands in the page itself.
#[must_use]
pub fn shell(assets: Assets, language: Language) -> impl IntoView {
    let nonce = use_nonce();
    provide_context(language);
    let words =
        assets.words.into_iter().find(|(code, _)| *code == language.code()).map(|(_, address)| address);
    view! {
        <!DOCTYPE html>
        <html lang=language.code() dir=language.direction()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <script src=assets.theme nonce=nonce.clone()></script>
                <link rel="stylesheet" href=assets.css/>
                <link rel="preload" href=assets.font r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="modulepreload" href=assets.js nonce=nonce.clone()/>
                <link rel="preload" href=assets.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <link rel="preload" href=words r#as="fetch" r#type="text/plain" crossorigin="anonymous"/>
                <script type="module" src=assets.boot nonce=nonce></script>
                <link rel="icon" href=assets.icon r#type="image/svg+xml"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
