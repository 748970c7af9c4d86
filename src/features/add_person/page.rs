//! Adds a person: asks for the address first and looks it up, then asks for the rest.

use crate::prelude::*;
use rollcall_core::change::CreationOf;
use webex_api::Person;

use super::close::Close;
use super::form::NewPersonForm;
use super::search::{Found, Search};
use crate::components::change_form::name_and_address;
use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::explain;
use crate::data::use_writes;
use crate::effect::effect;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, SubmitButton};
use crate::ui::dialog::Panel;
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;
use rollcall_core::route::Route;

/// The two steps. A running creation, or one whose outcome was not seen, is shown at once.
#[component]
pub fn AddPersonPage() -> View {
    let address = RwSignal::new(untrack(|| use_writes().creating()));
    live(move || match address.get() {
        Some(email) => view! { <NewPersonForm email /> },
        None => view! { <AskAddress address /> },
    })
}

#[component]
fn AskAddress(address: RwSignal<Option<String>>) -> View {
    let email = Entry::new("");
    let search = Search::new();
    let close = Close::new();
    effect(move || {
        if let Found::Nobody(email) = search.found.get() {
            address.set(Some(email));
        }
    });
    let submit = move |()| {
        let typed = email.trimmed();
        match fault(&typed) {
            Some(fault) => email.fail(fault),
            None => search.look_up(&CreationOf { email: typed }),
        }
    };
    let outcome = live(move || match search.found.get() {
        Found::NotAsked | Found::Asking | Found::Nobody(_) => ().into_child(),
        Found::Somebody(person) => view! { <Exists person=*person /> },
        Found::Failed(error) => {
            view! { <ErrorPanel explanation=explain("Couldn't look up this address", &error) /> }
        }
    });
    let asking = Signal::derive(move || search.found.with(|found| matches!(found, Found::Asking)));
    view! {
        <Panel title="Add a person" on_close=move || close.to_list()>
            <Form id="add-person" on_submit=submit>
                <div class="dialog-scroll stack">
                    <FormField label="Email" entry=email help="Rollcall first checks whether somebody has this address already." />
                    <div aria-live="polite">{outcome}</div>
                </div>
                <div class="dialog-foot">
                    <Button on_click=move || close.to_list()>{text::CANCEL}</Button>
                    <SubmitButton pending=asking>{text::CONTINUE}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// Tells that the address is taken.
#[component]
fn Exists(person: Person) -> View {
    let address = use_navigator().href(&Route::person(person.id.clone()));
    view! {
        <Notice tone=Tone::Warning title="Somebody has this address already">
            <p>
                <UntrustedText text=name_and_address(&person) />
            </p>
            <a href=address>"Open this person"</a>
        </Notice>
    }
}

/// Returns what is wrong with an address, without a request.
fn fault(email: &str) -> Option<&'static str> {
    let parts = email.split_once('@');
    let sound = parts.is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !domain.contains('@')
    });
    if email.is_empty() {
        Some("Enter the email address of the new person.")
    } else if !sound || email.contains(char::is_whitespace) {
        Some("Enter one complete email address, such as ana@example.com.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn one_complete_address_is_wanted() {
        for sound in ["a@b.c", "ana.silva+x@mail.example.com", "ä@ö.example"] {
            assert_eq!(fault(sound), None, "{sound}");
        }
        for wrong in [
            "",
            "ana",
            "@b.c",
            "a@b",
            "a b@c.d",
            "a@b.c,d@e.f",
            "a@b@c.d",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
