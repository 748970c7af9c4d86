//! Fetches the second wasm file before a lazy page is opened, so that no form waits for it.

use leptos::task::spawn_local;
use rollcall_core::route::Route;

use crate::browser::idle;
use crate::components::lazy_page::{Build, Missing, SecondFile};
use crate::data::use_tenant;
use crate::effect::effect;
use crate::memo::memo_after;
use crate::navigator::use_navigator;

/// Fetches the file once, when the list or the person that this sign-in opened with can be used and the browser is idle; not where the
/// person asked to save data. `bring` is a page of the file. A file that does not come is no fault here: the page that needs it asks
/// again, and says so.
pub fn fetch_when_idle<F>(bring: fn() -> F, second: SecondFile)
where
    F: Future<Output = Result<Build, Missing>> + 'static,
{
    if idle::saves_data() {
        return;
    }
    let (tenant, route) = (use_tenant(), use_navigator().route());
    let usable = memo_after(move |before: Option<&bool>| {
        before == Some(&true)
            || route.with(|route| match route {
                Some(Route::People { .. }) => tenant.directory.rows.with(|rows| !rows.is_empty()),
                Some(Route::Person { id, .. }) => {
                    tenant.person(id).with(|person| person.ready().is_some())
                }
                _ => false,
            })
    });
    effect(move || {
        if usable.get() {
            idle::when_idle(move || {
                spawn_local(async move {
                    if bring().await.is_ok() {
                        second.came();
                    }
                });
            });
        }
    });
}
