//! Files that the browser saves.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Has the browser save a text as a file.
pub(crate) fn save(name: &str, mime: &str, text: &str) {
    // It fails in a browser without blobs only, and none of those runs this page.
    let _ = try_save(name, mime, text);
}

fn try_save(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = leptos::prelude::document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// A name for a file: letters and digits of any script, with `-` for what else there is.
pub(crate) fn name_of(words: &str, ending: &str) -> String {
    let plain: String =
        words.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").to_lowercase().chars().take(60).collect();
    format!("{}.{ending}", if name.is_empty() { t!("common-file-unnamed") } else { &name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_hold_nothing_that_a_system_refuses() {
        assert_eq!(name_of("Table booking / v2: \"new\"", "json"), "table-booking-v2-new.json");
        assert_eq!(name_of("../..", "json"), "flow.json");
    }
}
