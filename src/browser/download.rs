//! Saves a text or bytes as a file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::window;

/// Has the browser save `text` under `name`. `kind` is its media type, such as `text/csv`. Says whether the browser took it.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    save_or_fail(name, kind, &JsValue::from_str(text)).is_ok()
}

/// As [`save`], for bytes: what is not UTF-8.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    save_or_fail(name, kind, &Uint8Array::from(bytes)).is_ok()
}

fn save_or_fail(name: &str, kind: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(content), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download holds the data from here on.
    Url::revoke_object_url(&address)
}
