//! The newest tokens of a sign-in, shared between the tabs that have it: a worker that remembers in memory alone.
//!
//! Its script is `public/token-broker.js`, published under a name that carries its digest: the tabs of two releases share a worker as long as
//! the script is the same. The tabs of one sign-in know its random id; tokens go
//! over the worker's own ports, never over a channel that every page of the origin hears.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Array;
use rollcall_core::session::runtime::ports::Shared;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, SharedWorker};

use super::dom::listen_forever;

/// The first word of every message; another version of the messages has another one.
const KIND: &str = "rollcall.token-broker:1";

/// How long an answer is waited for. The worker has nothing to do but to answer.
const PATIENCE_MS: u32 = 2_000;

type Waiting = Rc<RefCell<Vec<(u32, oneshot::Sender<Shared>)>>>;

/// The way to the worker. A browser without shared workers, or one that cannot load the script, gets one that knows nothing.
pub struct BrokerWorker {
    port: Option<MessagePort>,
    waiting: Waiting,
    asked: Cell<u32>,
    broken: Rc<Cell<bool>>,
}

impl BrokerWorker {
    /// Starts the worker or finds it running. `script` is its full path; the page's Trusted Types policy lets no other one through.
    pub fn open(script: &str) -> Self {
        let waiting = Waiting::default();
        let broken = Rc::new(Cell::new(false));
        let port = SharedWorker::new(script).ok().map(|worker| {
            let fails = (Rc::clone(&broken), Rc::clone(&waiting));
            listen_forever(&worker, "error", move |_| {
                fails.0.set(true);
                fails.1.borrow_mut().clear();
            });
            let port = worker.port();
            let answers = Rc::clone(&waiting);
            listen_forever(&port, "message", move |event| {
                // What a port fires under this name is always one; what is in it is checked.
                let data = event.unchecked_ref::<MessageEvent>().data();
                if let Some((id, kept)) = read_answer(&data) {
                    let mut waiting = answers.borrow_mut();
                    if let Some(at) = waiting.iter().position(|(asked, _)| *asked == id) {
                        // Somebody who has stopped waiting needs no answer.
                        let _ = waiting.swap_remove(at).1.send(kept);
                    }
                }
            });
            port.start();
            port
        });
        Self {
            port,
            waiting,
            asked: Cell::new(0),
            broken,
        }
    }

    /// What is kept for this sign-in.
    pub async fn newest(&self, sign_in: &str) -> Shared {
        self.ask("get", sign_in, None).await
    }

    /// Gives `text` to the other tabs of the sign-in; returns once the worker has it. Says whether it has.
    pub async fn keep(&self, sign_in: &str, text: &str) -> bool {
        matches!(self.ask("put", sign_in, Some(text)).await, Shared::Text(kept) if kept == text)
    }

    /// Drops what is kept for the sign-in. A tab that goes on may give it something again.
    pub fn drop_tokens(&self, sign_in: &str) {
        self.send(0, "drop", sign_in, None);
    }

    /// Drops what is kept for the sign-in, for good: a tab that was slow cannot bring it back.
    pub fn forget(&self, sign_in: &str) {
        self.send(0, "forget", sign_in, None);
    }

    async fn ask(&self, verb: &str, sign_in: &str, text: Option<&str>) -> Shared {
        let id = self.asked.get().wrapping_add(1).max(1);
        self.asked.set(id);
        let (answer, answered) = oneshot::channel();
        self.waiting.borrow_mut().push((id, answer));
        if !self.send(id, verb, sign_in, text) {
            self.waiting.borrow_mut().clear();
            return Shared::Nothing;
        }
        let kept = match select(answered, TimeoutFuture::new(PATIENCE_MS)).await {
            Either::Left((Ok(kept), _)) => kept,
            _ => Shared::Nothing,
        };
        self.waiting.borrow_mut().retain(|(asked, _)| *asked != id);
        kept
    }

    fn send(&self, id: u32, verb: &str, sign_in: &str, text: Option<&str>) -> bool {
        let Some(port) = self.port.as_ref().filter(|_| !self.broken.get()) else {
            return false;
        };
        let text = text.map_or(JsValue::NULL, JsValue::from);
        let message = Array::of5(
            &KIND.into(),
            &id.into(),
            &verb.into(),
            &sign_in.into(),
            &text,
        );
        port.post_message(&message).is_ok()
    }
}

/// The number of the question and what is kept, of `[kind, id, kept]`. Anything else is not for us.
pub fn read_answer(data: &JsValue) -> Option<(u32, Shared)> {
    let message = data.dyn_ref::<Array>().filter(|list| list.length() == 3)?;
    if message.get(0).as_string()? != KIND {
        return None;
    }
    let id = message
        .get(1)
        .as_f64()
        .filter(|id| *id >= 1.0 && id.fract() == 0.0)? as u32;
    let kept = message.get(2);
    match kept.as_string() {
        Some(text) => Some((id, Shared::Text(text))),
        None if kept.is_null() => Some((id, Shared::Nothing)),
        None if kept == JsValue::FALSE => Some((id, Shared::Forgotten)),
        None => None,
    }
}
