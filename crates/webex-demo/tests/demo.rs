//! The demo's sign-in and its faults, through the app's own client.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::cell::RefCell;

use http::{Request, Response};
use pollster::block_on;
use rollcall_core::route::Route;
use rollcall_core::session::OpenSignIn;
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use webex_api::{
    Clock, Entropy, EntropyUnavailable, LocalBoxFuture, Secret, TokenSet, Transport,
    TransportError, exchange,
};
use webex_demo::{Answer, Demo, Fate, Fault, Page, SignIn};

const ORIGIN: &str = "https://rollcall.example";
const LICENSES: &str = "https://webexapis.com/v1/licenses";

/// The demo as the app's transport sees it.
struct Worker(RefCell<Demo>);

impl Transport for Worker {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        let answer = self.ask(&request);
        Box::pin(async move {
            match answer.fate {
                Fate::Arrives(_) => {
                    let mut response = Response::builder().status(answer.status);
                    for line in answer.headers.lines() {
                        let (name, value) = line.split_once(": ").unwrap();
                        response = response.header(name, value);
                    }
                    Ok(response.body(answer.body).unwrap())
                }
                _ => Err(TransportError::Unreachable("lost".to_owned())),
            }
        })
    }
}

impl Worker {
    fn ask(&self, request: &Request<Vec<u8>>) -> Answer {
        let headers: Vec<String> = request
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
            .collect();
        self.0.borrow_mut().handle(
            request.method().as_str(),
            &request.uri().to_string(),
            &headers.join("\n"),
            request.body().clone(),
            Noon.now(),
        )
    }

    fn call(&self, token: &str, method: &str, url: &str, body: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(url)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(body.as_bytes().to_vec())
            .unwrap();
        self.ask(&request)
    }
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(1_790_000_000).unwrap()
    }

    fn sleep(&self, _: std::time::Duration) -> LocalBoxFuture<'static, ()> {
        Box::pin(async {})
    }
}

struct Counter(RefCell<u8>);

impl Entropy for Counter {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        for byte in bytes {
            *byte = *self.0.borrow();
            *self.0.borrow_mut() = byte.wrapping_add(7);
        }
        Ok(())
    }
}

struct Nothing;

impl Entropy for Nothing {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
        Err(EntropyUnavailable)
    }
}

fn page(address: &str) -> Page<'_> {
    Page {
        origin: ORIGIN,
        base: "/x/demo/",
        address,
    }
}

fn opened(address: &str) -> (Worker, SignIn) {
    let page = page(address);
    let mut demo = Demo::new(7, &page.redirect_uri());
    let sign_in = demo.sign_in(page, &Counter(RefCell::new(1)), Noon.now());
    (Worker(RefCell::new(demo)), sign_in.unwrap())
}

fn tokens(worker: &Worker, sign_in: &SignIn) -> TokenSet {
    let open = OpenSignIn::from_stored(&Secret::new(sign_in.open.clone())).unwrap();
    let asked = &open.transaction;
    let code = asked
        .accept(
            &sign_in.query,
            "",
            Noon.now(),
            &asked.endpoints,
            &asked.client_id,
            &asked.redirect_uri,
        )
        .unwrap();
    block_on(exchange(worker, &Noon, asked, code)).unwrap()
}

#[test]
fn the_app_accepts_the_sign_in_and_can_refresh_it() {
    let (worker, sign_in) = opened("/x/demo/people?q=quill");
    let open = OpenSignIn::from_stored(&Secret::new(sign_in.open.clone())).unwrap();
    assert_eq!(
        open.transaction.redirect_uri,
        "https://rollcall.example/x/demo/"
    );
    assert!(
        matches!(open.return_to, Route::People { .. }),
        "{:?}",
        open.return_to
    );
    let tokens = tokens(&worker, &sign_in);
    assert!(tokens.access_token.expose().contains("ROLLCALLDEMO"));
    assert!(tokens.refresh_token.is_some());
    let me = worker.call(
        tokens.access_token.expose(),
        "GET",
        "https://webexapis.com/v1/people/me",
        "",
    );
    let me: Value = serde_json::from_slice(&me.body).unwrap();
    assert_eq!(me["displayName"], "Avery Quill");
    let others = worker.call(
        "not-a-token",
        "GET",
        "https://webexapis.com/v1/people/me",
        "",
    );
    assert_eq!(others.status, 401);
}

#[test]
fn an_address_that_names_no_page_leads_to_the_first_one() {
    let (_, sign_in) = opened("/x/demo/no/such/page");
    let open = OpenSignIn::from_stored(&Secret::new(sign_in.open)).unwrap();
    assert_eq!(open.return_to, Route::Home);
}

#[test]
fn without_random_numbers_there_is_no_sign_in() {
    let mut demo = Demo::new(7, "https://rollcall.example/demo/");
    assert_eq!(demo.sign_in(page("/x/demo/"), &Nothing, Noon.now()), None);
}

#[test]
fn the_next_page_is_at_the_same_address() {
    let (worker, sign_in) = opened("/x/demo/");
    let token = tokens(&worker, &sign_in).access_token;
    let answer = worker.call(
        token.expose(),
        "GET",
        "https://webexapis.com/v1/people?max=1000",
        "",
    );
    assert!(
        answer
            .headers
            .contains("link: <https://webexapis.com/v1/people?"),
        "{}",
        answer.headers
    );
}

#[test]
fn three_requests_are_too_many_and_then_no_more() {
    let (worker, sign_in) = opened("/x/demo/");
    let token = tokens(&worker, &sign_in).access_token;
    worker
        .0
        .borrow_mut()
        .set_fault(Some(Fault::Busy), Noon.now());
    let statuses = [(); 4].map(|()| worker.call(token.expose(), "GET", LICENSES, "").status);
    assert_eq!(statuses, [429, 429, 429, 200]);
}

#[test]
fn another_fault_takes_the_place_of_the_last_one() {
    let (worker, sign_in) = opened("/x/demo/");
    let token = tokens(&worker, &sign_in).access_token;
    worker
        .0
        .borrow_mut()
        .set_fault(Some(Fault::Busy), Noon.now());
    worker
        .0
        .borrow_mut()
        .set_fault(Some(Fault::Lost), Noon.now());
    assert_eq!(worker.call(token.expose(), "GET", LICENSES, "").status, 200);
    let url = "https://webexapis.com/v1/licenses/users";
    let change = worker.call(token.expose(), "PATCH", url, "{}");
    assert_eq!(change.fate, Fate::Lost);
    worker.0.borrow_mut().set_fault(None, Noon.now());
    let change = worker.call(token.expose(), "PATCH", url, "{}");
    assert_eq!(change.fate, Fate::Arrives(0));
}

#[test]
fn a_fault_has_a_name_on_the_page() {
    for (name, fault) in [
        ("429", Some(Fault::Busy)),
        ("partly", Some(Fault::Partly)),
        ("lost", Some(Fault::Lost)),
        ("", None),
        ("else", None),
    ] {
        assert_eq!(Fault::from_name(name), fault);
    }
    let page = include_str!("../page/demo.js");
    for name in ["'429'", "'partly'", "'lost'"] {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn a_token_outlives_a_long_session() {
    let (worker, sign_in) = opened("/x/demo/");
    let tokens = tokens(&worker, &sign_in);
    assert!(tokens.expires_at.unwrap() - Noon.now() > Duration::days(1));
}
