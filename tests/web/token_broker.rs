//! The worker that remembers the newest tokens, and the refresh that the tabs of one sign-in share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::join_all;
use http::{Request as HttpRequest, Response};
use js_sys::{Array, Object};
use rollcall::browser::clock::BrowserClock;
use rollcall::browser::token_broker::{BrokerWorker, read_answer};
use rollcall::session::ports::{SharedWorkerBroker, WebLocks};
use rollcall_core::session::SignInId;
use rollcall_core::session::runtime::ports::{Shared, TokenBroker};
use rollcall_core::session::runtime::rotation::{End, Refreshing, Rotation};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MessageEvent, SharedWorker};
use webex_api::{Clock, LocalBoxFuture, OAuthError, Secret, TokenSet, Transport, TransportError};

use crate::token_broker_script::script;

#[wasm_bindgen_test]
async fn tabs_share_what_is_kept_by_family() {
    let (one, other) = (BrokerWorker::open(&script()), BrokerWorker::open(&script()));
    assert!(one.newest("sign-in-a1").await == Shared::Nothing);
    assert!(one.keep("sign-in-a1", "CANARY-1").await);
    assert!(other.newest("sign-in-a1").await == Shared::Text("CANARY-1".to_owned()));
    assert!(other.newest("sign-in-a2").await == Shared::Nothing);
    assert!(other.keep("sign-in-a1", "CANARY-2").await);
    assert!(one.newest("sign-in-a1").await == Shared::Text("CANARY-2".to_owned()));
}

#[wasm_bindgen_test]
async fn what_was_forgotten_stays_forgotten() {
    let (one, other) = (BrokerWorker::open(&script()), BrokerWorker::open(&script()));
    assert!(one.keep("sign-in-b1", "CANARY").await);
    one.forget("sign-in-b1");
    assert!(one.newest("sign-in-b1").await == Shared::Forgotten);
    assert!(
        !other.keep("sign-in-b1", "CANARY").await,
        "a slow tab must not bring it back"
    );
    assert!(other.newest("sign-in-b1").await == Shared::Forgotten);
}

#[wasm_bindgen_test]
async fn without_the_worker_nothing_is_known_and_nobody_waits_long() {
    let token_broker = BrokerWorker::open("/there/is/no/token-broker.js");
    assert!(token_broker.newest("sign-in-c1").await == Shared::Nothing);
    let before = BrowserClock.now();
    assert!(!token_broker.keep("sign-in-c1", "CANARY").await);
    assert!(BrowserClock.now() - before < time::Duration::seconds(1));
}

/// A duplicate that slept comes to its end; the tabs that are in use must not be signed out by it.
#[wasm_bindgen_test]
async fn what_was_dropped_may_be_shared_again_but_not_what_was_forgotten() {
    let (one, other) = (BrokerWorker::open(&script()), BrokerWorker::open(&script()));
    assert!(one.keep("sign-in-k1", "CANARY-1").await);
    other.drop_tokens("sign-in-k1");
    assert!(other.newest("sign-in-k1").await == Shared::Nothing);
    assert!(one.newest("sign-in-k1").await == Shared::Nothing);
    assert!(one.keep("sign-in-k1", "CANARY-2").await);
    assert!(other.newest("sign-in-k1").await == Shared::Text("CANARY-2".to_owned()));
    one.forget("sign-in-k1");
    other.drop_tokens("sign-in-k1");
    assert!(other.newest("sign-in-k1").await == Shared::Forgotten);
}

/// Sends `data` and then a proper question; gives back all answers up to that to the question.
async fn answers_to(data: &JsValue) -> Vec<JsValue> {
    let port = SharedWorker::new(&script()).unwrap().port();
    let answers = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&answers);
    rollcall::browser::dom::listen_forever(&port, "message", move |event| {
        let message = MessageEvent::from(JsValue::from(event));
        heard.borrow_mut().push(message.data());
    });
    port.start();
    port.post_message(data).unwrap();
    let last = message(&[
        "rollcall.token-broker:1".into(),
        99.into(),
        "get".into(),
        "sign-in-d1".into(),
        JsValue::NULL,
    ]);
    port.post_message(&last).unwrap();
    for _ in 0..200 {
        let done = answers
            .borrow()
            .iter()
            .any(|answer| Array::from(answer).get(1) == 99);
        if done {
            return answers.take();
        }
        BrowserClock.sleep(Duration::from_millis(10)).await;
    }
    panic!("the token broker does not answer any more");
}

fn message(parts: &[JsValue]) -> JsValue {
    parts.iter().collect::<Array>().into()
}

