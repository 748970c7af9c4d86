//! The states of a load, and that nothing breaks when its page goes first.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use http::{Request, Response};
use rollcall::browser::clock::BrowserClock;
use rollcall::browser::entropy::BrowserEntropy;
use rollcall::components::load::Load;
use rollcall::data::Remote;
use rollcall::navigator::Navigator;
use rollcall::prelude::*;
use rollcall::ui::toast::Notices;
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::{
    ApiBase, ApiError, Client, ClientConfig, ErrorKind, GetMe, Limits, LocalBoxFuture, Secret,
    SingleFlight, Transport, TransportError,
};

use crate::page::{button, find, settle, show, text, until};

type Answer = Result<String, ApiError>;

/// Answers each attempt when the test says so.
#[derive(Clone, Default)]
struct Server(Rc<RefCell<Vec<oneshot::Sender<Answer>>>>, Rc<Cell<u32>>);

impl Server {
    fn remote(&self) -> Remote<String> {
        let server = self.clone();
        Remote::new(&client_of(Down::default()), move |_| {
            let (sender, receiver) = oneshot::channel();
            server.0.borrow_mut().push(sender);
            server.1.set(server.1.get() + 1);
            async move {
                receiver
                    .await
                    .unwrap_or_else(|_| Err(ApiError::signed_out()))
            }
        })
    }

    fn answer(&self, answer: Answer) {
        let _ = self.0.borrow_mut().remove(0).send(answer);
    }
}

/// Refuses every connection, and counts them.
#[derive(Default)]
struct Down(Rc<Cell<u32>>);

impl Transport for Down {
    fn send(
        &self,
        _: Request<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        self.0.set(self.0.get() + 1);
        let refused = TransportError::Unreachable("refused".to_owned());
        Box::pin(std::future::ready(Err(refused)))
    }
}

/// A signed-in client whose every request fails; its waits are as long as a person's patience.
fn client_of(transport: Down) -> Client {
    let config = ClientConfig {
        api_base: ApiBase::parse("http://127.0.0.1:9/v1").unwrap(),
        limits: Limits {
            backoff_base: Duration::from_secs(600),
            backoff_cap: Duration::from_secs(600),
            ..Limits::default()
        },
    };
    let tokens = SingleFlight::new(Some(Secret::new("a-token")), |_| {
        Box::pin(std::future::ready(Err(ApiError::signed_out())))
    });
    Client::new(
        config,
        Rc::new(transport),
        Rc::new(BrowserClock),
        Rc::new(BrowserEntropy),
        Rc::new(tokens),
    )
}

fn forbidden() -> ApiError {
    let mut error = ApiError::new(ErrorKind::Forbidden, "GET /x", "no role").with_status(403);
    error.tracking_id = Some("TRACK_1".to_owned());
    error
}

#[wasm_bindgen_test]
async fn bars_then_words_then_retry_then_the_value() {
    let server = Server::default();
    let shown = server.clone();
    let page = show(move || {
        Notices::provide();
        provide_context(Navigator::start("/"));
        let remote = shown.remote();
        view! { <Load remote what="licences" let:value><p class="value">{value}</p></Load> }
    });
    settle().await;
    assert!(find(&page.root, ".skeleton").is_some());
    server.answer(Err(forbidden()));
    until("the error is in words", || {
        text(&page.root).contains("Couldn't load licences")
    })
    .await;
    assert!(text(&page.root).contains("TRACK_1"));
    button(&page.root, "Retry").unwrap().click();
    settle().await;
    assert!(find(&page.root, ".skeleton").is_some());
    server.answer(Ok("Pro".to_owned()));
    until("the value is there", || {
        find(&page.root, ".value").is_some_and(|value| text(&value) == "Pro")
    })
    .await;
    assert_eq!(server.1.get(), 2);
}

