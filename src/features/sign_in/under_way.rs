//! A change was under way when the session ended. Said without names: nobody is signed in.

use leptos::prelude::*;

use crate::data::use_writes;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// Whether the change may have been applied, and how to find out.
#[component]
pub fn UnderWay() -> impl IntoView {
    let writes = use_writes();
    let sent = Memo::new(move |_| writes.interrupted());
    move || {
        sent.get().map(|sent| {
            let (tone, words) = if sent {
                (
                    Tone::Warning,
                    "It may have been applied: it was on its way to Webex. Sign in again in this tab, and Rollcall reads back what came of it.",
                )
            } else {
                (Tone::Info, "It was not sent, so it changed nothing at Webex.")
            };
            view! {
                <Notice tone title="A change was under way when you were signed out"><p>{words}</p></Notice>
            }
        })
    }
}
