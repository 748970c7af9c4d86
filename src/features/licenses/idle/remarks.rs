//! Notices about the limits of the list: activity that Webex hides, licences that it left out, and licence changes since the list was read.

use crate::prelude::*;
use rollcall_core::licenses::{IdleGroup, IdleSeats, IdleView};
use rollcall_core::number::counted;

use crate::data::IdleHandle;
use crate::memo::{Memo, memo};
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::show::Show;
use crate::ui::tone::Tone;

/// Shows the notices that apply, which is usually none.
#[component]
pub fn Remarks(
    /// The list.
    idle: IdleHandle,
    /// Everyone in groups.
    seats: Memo<IdleSeats>,
    /// What is shown.
    view: Signal<IdleView>,
) -> View {
    let over = memo(move || {
        let state = idle.list.state;
        state.with(|state| !state.is_loading())
    });
    let hidden = memo(move || {
        let rows = idle.list.rows;
        over.get() && rows.with(|rows| !rows.people().is_empty() && !rows.shows_activity())
    });
    let unknown_licenses = memo(move || seats.with(|seats| seats.unknown_licenses));
    let untold = live(move || {
        let number = unknown_licenses.get();
        (over.get() && number > 0).then(|| {
            let people = counted(number, "person", "people");
            let words =
                format!("Webex didn't say which licences {people} hold. They aren't in this list.");
            view! { <p class="quiet">{words}</p> }
        })
    });
    let why_unknown = live(move || {
        let shown = view.with(|view| view.group == IdleGroup::Unknown);
        (shown && !hidden.get()).then(|| {
            view! { <p class="quiet">"Webex doesn't say when these people were active. They may use their licences every day, so they don't count as idle."</p> }
        })
    });
    let outdated = live(move || {
        idle.is_outdated().then(|| {
            view! { <p class="quiet">"You changed licences after this list was read. Refresh to see who holds them now."</p> }
        })
    });
    view! {
        <Show when=move || hidden.get()>
            <Notice tone=Tone::Warning title="Webex doesn't show you when anyone was active">
                <p>
                    "Webex hides activity from an administrator who doesn't share their own status. So no one counts as idle here, except people who have never signed in."
                </p>
                <p>
                    "Turn on status sharing in the settings of your own Webex app, then choose Refresh. If it's on already, your organisation may have turned it off for everyone: ask a full administrator."
                </p>
            </Notice>
        </Show>
        {untold}
        {why_unknown}
        {outdated}
    }
}