#[wasm_bindgen_test]
async fn a_refresh_keeps_what_is_shown_and_its_elements() {
    let server = Server::default();
    let shown = server.clone();
    let kept = Rc::new(Cell::new(None));
    let out = Rc::clone(&kept);
    let page = show(move || {
        Notices::provide();
        provide_context(Navigator::start("/"));
        let remote = shown.remote();
        out.set(Some(remote));
        view! { <Load remote what="licences" let:value><input class="value" prop:value=move || value.get() /></Load> }
    });
    settle().await;
    server.answer(Ok("one".to_owned()));
    until("the value is there", || {
        find(&page.root, ".value").is_some()
    })
    .await;
    let before = find(&page.root, ".value").unwrap();
    let remote: Remote<String> = kept.get().unwrap();

    remote.revalidate();
    server.answer(Err(forbidden()));
    settle().await;
    assert!(
        find(&page.root, ".value").is_some(),
        "a refresh that fails takes nothing away"
    );

    remote.revalidate();
    server.answer(Ok("two".to_owned()));
    until("the new value shows", || {
        remote.peek().as_deref() == Some("two")
    })
    .await;
    settle().await;
    assert_eq!(
        find(&page.root, ".value").unwrap(),
        before,
        "the element survives the refresh"
    );
}

/// A write may be read back while the page still waits for its first answer.
#[wasm_bindgen_test]
async fn what_was_read_back_replaces_a_value_and_never_leaves_a_page_waiting() {
    let server = Server::default();
    let shown = server.clone();
    let kept = Rc::new(Cell::new(None));
    let out = Rc::clone(&kept);
    let page = show(move || {
        Notices::provide();
        provide_context(Navigator::start("/"));
        let remote = shown.remote();
        out.set(Some(remote));
        view! { <Load remote what="licences" let:value><p class="value">{value}</p></Load> }
    });
    settle().await;
    let remote: Remote<String> = kept.get().unwrap();
    remote.amend(|value| format!("{value} amended"));
    server.answer(Ok("from before the write".to_owned()));
    server.answer(Ok("one".to_owned()));
    until("the value is there", || {
        remote.peek().as_deref() == Some("one")
    })
    .await;
    assert_eq!(server.1.get(), 2, "it is requested again");

    remote.amend(|value| format!("{value} amended"));
    settle().await;
    assert_eq!(text(&find(&page.root, ".value").unwrap()), "one amended");
    assert_eq!(server.1.get(), 2);
}

#[wasm_bindgen_test]
async fn an_answer_after_its_page_is_gone_breaks_nothing() {
    let server = Server::default();
    let shown = server.clone();
    let page = show(move || {
        Notices::provide();
        provide_context(Navigator::start("/"));
        let remote = shown.remote();
        view! { <Load remote what="licences" let:value><p>{value}</p></Load> }
    });
    settle().await;
    drop(page);
    settle().await;
    server.answer(Ok("late".to_owned()));
    settle().await;
}

#[wasm_bindgen_test]
async fn another_attempt_is_said_and_can_be_cancelled() {
    let down = Down::default();
    let sent = Rc::clone(&down.0);
    let page = show(move || {
        Notices::provide();
        provide_context(Navigator::start("/"));
        let client = client_of(down);
        let remote = Remote::new(&client, |client| async move {
            Ok(client.call(&GetMe).await?.value.name().into_owned())
        });
        view! { <Load remote what="this person" let:value><p class="value">{value}</p></Load> }
    });
    until("the attempt is said", || {
        text(&page.root).contains("attempt 2 of 8")
    })
    .await;
    assert!(text(&page.root).contains("Couldn't reach Webex."));
    button(&page.root, "Cancel").unwrap().click();
    until("the wait is over", || {
        text(&page.root).contains("You cancelled loading this person.")
    })
    .await;
    assert!(find(&page.root, ".skeleton").is_none());
    assert!(!text(&page.root).contains("attempt"));
    assert_eq!(sent.get(), 1, "nothing more is sent");
    button(&page.root, "Retry").unwrap().click();
    until("it is asked for again", || sent.get() == 2).await;
    assert!(find(&page.root, ".skeleton").is_some());
}
