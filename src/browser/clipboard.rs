//! Copying text.

use wasm_bindgen_futures::JsFuture;

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
