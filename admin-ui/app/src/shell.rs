//! The HTML document around the app.

use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::App;

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
    /// Sets the chosen theme before the first paint.
    pub theme: String,
    /// The typeface, fetched early.
    pub font: String,
    /// The icon of the browser's tab.
    pub icon: String,
}

/// The whole document. No inline script or style of ours is in it, so that a strict content security
/// policy holds; Leptos' own scripts carry the nonce of the context.
#[must_use]
pub fn shell(assets: Assets) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <script src=assets.theme></script>
                <link rel="stylesheet" href=assets.css/>
                <link rel="preload" href=assets.font r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="modulepreload" href=assets.js/>
                <link rel="preload" href=assets.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <script type="module" src=assets.boot></script>
                <link rel="icon" href=assets.icon r#type="image/svg+xml"/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
