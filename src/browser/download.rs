//! Saves a text as a file.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::window;

/// Has the browser save `text` under `name`. `kind` is its media type, such as `text/csv`. Says whether the browser took it.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    save_or_fail(name, kind, text).is_ok()
}

fn save_or_fail(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download holds the data from here on.
    Url::revoke_object_url(&address)
}
