//! Reading an answer piece by piece, so that one that never ends is stopped at its cap and not by the tab's memory.

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;
use webex_api::TransportError;

/// The whole body, or the class of what went wrong.
///
/// # Errors
/// [`TransportError::TooLarge`] as soon as one byte more than the limit arrives, [`TransportError::Unreachable`] when the
/// connection breaks.
pub async fn read(response: &Response, limit: usize) -> Result<Vec<u8>, TransportError> {
    let Some(stream) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    while let Some(piece) = next_piece(&reader)
        .await
        .map_err(super::fault::unreachable)?
    {
        let length = piece.length() as usize;
        if body.len() + length > limit {
            // Whether the cancel succeeds is nothing to us: dropping the request aborts it as well.
            let _ = reader.cancel();
            return Err(TransportError::TooLarge { limit });
        }
        let start = body.len();
        body.resize(start + length, 0);
        piece.copy_to(&mut body[start..]);
    }
    Ok(body)
}

async fn next_piece(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reader.read()).await?;
    let done = Reflect::get(&result, &JsValue::from_str("done"))?.is_truthy();
    if done {
        return Ok(None);
    }
    Reflect::get(&result, &JsValue::from_str("value"))?
        .dyn_into()
        .map(Some)
}
