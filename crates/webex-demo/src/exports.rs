//! What the worker calls. One organisation for each worker.

use std::cell::RefCell;

use time::OffsetDateTime;
use wasm_bindgen::prelude::wasm_bindgen;
use webex_api::{Entropy, EntropyUnavailable};

use crate::{Answer, Demo, Fate, Fault, Page, SignIn, sign_in};

thread_local! {
    static DEMO: RefCell<Option<Demo>> = const { RefCell::new(None) };
}

/// The platform's random generator.
struct Platform;

impl Entropy for Platform {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        getrandom::fill(bytes).map_err(|_| EntropyUnavailable)
    }
}

/// Returns the moment of `Date.now()`.
fn moment(ms: f64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(ms as i128 * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// A sign-in for the page; see [`SignIn`].
#[wasm_bindgen]
pub struct Opened(SignIn);

#[wasm_bindgen]
impl Opened {
    /// What the app keeps of the open sign-in.
    pub fn open(&self) -> String {
        self.0.open.clone()
    }

    /// The query of the redirect.
    pub fn query(&self) -> String {
        self.0.query.clone()
    }
}

/// An answer for the page; see [`Answer`].
#[wasm_bindgen]
pub struct Answered(Answer);

#[wasm_bindgen]
impl Answered {
    /// The status code.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Lines `name: value`.
    pub fn headers(&self) -> String {
        self.0.headers.clone()
    }

    /// The body.
    pub fn body(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0.body)
    }

    /// Milliseconds until it arrives; -1 if it never does, -2 if the connection breaks.
    pub fn after(&self) -> f64 {
        match self.0.fate {
            Fate::Arrives(ms) => f64::from(ms),
            Fate::Hangs => -1.0,
            Fate::Lost => -2.0,
        }
    }
}

/// The text of the demo's `config.json`.
#[wasm_bindgen]
pub fn config() -> String {
    sign_in::config()
}

/// Generates the organisation and signs its administrator in. The arguments are those of [`Page`]. `None` without random numbers.
#[wasm_bindgen]
pub fn open(origin: &str, base: &str, address: &str, now_ms: f64) -> Option<Opened> {
    let page = Page {
        origin,
        base,
        address,
    };
    let mut seed = [0; 8];
    Platform.fill(&mut seed).ok()?;
    let mut demo = Demo::new(u64::from_le_bytes(seed), &page.redirect_uri());
    let opened = demo.sign_in(page, &Platform, moment(now_ms))?;
    DEMO.set(Some(demo));
    Some(Opened(opened))
}

/// Answers a request of the page. `headers` are lines `name: value`. `None` before [`open`].
#[wasm_bindgen]
pub fn handle(
    method: &str,
    url: &str,
    headers: &str,
    body: Vec<u8>,
    now_ms: f64,
) -> Option<Answered> {
    DEMO.with_borrow_mut(|demo| {
        let answer = demo
            .as_mut()?
            .handle(method, url, headers, body, moment(now_ms));
        Some(Answered(answer))
    })
}

/// Turns on a fault by its name: `429`, `partly` or `lost`. Any other name turns it off.
#[wasm_bindgen]
pub fn fault(name: &str, now_ms: f64) {
    DEMO.with_borrow_mut(|demo| {
        if let Some(demo) = demo {
            demo.set_fault(Fault::from_name(name), moment(now_ms));
        }
    });
}
