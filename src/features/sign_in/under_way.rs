//! A change was under way when the session ended. Said without names: nobody is signed in.

use crate::prelude::*;

use crate::data::use_writes;
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// Whether the change may have been applied, and how to find out.
#[component]
pub fn UnderWay() -> View {
    let writes = use_writes();
    let sent = memo(move || writes.interrupted());
    live(move || {
        sent.get().map(|sent| {
            let (tone, words) = if sent {
                (
                    Tone::Warning,
                    "It had been sent to Webex, so it may have been applied. Sign in again in this tab and Rollcall will check.",
                )
            } else {
                (Tone::Info, "It hadn't been sent, so nothing changed at Webex.")
            };
            view! {
                <Notice tone title="A change was under way when you were signed out">
                    <p>{words}</p>
                </Notice>
            }
        })
    })
}
