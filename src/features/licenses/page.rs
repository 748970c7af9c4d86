//! The form at `/people/:id/licenses`.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::change::LicensesOf;
use rollcall_core::change::seats::seat_check;
use webex_api::{License, LicenseId, Person};

use super::pools::{choices, name_of};
use super::seats::warning;
use crate::data::{Load, use_tenant};
use crate::features::change::{ChangeForm, ChoiceList, Draft};
use crate::features::person::use_person_id;
use crate::routes::{Go, use_go, use_paths};
use crate::ui::plain_text::visible;

/// The form, once the person and the pools are there.
#[component]
pub fn ChangeLicensesPage() -> impl IntoView {
    let id = use_person_id();
    move || {
        let tenant = use_tenant();
        let remote = tenant.person(&id.get());
        view! {
            <Load remote what="the person" let:person>
                <Load remote=tenant.licenses what="the licences" let:licenses>
                    <Form person licenses />
                </Load>
            </Load>
        }
    }
}

#[component]
fn Form(person: Signal<Arc<Person>>, licenses: Signal<Arc<Vec<License>>>) -> impl IntoView {
    // The decision is made on what is on screen now; whatever is read later is compared with it, not mixed into it.
    let subject = person.get_untracked();
    let held: BTreeSet<LicenseId> = subject.licenses.iter().cloned().collect();
    let draft = Draft::new(
        LicensesOf {
            person: subject.id.clone(),
            org: None,
        },
        held,
    );
    let name = Callback::new(move |id: LicenseId| licenses.with(|licenses| name_of(licenses, &id)));
    let warnings = Signal::derive(move || {
        let change = draft.change();
        licenses.with(|licenses| {
            let effects = seat_check(licenses, &change.before, &change.after);
            let warned = effects.iter().filter_map(|effect| {
                warning(effect, &visible(&name_of(licenses, &effect.license)))
            });
            warned.collect::<Vec<_>>()
        })
    });
    let (go, back) = (use_go(), use_paths().person(subject.id.as_str()));
    let close = StoredValue::new_local(move || go(&back, Go::Replace));
    view! {
        <ChangeForm title=format!("Change licences of {}", subject.name()) draft name_of=name warnings
            on_close=Callback::new(move |()| close.with_value(|close| close()))>
            <p class="hint">"To swap a licence, untick one and tick the other: Webex gets both in one request."</p>
            <ChoiceList groups=licenses.with_untracked(|licenses| choices(licenses, &draft.before())) wanted=draft.wanted
                search="Search licences" none="No licence matches." />
        </ChangeForm>
    }
}
