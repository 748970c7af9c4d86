//! Whether there is a network at all, as the browser sees it.
//!
//! "Offline" is believed only after a request has failed, "online" says nothing about Webex: it may be a network without a way out.

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::dom::listen_forever;
use super::window;

/// Whether the browser says that there is no network. The demo needs none.
pub fn is_offline() -> bool {
    !window().navigator().on_line() && !super::demo::is_here()
}

/// While there is no network: ready when there is one again. `None` when there is one.
pub fn back_online() -> Option<LocalBoxFuture<'static, ()>> {
    if !is_offline() {
        return None;
    }
    let (sender, receiver) = oneshot::channel();
    let listener = Listener::new("online", move || {
        // Nobody waits any longer.
        let _ = sender.send(());
    });
    Some(Box::pin(async move {
        let _listener = listener;
        let _ = receiver.await;
    }))
}

/// Calls `changed` with whether the browser is offline, whenever that changes, for as long as the page lives.
pub fn on_change(changed: impl Fn(bool) + Clone + 'static) {
    for event in ["online", "offline"] {
        let changed = changed.clone();
        listen_forever(&window(), event, move |_| changed(is_offline()));
    }
}

/// Listens to one event of the window, once, until dropped.
struct Listener {
    event: &'static str,
    handler: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(event: &'static str, handler: impl FnOnce() + 'static) -> Self {
        let handler = Closure::once(handler);
        // Refused only for a null callback.
        let _ = window().add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        Self { event, handler }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = window()
            .remove_event_listener_with_callback(self.event, self.handler.as_ref().unchecked_ref());
    }
}
