//! A set that a form changes in the tests, without a server.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use rollcall::browser::clock::BrowserClock;
use rollcall::browser::entropy::BrowserEntropy;
use rollcall::browser::fetch::Fetch;
use rollcall_core::change::{
    DiffLine, Operation, Recorded, Target, WriteReply, set_diff, set_rebased,
};
use webex_api::{
    ApiBase, ApiError, Client, ClientConfig, Clock, Limits, LocalBoxFuture, Reply, Secret,
    TokenSource,
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

/// A set that lives in this test instead of at Webex.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf;

impl Target for Shelf {
    type Value = BTreeSet<String>;
    type Field = String;

    async fn read(&self, _: &Client) -> Result<Reply<Self::Value>, ApiError> {
        BrowserClock.sleep(Duration::from_millis(20)).await;
        let value = there().into_iter().map(str::to_owned).collect();
        Ok(Reply {
            value,
            status: 200,
            tracking_id: Some("READ".to_owned()),
            next: None,
            next_refused: None,
        })
    }

    async fn write(
        &self,
        _: &Client,
        _: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        WRITES.set(WRITES.get() + 1);
        if SLOW.get() {
            BrowserClock.sleep(Duration::from_millis(60)).await;
        }
        if !IGNORES.get() {
            let shelf = ["a", "b", "c"].into_iter();
            THERE.set(shelf.filter(|name| after.contains(*name)).collect());
        }
        Ok(WriteReply {
            tracking_id: Some("WRITE".to_owned()),
            status: 200,
        })
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<String>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, _: &Client, _: &Self::Value, _: &Self::Value) -> Option<String> {
        Some("curl $WEBEX_TOKEN".to_owned())
    }
}

impl Recorded for Shelf {
    fn operation(&self) -> Operation {
        Operation::Licenses {
            person: "SHELF".into(),
        }
    }

    fn members(value: &Self::Value) -> BTreeSet<String> {
        value.clone()
    }
}

struct NoToken;

impl TokenSource for NoToken {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        Box::pin(std::future::ready(Err(ApiError::signed_out())))
    }

    fn refreshed(&self, _: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        self.access_token()
    }
}

/// A client that reaches nothing.
pub fn client() -> Client {
    let config = ClientConfig {
        api_base: ApiBase::parse("http://127.0.0.1:9/v1").unwrap(),
        limits: Limits::default(),
    };
    Client::new(
        config,
        Rc::new(Fetch),
        Rc::new(BrowserClock),
        Rc::new(BrowserEntropy),
        Rc::new(NoToken),
    )
}
