//! Copying text, and reading what a person pastes.

use wasm_bindgen_futures::JsFuture;
use web_sys::ClipboardEvent;

use super::window;

/// The browser refused to copy: no permission, or the page is not in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyRefused;

/// Puts `text` on the clipboard.
///
/// # Errors
/// The browser refuses. Pages without a secure context have no clipboard at all.
pub async fn copy(text: &str) -> Result<(), CopyRefused> {
    let window = window();
    if !window.is_secure_context() {
        return Err(CopyRefused);
    }
    let promise = window.navigator().clipboard().write_text(text);
    JsFuture::from(promise)
        .await
        .map(drop)
        .map_err(|_| CopyRefused)
}

/// Gives what is being copied or cut this text instead of the page's selection.
pub fn put(event: &ClipboardEvent, text: &str) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    // Refused only where the browser has no clipboard; then nothing is copied, as without the page.
    if data.set_data("text/plain", text).is_ok() {
        event.prevent_default();
    }
}

/// The text that this paste brings, with its lines; the clipboard is never read without one.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text").ok()
}
