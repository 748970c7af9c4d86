//! What this session changed.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::fact::Fact;
use crate::data::{use_jobs, use_writes};
use crate::memo::{Memo, memo};
use crate::ui::card::Card;

/// How many changes of this session were applied, and how many were not, or only in part. Each row of a job is one.
pub fn changes() -> Memo<(usize, usize)> {
    let (activity, jobs) = (use_writes().activity(), use_jobs());
    memo(move || {
        let (applied, not) = jobs.counted();
        activity.with(|activity| {
            let receipts = activity.iter();
            let receipts = receipts.filter(|receipt| receipt.verdict.is_applied());
            let of_forms = receipts.count();
            (applied + of_forms, not + activity.len() - of_forms)
        })
    })
}

/// The card.
#[component]
pub fn SessionCard() -> View {
    let counted = changes();
    let count = move |applied: bool| {
        Signal::derive(move || {
            let counted = counted.get();
            Some(if applied { counted.0 } else { counted.1 })
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
