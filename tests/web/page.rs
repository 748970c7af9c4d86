//! A piece of page to mount into, and how to look at it.

use leptos::mount::{UnmountHandle, mount_to};
use rollcall::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// A mounted view; dropping it takes it down.
pub struct Mounted {
    /// The element it stands in.
    pub root: HtmlElement,
    handle: Option<UnmountHandle<<View as Render>::State>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

/// Mounts a view into a new element of the page.
pub fn show<F, N>(view: F) -> Mounted
where
    F: FnOnce() -> N + 'static,
    N: Child,
{
    let document = document();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), || view().into_child());
    Mounted {
        root,
        handle: Some(handle),
    }
}

/// Lets effects and ready futures run.
pub async fn settle() {
    for _ in 0..10 {
        leptos::task::tick().await;
    }
}

/// Waits until the page is as it should be. The limit of 20 seconds only ends what hangs.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..2_000 {
        if holds() {
            return;
        }
        gloo_timers::future::TimeoutFuture::new(10).await;
    }
    panic!("never: {what}");
}

/// The first element below `root` that the selector finds.
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector)
        .unwrap()
        .map(JsCast::unchecked_into)
}

/// All elements below `root` that the selector finds.
pub fn all(root: &Element, selector: &str) -> NodeList {
    root.query_selector_all(selector).unwrap()
}

/// The button with exactly these words.
pub fn button(root: &Element, words: &str) -> Option<HtmlElement> {
    let buttons = all(root, "button");
    let mut buttons = (0..buttons.length())
        .filter_map(|index| buttons.get(index)?.dyn_into::<HtmlElement>().ok());
    buttons.find(|button| button.text_content().unwrap_or_default().trim() == words)
}

/// All text below the element.
pub fn text(root: &Element) -> String {
    root.text_content().unwrap_or_default()
}

/// What the keyboard is at.
pub fn focused() -> Option<Element> {
    document().active_element()
}
