//! A lock that one tab of this browser holds at a time (Web Locks API). The browser takes it back from a tab that goes away.

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::fetch::AbortOnDrop;
use super::window;

/// A lock that this tab holds; dropping it lets the next tab have it.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl rollcall_core::session::runtime::ports::Held for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        // A promise's own function does not throw.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Waits for the lock of this name. `None` where the browser has no locks, or refuses them: then tabs do not wait for each
/// other. Dropping the future gives up the wait.
pub async fn hold(name: &str) -> Option<Held> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let abort = AbortOnDrop::new().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), &abort.signal()).ok()?;
    let mut release = None;
    // The lock is held for as long as the promise that the callback answers with is open.
    let until = Promise::new(&mut |resolve, _| release = Some(resolve));
    let held = Held { release: release? };
    let (granted, grant) = oneshot::channel();
    let callback = Closure::once(move |_: JsValue| {
        // Nobody waits any more: the request was aborted at the same moment, and `held` is dropped.
        let _ = granted.send(());
        until
    });
    let over = request
        .call3(&locks, &name.into(), &options, callback.as_ref())
        .ok()?
        .dyn_into::<Promise>()
        .ok()?;
    match select(grant, JsFuture::from(over)).await {
        Either::Left((Ok(()), _)) => Some(held),
        _ => None,
    }
}
