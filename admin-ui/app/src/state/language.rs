//! The language of the pages, and choosing another one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use crate::{Language, language::COOKIE};

/// The page's language: on the server that of the request, in the browser that of `<html>`.
pub(crate) fn page_language() -> Language {
    if cfg!(target_arch = "wasm32") {
        let html = document().document_element();
        html.and_then(|html| Language::of_code(&html.get_attribute("lang")?)).unwrap_or_default()
    } else {
        use_context::<Language>().unwrap_or_default()
    }
}

/// Keeps the choice in this browser, and loads the page anew in that language.
pub(crate) fn choose_language(language: Language) {
    if let Ok(page) = document().dyn_into::<HtmlDocument>() {
        // It fails only where cookies are blocked, and there nobody can sign in either.
        let _ = page.set_cookie(&cookie(language));
    }
    let _ = window().location().reload();
}

/// The choice as it is written, for a year.
fn cookie(language: Language) -> String {
    format!("{COOKIE}={}; path=/; max-age=31536000; samesite=lax", language.code())
}

#[cfg(test)]
mod tests {
    use super::{Language, cookie};

    #[test]
    fn the_server_finds_what_was_chosen() {
        for language in Language::ALL {
            assert_eq!(Language::wanted(&cookie(language), ""), language);
        }
    }
}
