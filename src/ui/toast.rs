//! Short messages over the page. Successes go by themselves; errors stay until they are dismissed.

use std::time::Duration;

use crate::prelude::*;

use super::announcer::Announcer;
use super::button::{ButtonSize, IconButton};
use super::each::Each;
use super::icon::{Glyph, Icon};
use super::text;
use super::tone::Tone;
use super::untrusted_text::UntrustedText;

/// How long a success stays, unless the pointer or the keyboard is on it.
const STAYS: Duration = Duration::from_secs(5);
/// How many are shown at once; the oldest success gives way first.
const ROOM: usize = 4;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    id: u32,
    tone: Tone,
    title: String,
    body: String,
}

/// The messages of the app.
#[derive(Clone, Copy)]
pub struct Notices {
    toasts: RwSignal<Vec<Toast>>,
    said: RwSignal<String>,
    next: StoredValue<u32>,
}

impl Notices {
    /// Gives everything below a place for messages.
    pub fn provide() -> Self {
        let notices = Self {
            toasts: RwSignal::default(),
            said: RwSignal::default(),
            next: StoredValue::new(0),
        };
        provide_context(notices);
        notices
    }

    /// Something went well.
    pub fn success(self, title: impl Into<String>, body: impl Into<String>) {
        self.push(Tone::Success, title.into(), body.into());
    }

    /// Something is worth looking at; stays.
    pub fn warning(self, title: impl Into<String>, body: impl Into<String>) {
        self.push(Tone::Warning, title.into(), body.into());
    }

    /// Something failed; stays.
    pub fn error(self, title: impl Into<String>, body: impl Into<String>) {
        self.push(Tone::Error, title.into(), body.into());
    }

    /// Says something to those who cannot see the page; shows nothing.
    pub fn announce(self, words: &str) {
        // The same words twice are read twice only when the text differs.
        let _ = self.said.try_update(|said| {
            *said = if said == words {
                format!("{words}\u{a0}")
            } else {
                words.to_owned()
            }
        });
    }

    fn push(self, tone: Tone, title: String, body: String) {
        let id = self
            .next
            .try_update_value(|next| {
                *next += 1;
                *next
            })
            .unwrap_or_default();
        let _ = self.toasts.try_update(|toasts| {
            toasts.push(Toast {
                id,
                tone,
                title,
                body,
            });
            if toasts.len() > ROOM {
                let leaves = toasts
                    .iter()
                    .position(|toast| toast.tone == Tone::Success)
                    .unwrap_or(0);
                toasts.remove(leaves);
            }
        });
    }

    fn dismiss(self, id: u32) {
        let _ = self
            .toasts
            .try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// The messages of the app.
pub fn use_notices() -> Notices {
    expect_context::<Notices>()
}

/// Where the messages are shown and heard. Once a page, in the frame.
#[component]
pub fn Toasts() -> View {
    let notices = use_notices();
    view! {
        <Announcer message=notices.said />
        <section class="toasts" aria-label=text::MESSAGES aria-live="polite" aria-relevant="additions">
            <Each each=move || notices.toasts.get() key=|toast| toast.id.to_string() let:toast>
                <OneToast toast />
            </Each>
        </section>
    }
}

#[component]
fn OneToast(
    /// The message.
    toast: Toast,
) -> View {
    let notices = use_notices();
    let Toast {
        id,
        tone,
        title,
        body,
    } = toast;
    let held = StoredValue::new(false);
    if tone == Tone::Success {
        go_when_free(id, notices, held);
    }
    let hold = move |now| {
        held.try_update_value(|held| *held = now);
    };
    view! {
        <div
            class=format!("notice {}", tone.class())
            on:pointerenter=move |_| hold(true)
            on:pointerleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            <Glyph icon=tone.icon() />
            <div class="notice-body">
                <p class="notice-title">{title}</p>
                {(!body.is_empty())
                    .then(|| {
                        view! {
                            <p>
                                <UntrustedText text=body />
                            </p>
                        }
                    })}
            </div>
            <IconButton icon=Icon::Close label=text::DISMISS size=ButtonSize::Small on_click=move || notices.dismiss(id) />
        </div>
    }
}

/// Takes a message away after its time; one that is being read gets its time again.
fn go_when_free(id: u32, notices: Notices, held: StoredValue<bool>) {
    set_timeout(
        move || match held.try_get_value() {
            Some(true) => go_when_free(id, notices, held),
            Some(false) => notices.dismiss(id),
            None => {}
        },
        STAYS,
    );
}
