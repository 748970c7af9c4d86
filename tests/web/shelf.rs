//! Somebody whose licences a form changes in the tests: a shelf with books, without a server.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use http::{Method, Request, Response};
use rollcall::browser::clock::BrowserClock;
use rollcall::browser::entropy::BrowserEntropy;
use rollcall_core::change::LicensesOf;
use serde_json::{Value, json};
use webex_api::{
    ApiBase, ApiError, Client, ClientConfig, Clock, Limits, LocalBoxFuture, Secret, SingleFlight,
    Transport, TransportError,
};

thread_local! {
    /// What is on the shelf.
    pub static THERE: Cell<Vec<&'static str>> = const { Cell::new(Vec::new()) };
    /// How often somebody wrote.
    pub static WRITES: Cell<u32> = const { Cell::new(0) };
    /// Whether writes are answered and not made.
    pub static IGNORES: Cell<bool> = const { Cell::new(false) };
    /// Whether a write takes a while.
    pub static SLOW: Cell<bool> = const { Cell::new(false) };
}

/// What is on the shelf, in order.
pub fn there() -> Vec<&'static str> {
    let there = THERE.take();
    THERE.set(there.clone());
    there
}

/// Whose books.
pub fn shelf() -> LicensesOf {
    LicensesOf {
        person: "SHELF".into(),
        org: None,
    }
}

/// Answers as Webex does, from what is on the shelf.
struct Library;

impl Transport for Library {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async move {
            let tracking_id = if request.method() == Method::GET {
                BrowserClock.sleep(Duration::from_millis(20)).await;
                "READ"
            } else {
                write(request.body()).await;
                "WRITE"
            };
            let body = json!({ "id": "SHELF", "licenses": there() }).to_string();
            let answer = Response::builder().header("trackingid", tracking_id);
            Ok(answer.body(body.into_bytes()).unwrap())
        })
    }
}

async fn write(body: &[u8]) {
    WRITES.set(WRITES.get() + 1);
    if SLOW.get() {
        BrowserClock.sleep(Duration::from_millis(60)).await;
    }
    if IGNORES.get() {
        return;
    }
    let body: Value = serde_json::from_slice(body).unwrap();
    let asked = body["licenses"].as_array().unwrap();
    let wanted = |book: &&str| match asked.iter().find(|line| line["id"] == **book) {
        Some(line) => line["operation"] == "add",
        None => there().contains(book),
    };
    THERE.set(["a", "b", "c"].into_iter().filter(wanted).collect());
}

/// A client that reaches the shelf alone.
pub fn client() -> Client {
    let config = ClientConfig {
        api_base: ApiBase::parse("http://127.0.0.1:9/v1").unwrap(),
        limits: Limits::default(),
    };
    let tokens = SingleFlight::new(Some(Secret::new("a-token")), |_| {
        Box::pin(std::future::ready(Err(ApiError::signed_out())))
    });
    Client::new(
        config,
        Rc::new(Library),
        Rc::new(BrowserClock),
        Rc::new(BrowserEntropy),
        Rc::new(tokens),
    )
}
