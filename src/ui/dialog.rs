//! A dialog above the page: the browser's own `<dialog>`, which keeps the keyboard inside and closes on Escape. A question is in the
//! middle of the window, a form in a panel at its edge, and a sheet has no title to see.

use crate::prelude::*;
use leptos::ev::MouseEvent;
use leptos::html;

use super::button::IconButton;
use super::icon::Icon;
use super::page_head::HEADING;
use super::text;
use super::unique_id::unique_id;
use super::untrusted_text::UntrustedText;
use crate::browser::{dom, focus};
use crate::effect::effect;

/// A question in the middle of the window, open for as long as it is in the page. Put the buttons into a `<div class="dialog-foot">` at the
/// end.
#[component]
pub fn Dialog(
    /// The title, which names the dialog.
    #[prop(into)]
    title: Signal<String>,
    /// Called on Escape and on the closing cross. The caller unmounts the dialog, or keeps it while a write is under way.
    #[prop(into)]
    on_close: Handler,
    /// The contents.
    children: Children,
) -> View {
    modal("dialog", title, on_close.into(), children)
}

/// A form at the edge of the window, as high as the window and on a phone as wide. Put what scrolls into a `<div class="dialog-scroll">` and
/// the buttons into a `<div class="dialog-foot">` after it: title and buttons stay in sight.
#[component]
pub fn Panel(
    /// The title, which names the panel.
    #[prop(into)]
    title: Signal<String>,
    /// Called on Escape and on the closing cross. The caller unmounts the panel, or keeps it while a write is under way.
    #[prop(into)]
    on_close: Handler,
    /// The contents.
    children: Children,
) -> View {
    modal("dialog panel", title, on_close.into(), children)
}

/// A dialog without a title to see, such as the command palette. Its contents take the focus (`autofocus`) and have a button that closes
/// it. A click beside it closes it too.
#[component]
pub fn Sheet(
    /// Its name, for assistive technology.
    label: &'static str,
    /// Called on Escape and on a click beside the sheet. The caller unmounts the sheet.
    #[prop(into)]
    on_close: Handler,
    /// The contents.
    children: Children,
) -> View {
    frame(
        "dialog sheet",
        Name::Label(label),
        on_close.into(),
        children,
    )
}

fn modal(
    class: &'static str,
    title: Signal<String>,
    on_close: Callback<()>,
    children: Children,
) -> View {
    let id = unique_id("dialog");
    let name = Name::Heading(id.clone());
    let contents = move || {
        view! {
            <div class="dialog-head">
                <h2 id=id tabindex="-1" autofocus=true>
                    <UntrustedText text=title />
                </h2>
                <IconButton icon=Icon::Close label=text::CLOSE_DIALOG on_click=move || on_close.run(()) />
            </div>
            <div class="dialog-body">{children()}</div>
        }
    };
    frame(class, name, on_close, Box::new(contents))
}

/// What names a dialog.
enum Name {
    /// The id of its heading.
    Heading(String),
    /// Words that are not on screen.
    Label(&'static str),
}

fn frame(class: &'static str, name: Name, on_close: Callback<()>, contents: Children) -> View {
    let (labelled_by, label) = match name {
        Name::Heading(id) => (Some(id), None),
        Name::Label(label) => (None, Some(label)),
    };
    // A dialog fills its own box, so a press that it gets itself was beside it.
    let pressed = move |event: MouseEvent| {
        if label.is_some() && event.target() == event.current_target() {
            on_close.run(());
        }
    };
    let dialog = NodeRef::<html::Dialog>::new();
    let opener = StoredValue::new(None);
    effect(move || {
        if let Some(dialog) = dialog.get() {
            opener.set_value(Some(focus::Opener::of(&dialog, HEADING)));
            dom::show_modal(&dialog);
        }
    });
    on_cleanup(move || {
        if let Some(Some(opener)) = opener.try_update_value(Option::take) {
            opener.give_back();
        }
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    // A browser closes at the second Escape even when the first was refused: show it again unless it was taken away.
    let closed = move |_| {
        if opener.try_with_value(Option::is_some) == Some(true) {
            on_close.run(());
        }
    };
    view! {
        <dialog class=class node_ref=dialog aria-labelledby=labelled_by aria-label=label on:mousedown=pressed on:cancel=cancel on:close=closed>
            {contents()}
        </dialog>
    }
}
