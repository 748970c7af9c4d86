//! Idle seats, and seats of unknown activity. Known only after the search for idle seats, which reads everyone again.

use crate::prelude::*;
use rollcall_core::licenses::{IdleGroup, IdleView};
use rollcall_core::route::Route;
use time::OffsetDateTime;

use super::fact::Fact;
use crate::components::age::Age;
use crate::data::{ListState, Tenant, use_tenant};
use crate::memo::memo;
use crate::session::use_session;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::show::Show;

/// The groups that are counted, with the sentence for one and for several. People of unknown activity are not idle.
pub const IDLE_FACTS: [(IdleGroup, &str, &str); 2] = [
    (
        IdleGroup::Idle,
        "person with a paid licence was not active for 60 days",
        "people with a paid licence were not active for 60 days",
    ),
    (
        IdleGroup::Unknown,
        "person with a paid licence whose activity is unknown",
        "people with a paid licence whose activity is unknown",
    ),
];

/// How many people are in each group of [`IDLE_FACTS`], in its order; `None` unless the whole list was read. Tracked.
pub fn idle_counts(tenant: Tenant, now: OffsetDateTime) -> Option<[usize; 2]> {
    let idle = tenant.idle();
    let complete = idle.list.state.with(|state| *state == ListState::Complete);
    if !complete {
        return None;
    }
    tenant.licenses.with(|licenses| {
        let pools = licenses.ready()?;
        let seats = idle.excluded.with(|excluded| {
            let rows = idle.list.rows;
            rows.with(|rows| rows.sort(pools, &IdleView::new(), excluded, now))
        });
        Some(IDLE_FACTS.map(|(group, ..)| seats.rows(group).len()))
    })
}

/// The numbers, each with a link to its list; before the search, a link to it.
#[component]
pub fn IdleFacts() -> View {
    let (tenant, session) = (use_tenant(), use_session());
    let counts = memo(move || idle_counts(tenant, session.now()));
    let known = memo(move || counts.with(Option::is_some));
    live(move || {
        if !known.get() {
            let look = "idle seats haven't been looked for yet";
            let list = Route::all_idle_seats();
            return view! { <Fact number=Signal::stored(None) one="" many=look list /> };
        }
        let facts = IDLE_FACTS.into_iter().enumerate();
        let facts = facts.map(|(at, (group, one, many))| {
            let view = IdleView {
                group,
                ..IdleView::new()
            };
            let number = Signal::derive(move || counts.get().map(|counts| counts[at]));
            view! { <Fact number one many list=Route::IdleSeats { view } /> }
        });
        facts.collect_views().into_child()
    })
}

/// When the search ran.
#[component]
pub fn IdleAge() -> View {
    let ended = use_tenant().idle().list.ended;
    let any = memo(move || ended.with(Option::is_some));
    view! {
        <Show when=move || any.get()>
            <p class="quiet">"Idle seats: " <Age loaded=ended /></p>
        </Show>
    }
}
