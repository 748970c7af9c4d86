//! The page.

use crate::prelude::*;
use rollcall_core::jobs::edit::{Edit, Members};
use rollcall_core::jobs::recipes::for_each;

use crate::data::use_tenant;
use crate::ui::button::Button;

/// The page.
#[component]
pub fn JobsPage() -> impl IntoView {
    let tenant = use_tenant();
    let jobs = tenant.jobs();
    let go = move || {
        let edit: Edit = Members::add(["x".into()].into()).into();
        jobs.plan(for_each(&edit, ["P".into()]));
        jobs.start(Some(5));
    };
    let more = move || {
        if let Some((id, _)) = jobs.offers().first() {
            jobs.take_up(id);
        }
        jobs.plan_undo();
        jobs.plan_failed_again();
    };
    view! {
        <Button on_click=go>"Go"</Button>
        <Button on_click=more>"More"</Button>
        {move || jobs.snapshot.with(|s| s.as_ref().map(|s| s.ended))}
    }
}
