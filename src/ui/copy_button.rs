//! Copies a text and says whether that worked.

use crate::prelude::*;
use leptos::task::spawn_local;

use super::button::{ButtonKind, ButtonSize, button_class};
use super::icon::{Glyph, Icon};
use super::text;
use super::toast::{Notices, use_notices};
use crate::browser::clipboard;

/// How long the button says that it has copied.
const SAID_FOR: std::time::Duration = std::time::Duration::from_secs(2);

/// Copies a text that no button of it is on screen for, and shows that it was copied.
pub fn copy_and_show(copied: String, notices: Notices) {
    spawn_local(async move {
        match clipboard::copy(&copied).await {
            Ok(()) => notices.success(text::COPIED, copied),
            Err(clipboard::CopyRefused) => {
                notices.error(text::COPY_REFUSED, text::COPY_REFUSED_ADVICE);
            }
        }
    });
}

/// A button that copies. Its name stays the same; that it copied is shown on it and announced.
#[component]
pub fn CopyButton(
    /// What the button says, such as "Copy tracking id".
    #[prop(into)]
    label: String,
    /// What is copied; asked for at the click. A token only from the page about tokens, where somebody asks for exactly that.
    text: impl Fn() -> String + 'static,
    /// Shows "Copy" alone, beside a value that has its name in sight; the name stays what the label says.
    #[prop(optional)]
    brief: bool,
    /// Shows the icon alone, beside a value in a line of text; the name stays what the label says.
    #[prop(optional)]
    icon_only: bool,
) -> View {
    button(label, Box::new(text), brief, icon_only)
}

/// The button itself, once for all texts: it is on most pages, and each kind of closure would bring a copy of it into the bundle.
fn button(label: String, text: Box<dyn Fn() -> String>, brief: bool, icon_only: bool) -> View {
    let words = match (icon_only, brief) {
        (true, _) => None,
        (false, true) => Some(text::COPY.to_owned()),
        (false, false) => Some(label.clone()),
    };
    let class = if icon_only {
        "button ghost icon-only small"
    } else {
        button_class(ButtonKind::Ghost, ButtonSize::Small)
    };
    let title = icon_only.then(|| label.clone());
    let name = (icon_only || brief).then_some(label);
    let copied = RwSignal::new(false);
    let notices = use_notices();
    let click = move |_| {
        let done = move || {
            // The button may be gone by now.
            copied.try_set(true);
            set_timeout(
                move || {
                    copied.try_set(false);
                },
                SAID_FOR,
            );
            notices.announce(text::COPIED);
        };
        copy(text(), notices, done);
    };
    let icon = Signal::derive(move || {
        if copied.get() {
            Icon::Check
        } else {
            Icon::Copy
        }
    });
    view! {
        <button type="button" class=class aria-label=name title=title on:click=click>
            <Glyph icon />
            {words}
        </button>
    }
}

/// Copies a text. Calls `done` afterwards, or says that the browser refused.
pub fn copy(text: String, notices: Notices, done: impl FnOnce() + 'static) {
    spawn_local(async move {
        match clipboard::copy(&text).await {
            Ok(()) => done(),
            Err(clipboard::CopyRefused) => {
                notices.error(text::COPY_REFUSED, text::COPY_REFUSED_ADVICE);
            }
        }
    });
}

/// A block of machine text (a `curl` command) with its copy button.
#[component]
pub fn CopyBlock(
    /// What the button says.
    #[prop(into)]
    label: String,
    /// The text, shown as it is.
    #[prop(into)]
    content: String,
) -> View {
    let copy = content.clone();
    view! {
        <div class="copy-block">
            <pre tabindex="0" role="group" aria-label=text::MACHINE_TEXT>
                <code>{content}</code>
            </pre>
            <div>
                <CopyButton label text=move || copy.clone() />
            </div>
        </div>
    }
}
