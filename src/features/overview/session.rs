//! What this session changed.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::fact::Fact;
use crate::data::use_writes;
use crate::ui::card::Card;

/// The card.
#[component]
pub fn SessionCard() -> View {
    let activity = use_writes().activity();
    let count = move |applied: bool| {
        Signal::derive(move || {
            activity.with(|activity| {
                let counted = activity
                    .iter()
                    .filter(|receipt| receipt.verdict.is_applied() == applied);
                Some(counted.count())
            })
        })
    };
    view! {
        <Card title="This session">
            <ul class="facts">
                <Fact number=count(true) one="change was applied" many="changes were applied" list=Route::Activity />
                <Fact
                    number=count(false)
                    one="change was not, or only partly, applied"
                    many="changes were not, or only partly, applied"
                    list=Route::Activity
                />
            </ul>
        </Card>
    }
}
