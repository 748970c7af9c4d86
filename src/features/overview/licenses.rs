//! Licences: the pools that need attention, and idle seats.

use crate::prelude::*;
use rollcall_core::licenses::{Attention, PoolsView, count_needing};
use rollcall_core::route::Route;

use super::fact::Fact;
use super::idle::{IdleAge, IdleFacts};
use crate::components::age::Age;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;

/// What is counted: the sentence for one, and for several.
const fn words(attention: Attention) -> (&'static str, &'static str) {
    match attention {
        Attention::Overused => (
            "licence has more seats in use than were bought",
            "licences have more seats in use than were bought",
        ),
        Attention::Full => ("licence has no seat left", "licences have no seat left"),
        Attention::NearlyFull => (
            "licence has at most one seat in ten left",
            "licences have at most one seat in ten left",
        ),
        Attention::Unknown => (
            "licence has an unknown number of seats left",
            "licences have an unknown number of seats left",
        ),
    }
}

/// The card.
#[component]
pub fn LicensesCard() -> View {
    let licenses = use_tenant().licenses.visit();
    view! {
        <Card title="Licences">
            <Load remote=licenses what="licences" lines=4 let:licenses>
                {
                    let fact = move |attention: Attention| {
                        let (one, many) = words(attention);
                        let number = memo(move || Some(licenses.with(|licenses| count_needing(licenses, attention))));
                        let view = PoolsView::needing(attention);
                        view! { <Fact number one many list=Route::Licenses { view } /> }
                    };
                    view! { <ul class="facts">{Attention::ALL.map(fact).into_iter().collect_views()} <IdleFacts /></ul> }
                }
            </Load>
            <Age loaded=Signal::derive(move || licenses.loaded()) />
            <IdleAge />
        </Card>
    }
}
