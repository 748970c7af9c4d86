//! How many seats are in each group: links that show the group.

use crate::prelude::*;
use rollcall_core::licenses::{IdleGroup, IdleSeats, IdleView};
use rollcall_core::number::{counted, grouped};
use rollcall_core::route::Route;

use super::words;
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;

/// A link for each group, and how many of the idle ones have never signed in.
#[component]
pub fn Groups(
    /// Everyone in groups.
    seats: Memo<IdleSeats>,
    /// What is shown.
    view: Signal<IdleView>,
) -> View {
    let links = IdleGroup::ALL.map(|group| view! { <GroupLink seats view group /> });
    let never = live(move || {
        let shown = view.with(|view| view.group == IdleGroup::Idle);
        let never = seats.with(|seats| seats.never_signed_in);
        (shown && never > 0).then(|| {
            let words = counted(
                never,
                "of them has never signed in.",
                "of them have never signed in.",
            );
            view! { <p class="quiet">{words}</p> }
        })
    });
    view! {
        <div class="cluster">
            <nav class="pool-states" aria-label="Seats by activity">
                {links.into_iter().collect_views()}
            </nav>
            {never}
        </div>
    }
}

#[component]
fn GroupLink(seats: Memo<IdleSeats>, view: Signal<IdleView>, group: IdleGroup) -> View {
    let navigator = use_navigator();
    let address = move || {
        let view = IdleView {
            group,
            ..view.get()
        };
        navigator.href(&Route::IdleSeats { view })
    };
    let count = memo(move || seats.with(|seats| seats.rows(group).len()));
    let current = move || view.with(|view| view.group == group).then_some("true");
    view! {
        <a href=address aria-current=current>
            {words::group(group)}
            " "
            <strong>{move || grouped(count.get())}</strong>
        </a>
    }
}
