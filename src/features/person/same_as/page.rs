//! The panel: choose the model, confirm the differences, follow the steps.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::choose::Choose;
use super::confirmed::{Confirmed, Earlier};
use super::differences::Differences;
use super::steps::Steps;
use crate::components::change_form::name_and_address;
use crate::components::load::Load;
use crate::components::person_finder::FoundPerson;
use crate::data::{StepState, use_client_handle, use_tenant, use_writes};
use crate::navigator::use_navigator;
use crate::ui::dialog::Panel;
use crate::ui::live::live;
use crate::ui::toast::use_notices;

/// The form, once the person is there.
#[component]
pub fn SameAsPage(
    /// Who gets what the model has.
    id: Signal<PersonId>,
) -> View {
    live(move || {
        let remote = use_tenant().person(&id.get());
        view! {
            <Load remote what="this person" let:person>
                <Form person />
            </Load>
        }
    })
}

#[component]
fn Form(person: Signal<Arc<Person>>) -> View {
    let (navigator, writes, client, notices) = (
        use_navigator(),
        use_writes(),
        use_client_handle(),
        use_notices(),
    );
    let (id, name, whom) = person.with_untracked(|person| {
        let name = person.name().into_owned();
        (person.id.clone(), name, name_and_address(person))
    });
    let page = Route::person(id.clone());
    let close = Callback::new(move |()| navigator.replace(&page));
    let model = RwSignal::new(None::<FoundPerson>);
    let confirmed = RwSignal::new(None::<Confirmed>);
    let states = RwSignal::new(Vec::new());
    let earlier = StoredValue::new(Earlier::default());
    let subject = name.clone();
    let apply = move |change: Confirmed| {
        // The form may be gone by the time the administrator has allowed it.
        let Some(steps) = earlier.try_with_value(|earlier| change.steps(earlier, &subject)) else {
            return;
        };
        states.set(vec![StepState::Waiting; change.len()]);
        let left_open = format!("{subject}: session types not sent");
        writes.start_series(&client.get(), steps, move |place, state| {
            let shown = states.try_update(|states| {
                if let Some(kept) = states.get_mut(place) {
                    *kept = state;
                }
            });
            if shown.is_none() && state == StepState::NotStarted {
                notices.warning(&*left_open, "The step before it wasn't applied.");
            }
        });
        let _ = confirmed.try_set(Some(change));
    };
    let apply = Callback::new(move |change| {
        let apply = apply.clone();
        writes.when_allowed(Box::new(move || apply(change)));
    });
    view! {
        <Panel title=format!("Copy licences and session types to {name}") on_close=move || close.run(())>
            {move || match (confirmed.get(), model.get()) {
                (Some(change), _) => {
                    view! { <Steps change person=whom.clone() states earlier on_back=Callback::new(move |()| confirmed.set(None)) on_close=close /> }
                }
                (None, None) => {
                    view! { <Choose person=id.clone() on_choose=Callback::new(move |chosen| model.set(Some(chosen))) on_cancel=close /> }
                }
                (None, Some(from)) => {
                    view! { <Differences person from on_other=Callback::new(move |()| model.set(None)) on_apply=apply on_cancel=close /> }
                }
            }}
        </Panel>
    }
}
