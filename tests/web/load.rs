//! The states of a load, and that nothing breaks when its page goes first.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use rollcall::data::{Load, Remote};
use rollcall::ui::toast::Notices;
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::{ApiError, ErrorKind};

use crate::page::{button, find, settle, show, text, until};

type Answer = Result<String, ApiError>;

/// Answers each attempt when the test says so.
#[derive(Clone, Default)]
struct Server(Rc<RefCell<Vec<oneshot::Sender<Answer>>>>, Rc<Cell<u32>>);

impl Server {
    fn remote(&self) -> Remote<String> {
        let server = self.clone();
        Remote::new(move || {
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

fn forbidden() -> ApiError {
    ApiError {
        status: Some(403),
        tracking_id: Some("TRACK_1".to_owned()),
        ..ApiError::new(ErrorKind::Forbidden, "GET /x", "no role")
    }
}

#[wasm_bindgen_test]
async fn bars_then_words_then_retry_then_the_value() {
    let server = Server::default();
    let shown = server.clone();
    let page = show(move || {
        Notices::provide();
        let remote = shown.remote();
        view! { <Load remote what="the licences" let:value><p class="value">{value}</p></Load> }
    });
    settle().await;
    assert!(find(&page.root, ".skeleton").is_some());
    server.answer(Err(forbidden()));
    until("the error is in words", || {
        text(&page.root).contains("The licences could not be loaded")
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
        let remote = shown.remote();
        out.set(Some(remote));
        view! { <Load remote what="the licences" let:value><input class="value" prop:value=value /></Load> }
    });
    settle().await;
    server.answer(Ok("one".to_owned()));
    until("the value is there", || {
        find(&page.root, ".value").is_some()
    })
    .await;
    let before = find(&page.root, ".value").unwrap();
    let remote: Remote<String> = kept.get().unwrap();

    remote.refetch();
    server.answer(Err(forbidden()));
    settle().await;
    assert!(
        find(&page.root, ".value").is_some(),
        "a refresh that fails takes nothing away"
    );

    remote.refetch();
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

#[wasm_bindgen_test]
async fn an_answer_after_its_page_is_gone_breaks_nothing() {
    let server = Server::default();
    let shown = server.clone();
    let page = show(move || {
        Notices::provide();
        let remote = shown.remote();
        view! { <Load remote what="the licences" let:value><p>{value}</p></Load> }
    });
    settle().await;
    drop(page);
    settle().await;
    server.answer(Ok("late".to_owned()));
    settle().await;
}
