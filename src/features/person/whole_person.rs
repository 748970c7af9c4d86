//! Changes that replace the whole person: what they need to know, and why they are not possible where it is not known.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::profile::Aspect;
use rollcall_core::change::{AnyTarget, Operation, ProfileOf};
use rollcall_core::route::Route;
use webex_api::{Endpoint, NotReplaceable, Person, PersonId, UpdatePerson};

use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::Explanation;
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{Remote, use_tenant, use_writes};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::Button;
use crate::ui::dialog::Panel;
use crate::ui::live::live;
use crate::ui::text;

/// Why the signed-in administrator cannot change this person; tracked. Ignores that the primary one of several addresses is unknown: the form
/// looks it up.
pub(super) fn use_not_replaceable(person: Signal<Arc<Person>>) -> Signal<Option<String>> {
    let forbidden = use_forbidden(UpdatePerson::NAME);
    Signal::derive(move || {
        let unknown = || person.with(|person| reason(person).filter(|_| person.emails.len() < 2));
        forbidden.get().or_else(unknown)
    })
}

/// Why the form cannot be applied now: it is forbidden, or another change of the same person is under way, which the replacement
/// might undo; tracked.
pub(super) fn use_not_now(target: &ProfileOf) -> Signal<Option<String>> {
    let forbidden = use_forbidden(UpdatePerson::NAME);
    let operation = AnyTarget::from(target.clone()).operation();
    let writes = use_writes();
    Signal::derive(move || {
        let other = |write: &Operation| write.person() == operation.person() && *write != operation;
        let running = || writes.running().iter().any(|write| other(&write.operation));
        forbidden.get().or_else(|| {
            running().then(|| "Wait until the other change of this person has ended.".to_owned())
        })
    })
}

/// Reads the person for such a change, and shows the form, or why there is none.
#[component]
pub(super) fn WholePerson(
    /// Whose form it is.
    id: Signal<PersonId>,
    /// What the form changes.
    aspect: Aspect,
    /// The form.
    form: Callback<(ProfileOf, Arc<Person>), View>,
) -> View {
    live(move || {
        let target = ProfileOf {
            person: id.get(),
            aspect,
        };
        let remote = use_tenant().person_to_change(&target).ensure();
        view! {
            <Load remote what="this person" let:person>
                <FormOf target=target.clone() remote person form />
            </Load>
        }
    })
}

#[component]
fn FormOf(
    target: ProfileOf,
    remote: Remote<Arc<Person>>,
    person: Signal<Arc<Person>>,
    form: Callback<(ProfileOf, Arc<Person>), View>,
) -> View {
    let why = memo(move || person.with(|person| reason(person)));
    live(move || match why.get() {
        None => form.run((target.clone(), person.get_untracked())),
        Some(why) => {
            let page = Route::person(target.person.clone());
            view! { <NotPossible why remote page /> }
        }
    })
}

#[component]
fn NotPossible(why: String, remote: Remote<Arc<Person>>, page: Route) -> View {
    let navigator = use_navigator();
    let page = StoredValue::new(page);
    let close = move || page.with_value(|page| navigator.replace(page));
    let explanation = Explanation {
        what: "You can't change this person here".to_owned(),
        why,
        next: "Change this person in Control Hub.".to_owned(),
        said: Vec::new(),
        tracking_id: None,
        refused: None,
    };
    let retry = Callback::new(move |()| remote.revalidate());
    view! {
        <Panel title="Change this person" on_close=close>
            <div class="dialog-scroll">
                <ErrorPanel explanation on_retry=retry />
            </div>
            <div class="dialog-foot">
                <Button on_click=close>{text::CLOSE}</Button>
            </div>
        </Panel>
    }
}

fn reason(person: &Person) -> Option<String> {
    let missing = UpdatePerson::replacing(person, person).err()?;
    Some(match missing {
        NotReplaceable::SeveralAddresses => {
            "This person has more than one email address, and Rollcall couldn't look up which is the primary one, so a change could replace it. Rollcall can look it up if you sign in with the scope identity:people_read.".to_owned()
        }
        NotReplaceable::LeftOut(member) => format!(
            "Webex left out this person's {}, and a change would delete what it doesn't know.",
            in_words(member)
        ),
        NotReplaceable::Unreadable(member) => format!(
            "Rollcall couldn't read this person's {}, and a change would delete what it doesn't know.",
            in_words(member)
        ),
    })
}

/// A member in words; one without a row goes by Webex's name.
fn in_words(member: &str) -> &str {
    match member {
        "licenses" => "licences",
        "emails" => "email address",
        "displayName" => "display name",
        "phoneNumbers" => "phone numbers",
        "siteUrls" => "meeting sites",
        "loginEnabled" => "account state",
        "firstName" => "first name",
        "lastName" => "last name",
        "locationId" => "location",
        "managerId" => "manager's account",
        "orgId" => "organisation",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_that_cannot_be_written_back_has_a_reason() {
        let reason = |json: serde_json::Value| reason(&serde_json::from_value(json).unwrap());
        let whole = serde_json::json!({"id": "P", "displayName": "A", "emails": ["a@x.example"], "roles": [], "licenses": []});
        assert_eq!(reason(whole.clone()), None);
        for (member, value, word) in [
            (
                "emails",
                serde_json::json!(["a", "b"]),
                "more than one email",
            ),
            (
                "licenses",
                serde_json::Value::Null,
                "left out this person's licences",
            ),
            (
                "addresses",
                serde_json::json!(7),
                "read this person's addresses",
            ),
        ] {
            let mut person = whole.clone();
            person[member] = value;
            assert!(reason(person).unwrap().contains(word), "{member}");
        }
    }
}
