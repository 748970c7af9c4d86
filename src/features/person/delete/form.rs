//! The form that deletes a person. Shows what becomes free, and asks to type the address.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::deletion::{Belonging, DeletionOf};
use rollcall_core::naming;
use rollcall_core::route::Route;
use rollcall_core::sets::set_of;
use webex_api::{DeletePerson, Endpoint, Person, PersonId};

use super::guard::use_spared;
use crate::components::change_form::{
    ApplyButton, ChangeForm, Confirmation, Draft, Words, name_and_address, named,
};
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{use_directory, use_tenant};
use crate::features::person::licenses::seats_note;
use crate::navigator::use_navigator;
use crate::ui::live::live;

/// The form, once the person has been read.
#[component]
pub fn DeletePersonPage(
    /// Who.
    id: Signal<PersonId>,
) -> View {
    live(move || {
        let remote = use_tenant().person(&id.get());
        view! {
            <Load remote what="this person" let:person>
                <Form person=person.get_untracked() />
            </Load>
        }
    })
}

#[component]
fn Form(person: Arc<Person>) -> View {
    let tenant = use_tenant();
    let licenses = tenant.licenses.ensure();
    let held = set_of(person.licenses.clone().unwrap_or_default());
    let target = DeletionOf {
        person: person.id.clone(),
    };
    let draft = Draft::proposing(target, Some(held), None);
    let account = person.name().into_owned();
    let pools = Signal::derive(move || licenses.ready().unwrap_or_default());
    let pools_before = StoredValue::new(pools.get_untracked());
    let words = Words {
        item: named(move |belonging: Belonging| {
            pools.with(|pools| naming::belonging(&belonging, Some(&account), pools))
        }),
        note: seats_note(pools, pools_before),
        fields: "account",
    };
    let confirmation = Confirmation {
        loses: vec![LOSS.to_owned()],
        word: confirmation(&person),
    };
    let (forbidden, spared) = (use_forbidden(DeletePerson::NAME), use_spared(&person));
    let forbidden = Signal::derive(move || forbidden.get().or_else(|| spared.get()));
    let (navigator, directory) = (use_navigator(), use_directory());
    let page = Route::person(person.id.clone());
    let close = Callback::new(move |()| {
        let report = untrack(|| draft.any.write.state()).report();
        // A deleted person has no page.
        let gone = report.is_some_and(|report| report.verdict().is_applied());
        navigator.replace(&if gone {
            Route::People {
                view: directory.viewed.get_untracked(),
            }
        } else {
            page.clone()
        });
    });
    view! {
        <ChangeForm
            title=format!("Delete {}", person.name())
            person=name_and_address(&person)
            draft=draft.any
            words
            forbidden
            confirmation=Signal::stored(Some(confirmation))
            apply=ApplyButton::danger("Delete person")
            on_apply=Callback::new(move |()| pools_before.set_value(pools.get_untracked()))
            on_close=close
        >
            <p>"To keep the account, deactivate it instead: the person can't sign in then."</p>
        </ChangeForm>
    }
}

/// What cannot be undone.
const LOSS: &str = "Webex deletes the account for good.";

/// The text to type: the address, or the name of a person without one.
fn confirmation(person: &Person) -> String {
    match person.primary_email().trim() {
        "" => match person.name().trim() {
            "" => "delete".to_owned(),
            name => name.to_owned(),
        },
        email => email.to_owned(),
    }
}