#[wasm_bindgen_test]
async fn unknown_messages_are_ignored() {
    let (kind, id, sign_in) = (
        JsValue::from("rollcall.token-broker:1"),
        JsValue::from(7),
        JsValue::from("sign-in-d1"),
    );
    let (put, text) = (JsValue::from("put"), JsValue::from("CANARY"));
    let unknown = [
        JsValue::NULL,
        JsValue::UNDEFINED,
        text.clone(),
        Object::new().into(),
        message(&[]),
        message(&[
            "rollcall.token_broker:2".into(),
            id.clone(),
            put.clone(),
            sign_in.clone(),
            text.clone(),
        ]),
        message(&[
            kind.clone(),
            "7".into(),
            put.clone(),
            sign_in.clone(),
            text.clone(),
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            "".into(),
            text.clone(),
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            "../../etc/passwd".into(),
            text.clone(),
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            sign_in.clone(),
            "".into(),
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            sign_in.clone(),
            "x".repeat(65537).into(),
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            sign_in.clone(),
            JsValue::NULL,
        ]),
        message(&[
            kind.clone(),
            id.clone(),
            put.clone(),
            sign_in.clone(),
            text.clone(),
            text.clone(),
        ]),
        message(&[kind, id, "get".into(), sign_in, text]),
    ];
    for data in unknown {
        let answers = answers_to(&data).await;
        assert_eq!(answers.len(), 1, "{data:?}");
        assert!(Array::from(&answers[0]).get(2).is_null(), "{data:?}");
    }
}

#[wasm_bindgen_test]
fn only_the_brokers_answers_are_read() {
    let kind = JsValue::from("rollcall.token-broker:1");
    let good = message(&[kind.clone(), 3.into(), "text".into()]);
    assert!(read_answer(&good) == Some((3, Shared::Text("text".to_owned()))));
    for other in [
        JsValue::NULL,
        "rollcall.token-broker:1".into(),
        Object::new().into(),
        message(&[kind.clone(), 3.into()]),
        message(&["other".into(), 3.into(), "text".into()]),
        message(&[kind.clone(), 0.into(), "text".into()]),
        message(&[kind.clone(), 1.5.into(), "text".into()]),
        message(&[kind.clone(), "3".into(), "text".into()]),
        message(&[kind, 3.into(), JsValue::TRUE]),
    ] {
        assert!(read_answer(&other).is_none(), "{other:?}");
    }
}

/// A sign-in server that rotates refresh tokens and takes the second use of one for theft.
struct Rotating {
    given: Cell<u32>,
    refused: Cell<u32>,
    silent: Cell<bool>,
}

impl Transport for Rotating {
    fn send(
        &self,
        request: HttpRequest<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async move {
            let body = String::from_utf8(request.into_body()).unwrap();
            let known = body.contains(&format!("refresh_token=R{}&", self.given.get()))
                || body.ends_with(&format!("refresh_token=R{}", self.given.get()));
            BrowserClock.sleep(Duration::from_millis(3)).await;
            if self.silent.get() {
                return Err(TransportError::TimedOut);
            }
            let (status, body) = if known {
                self.given.set(self.given.get() + 1);
                let now = self.given.get();
                (
                    200,
                    format!(
                        r#"{{"access_token":"A{now}","refresh_token":"R{now}","expires_in":60,"token_type":"Bearer"}}"#
                    ),
                )
            } else {
                self.refused.set(self.refused.get() + 1);
                (400, r#"{"error":"invalid_grant"}"#.to_owned())
            };
            let answer = Response::builder()
                .status(status)
                .header("content-type", "application/json");
            Ok(answer.body(body.into_bytes()).unwrap())
        })
    }
}

impl Rotating {
    fn new() -> Self {
        Self {
            given: Cell::new(0),
            refused: Cell::new(0),
            silent: Cell::new(false),
        }
    }
}

fn id_of(text: &str) -> SignInId {
    SignInId::parse(text).unwrap()
}

fn first_tokens() -> TokenSet {
    TokenSet {
        access_token: Secret::new("A0"),
        expires_at: None,
        refresh_token: Some(Secret::new("R0")),
        refresh_expires_at: None,
        scopes: None,
    }
}

/// A tab whose token broker has this script.
fn tab_with(script: &str) -> Rotation {
    Rotation::new(Rc::new(WebLocks), Rc::new(SharedWorkerBroker::new(script)))
}

fn refreshing(id: &str, tokens: TokenSet) -> Refreshing {
    Refreshing {
        sign_in_id: id_of(id),
        token_url: "https://webexapis.com/v1/access_token".to_owned(),
        client_id: "C1".to_owned(),
        client_secret: None,
        tokens,
    }
}

