//! The dialog: focus in, Escape, focus back.

use rollcall::prelude::*;
use rollcall::ui::dialog::Dialog;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{find, focused, settle, show, until};

#[wasm_bindgen_test]
async fn focus_goes_in_and_comes_back() {
    let page = show(|| {
        let open = RwSignal::new(false);
        view! {
            <button id="opener" on:click=move |_| open.set(true)>"Open"</button>
            {move || open.get().then(|| view! {
                <Dialog title="A dialog" on_close=move || open.set(false)><button>"Inside"</button></Dialog>
            })}
        }
    });
    let opener = find(&page.root, "#opener").unwrap();
    opener.focus().unwrap();
    opener.click();
    until("the dialog is open", || {
        find(&page.root, "dialog[open]").is_some()
    })
    .await;
    let dialog = find(&page.root, "dialog").unwrap();
    assert!(
        dialog.contains(focused().as_deref()),
        "focus is in the dialog"
    );
    let title = dialog.get_attribute("aria-labelledby").unwrap();
    assert_eq!(
        find(&page.root, &format!("#{title}"))
            .unwrap()
            .text_content()
            .as_deref(),
        Some("A dialog")
    );

    // What a browser sends on Escape.
    dialog
        .dispatch_event(&web_sys::Event::new("cancel").unwrap())
        .unwrap();
    until("the dialog is gone", || {
        find(&page.root, "dialog").is_none()
    })
    .await;
    settle().await;
    assert_eq!(focused().unwrap().id(), "opener");
}
