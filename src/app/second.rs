//! Fetches the second file of wasm before anybody opens a page of it, so that no form waits for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::idle;
use crate::data::use_tenant;
use crate::routes::{Place, use_place};

/// Fetches the file once, when the list or the person that this sign-in opened with can be used and the browser is idle; not where the
/// person asked to save data. `bring` is a page of the file. A file that does not come is no fault here: the page that needs it asks
/// again, and says so.
pub fn fetch_when_idle<F, T>(bring: fn() -> F)
where
    F: Future<Output = T> + 'static,
    T: 'static,
{
    if idle::saves_data() {
        return;
    }
    let (tenant, place) = (use_tenant(), use_place());
    let usable = Memo::new(move |before: Option<&bool>| {
        before == Some(&true)
            || place.with(|place| match place {
                Place::People { .. } => tenant.directory.rows.with(|rows| !rows.is_empty()),
                Place::Person { id, .. } => {
                    tenant.person(id).with(|person| person.ready().is_some())
                }
                _ => false,
            })
    });
    Effect::new(move || {
        if usable.get() {
            idle::when_idle(move || {
                spawn_local(async move {
                    let _ = bring().await;
                });
            });
        }
    });
}