async fn refreshed(tab: &Rotation, server: &Rotating, id: &str, tokens: TokenSet) -> End {
    let refreshing = refreshing(id, tokens);
    let rotated = tab
        .refresh(server, &BrowserClock, &refreshing, || true)
        .await;
    rotated.end
}

fn tokens_of(end: End) -> TokenSet {
    match end {
        End::Answer(Ok(tokens)) => tokens,
        End::Answer(Err(error)) => panic!("{error}"),
        End::SignedOut | End::Moot => panic!("the session is over"),
    }
}

#[wasm_bindgen_test]
async fn three_tabs_through_twenty_rotations_use_no_refresh_token_twice() {
    let server = Rotating::new();
    let tabs = [(); 3].map(|()| tab_with(&script()));
    let mut held = [(); 3].map(|()| first_tokens());
    for round in 1..=20 {
        let ends = tabs.iter().zip(&held);
        let ends = join_all(
            ends.map(|(tab, tokens)| refreshed(tab, &server, "sign-in-e1", tokens.clone())),
        )
        .await;
        for (held, end) in held.iter_mut().zip(ends) {
            *held = tokens_of(end);
        }
        assert_eq!(server.given.get(), round, "one refresh for all three");
        assert!(
            held.iter()
                .all(|tokens| tokens.access_token == held[0].access_token)
        );
    }
    assert_eq!(server.refused.get(), 0);
}

#[wasm_bindgen_test]
async fn a_tab_that_slept_uses_the_newest_refresh_token() {
    let server = Rotating::new();
    let (awake, asleep) = (tab_with(&script()), tab_with(&script()));
    let mut tokens = first_tokens();
    for _ in 0..3 {
        tokens = tokens_of(refreshed(&awake, &server, "sign-in-f1", tokens).await);
    }
    drop(awake);
    let found = tokens_of(refreshed(&asleep, &server, "sign-in-f1", first_tokens()).await);
    assert_eq!(found.access_token, tokens.access_token);
    let next = tokens_of(refreshed(&asleep, &server, "sign-in-f1", found).await);
    assert_eq!(next.access_token, Secret::new("A4"));
    assert_eq!(server.refused.get(), 0);
}

#[wasm_bindgen_test]
async fn a_tab_learns_of_a_sign_out_that_it_missed() {
    let server = Rotating::new();
    let broker = Rc::new(SharedWorkerBroker::new(&script()));
    broker.join();
    let one = Rotation::new(Rc::new(WebLocks), Rc::<SharedWorkerBroker>::clone(&broker));
    let other = tab_with(&script());
    broker.forget(&id_of("sign-in-g1"));
    assert!(matches!(
        refreshed(&one, &server, "sign-in-g1", first_tokens()).await,
        End::SignedOut
    ));
    assert!(matches!(
        refreshed(&other, &server, "sign-in-g1", first_tokens()).await,
        End::SignedOut
    ));
    assert_eq!(server.given.get() + server.refused.get(), 0);
}

#[wasm_bindgen_test]
async fn a_failed_refresh_lets_the_next_tab_try() {
    let server = Rotating::new();
    let (one, other) = (tab_with(&script()), tab_with(&script()));
    server.silent.set(true);
    let end = refreshed(&one, &server, "sign-in-h1", first_tokens()).await;
    assert!(matches!(
        end,
        End::Answer(Err(OAuthError::Transport(TransportError::TimedOut)))
    ));
    server.silent.set(false);
    tokens_of(refreshed(&other, &server, "sign-in-h1", first_tokens()).await);
    assert_eq!(server.given.get(), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_sent_for_a_session_that_ended_while_it_waited() {
    let server = Rotating::new();
    let tab = tab_with(&script());
    let refreshing = refreshing("sign-in-i1", first_tokens());
    let rotated = tab
        .refresh(&server, &BrowserClock, &refreshing, || false)
        .await;
    assert!(matches!(rotated.end, End::Moot));
    assert_eq!(server.given.get(), 0);
}

#[wasm_bindgen_test]
async fn without_the_worker_a_tab_refreshes_by_itself() {
    let server = Rotating::new();
    let tab = tab_with("/there/is/no/token-broker.js");
    let tokens = tokens_of(refreshed(&tab, &server, "sign-in-j1", first_tokens()).await);
    tokens_of(refreshed(&tab, &server, "sign-in-j1", tokens).await);
    assert_eq!((server.given.get(), server.refused.get()), (2, 0));
}
