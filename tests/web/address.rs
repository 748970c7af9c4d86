//! Addresses: a query is written a task later than it is set, a path at once.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::{document, window};
use rollcall::browser::{address, location};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use crate::page::until;

/// The page's own address, which each test leaves behind.
struct Home(String);

impl Home {
    fn new() -> Self {
        Self(shown())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        address::push(&self.0);
    }
}

/// What the address bar shows: path, query and fragment.
fn shown() -> String {
    let location = window().location();
    location.pathname().unwrap() + &location.search().unwrap() + &location.hash().unwrap()
}

/// Ends the tasks that wait.
async fn next_task() {
    gloo_timers::future::TimeoutFuture::new(20).await;
}

fn dispatch(name: &str) {
    // The browser's own `visibilitychange` comes to the document, and bubbles.
    let event = Event::new(name).unwrap();
    event.init_event_with_bubbles(name, true);
    document().dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn a_new_query_is_read_at_once_and_written_once() {
    let _home = Home::new();
    address::push("/list");
    let history = window().history().unwrap();
    let entries = history.length().unwrap();
    let counting = Function::new_no_args(
        "const real = history.replaceState; let writes = 0;
        history.replaceState = (...all) => { writes += 1; real.apply(history, all); };
        return () => { history.replaceState = real; return writes; };",
    );
    let writes: Function = counting.call0(&window()).unwrap().unchecked_into();
    address::replace("/list?q=m");
    address::replace("/list?q=ma");
    assert_eq!(address::path_and_query(), "/list?q=ma");
    assert_eq!(shown(), "/list");
    next_task().await;
    assert_eq!(shown(), "/list?q=ma");
    assert_eq!(address::path_and_query(), "/list?q=ma");
    assert_eq!(history.length().unwrap(), entries);
    assert_eq!(writes.call0(&window()).unwrap(), 1);
}

/// A reload reads what is written, and may come at any moment.
#[wasm_bindgen_test]
async fn another_path_is_written_at_once() {
    let _home = Home::new();
    address::push("/person/form?tab=1");
    address::replace("/person");
    assert_eq!(shown(), "/person");
    address::replace("/person?q=m");
    address::replace("/people?q=ma");
    assert_eq!(shown(), "/people?q=ma");
    next_task().await;
    assert_eq!(shown(), "/people?q=ma");
}

#[wasm_bindgen_test]
async fn an_added_address_comes_after_the_replaced_one() {
    let _home = Home::new();
    address::push("/list");
    address::replace("/list?q=ma");
    address::push("/person");
    assert_eq!(shown(), "/person");
    next_task().await;
    assert_eq!(shown(), "/person");
    window().history().unwrap().back().unwrap();
    until("back at the list", || shown() != "/person").await;
    assert_eq!(shown(), "/list?q=ma");
}

#[wasm_bindgen_test]
async fn back_and_forward_drop_an_address_that_waits() {
    let _home = Home::new();
    let seen = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&seen);
    address::on_moved(move || told.borrow_mut().push(address::path_and_query()));
    address::push("/first");
    address::push("/second");
    address::replace("/second?q=ma");
    // The browser has moved before it says so.
    let history = window().history().unwrap();
    history
        .push_state_with_url(&JsValue::NULL, "", Some("/first"))
        .unwrap();
    dispatch("popstate");
    assert_eq!(*seen.borrow(), ["/first"]);
    next_task().await;
    assert_eq!(shown(), "/first");
}

#[wasm_bindgen_test]
fn a_page_that_is_left_or_hidden_has_its_address() {
    let _home = Home::new();
    address::on_moved(|| {});
    address::push("/list");
    for leaving in ["pagehide", "visibilitychange"] {
        let last = format!("/list?{leaving}");
        address::replace(&last);
        dispatch(leaving);
        assert_eq!(shown(), last);
    }
    address::replace("/list?read");
    assert_eq!(location::path(), "/list");
    assert_eq!(shown(), "/list?read");
    // A place on the same page is left for without leaving the test.
    address::replace("/list?leave");
    location::leave_for("#elsewhere");
    assert_eq!(shown(), "/list?leave#elsewhere");
}

#[wasm_bindgen_test]
async fn a_link_that_the_browser_follows_starts_at_the_new_address() {
    let _home = Home::new();
    address::on_link("/app/", |_| {});
    let document = document();
    let link = document.create_element("a").unwrap();
    link.set_attribute("href", "#place").unwrap();
    document.body().unwrap().append_child(&link).unwrap();
    address::push("/list");
    address::replace("/list?link");
    link.unchecked_ref::<HtmlElement>().click();
    until("the link is followed", || shown().ends_with("#place")).await;
    next_task().await;
    assert_eq!(shown(), "/list?link#place");
    link.remove();
}
