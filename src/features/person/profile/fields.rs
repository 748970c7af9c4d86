//! The fields of a profile, each with what is wrong with it or why it can only be read.

use crate::prelude::*;
use rollcall_core::change::ProfileOf;
use rollcall_core::change::profile::{Part, Profile, parts_named};
use webex_api::License;

use crate::components::change_form::{Draft, NAMELESS};
use crate::data::use_tenant;
use crate::memo::memo;
use crate::ui::form::focus_first_error;
use crate::ui::form_field::TextField;
use crate::ui::live::live;

/// The id of the fields, for the focus.
const ID: &str = "profile-fields";

/// What Webex said about single fields in the last attempt. Typing in a field takes its words away.
type Refused = RwSignal<Vec<(Part, String)>>;

/// The fields.
#[component]
pub(super) fn Fields(draft: Draft<ProfileOf>) -> View {
    let licenses = use_tenant().licenses.ensure();
    let refused: Refused = RwSignal::new(draft.any.error.with_untracked(|error| {
        let error = error.as_ref();
        error.map(parts_named).unwrap_or_default()
    }));
    if refused.with_untracked(|refused| !refused.is_empty()) {
        focus_first_error(ID);
    }
    let calling = memo(move || {
        let pools = licenses.ready();
        let pools = pools.as_ref().map(|pools| &***pools);
        why_no_calling(&draft.before(), pools)
    });
    let manager = memo(move || {
        let linked = !draft.before().text(Part::ManagerId).is_empty();
        linked.then_some("The manager is linked to an account. Change this in Control Hub.")
    });
    let never = Signal::stored(None);
    let email = Signal::derive(move || draft.before().person().primary_email().to_owned());
    view! {
        <p class="hint">
            "If a directory such as Microsoft Entra ID provides this person, Webex keeps what comes from there. Change it in the directory."
        </p>
        <div class="stack" id=ID>
            <TextOf draft refused part=Part::FirstName locked=never />
            <TextOf draft refused part=Part::LastName locked=never />
            <TextOf draft refused part=Part::DisplayName locked=never />
            <TextOf draft refused part=Part::Title locked=never />
            <TextOf draft refused part=Part::Department locked=never />
            <TextOf draft refused part=Part::Manager locked=manager />
            <TextOf draft refused part=Part::WorkPhone locked=calling />
            <TextOf draft refused part=Part::Extension locked=calling />
            <TextField
                label="Email"
                value=email
                help="Rollcall doesn't change email addresses, because people sign in with them."
                read_only=true
                on_input=|_: String| ()
            />
        </div>
    }
}

#[component]
fn TextOf(
    draft: Draft<ProfileOf>,
    refused: Refused,
    part: Part,
    /// Why it can only be read.
    #[prop(into)]
    locked: Signal<Option<&'static str>>,
) -> View {
    let value = Signal::derive(move || draft.wanted.with(|wanted| wanted.text(part).to_owned()));
    let error = Signal::derive(move || {
        let nameless = part == Part::DisplayName && value.with(|value| value.trim().is_empty());
        let said = || {
            refused.with(|refused| {
                let said = refused.iter().find(|(about, _)| *about == part)?;
                Some(format!("Webex says: {}", said.1))
            })
        };
        nameless.then(|| NAMELESS.to_owned()).or_else(said)
    });
    let typed = move |text: String| {
        draft.wanted.update(|wanted| wanted.set(part, &text));
        refused.update(|refused| refused.retain(|(about, _)| *about != part));
    };
    live(move || {
        let locked = locked.get();
        view! { <TextField label=part.name() value help=locked.unwrap_or_default() error read_only=locked.is_some() on_input=typed /> }
    })
}

/// Why the phone number and the extension can only be read. Webex takes them only for people who have Webex Calling.
fn why_no_calling(profile: &Profile, pools: Option<&[License]>) -> Option<&'static str> {
    let person = profile.person();
    let works = |kind: &Option<String>| kind.as_deref() == Some("work");
    let numbers = person.phone_numbers.iter();
    if numbers.filter(|number| works(&number.kind)).count() > 1 {
        return Some("This person has several work numbers. Change them in Control Hub.");
    }
    if !profile.text(Part::Extension).is_empty() || !profile.text(Part::Location).is_empty() {
        return None;
    }
    let Some(pools) = pools else {
        return Some("Rollcall can't tell whether this person has a Webex Calling licence.");
    };
    let held = person.licenses.as_deref().unwrap_or_default();
    let mut pools = pools.iter().filter(|pool| held.contains(&pool.id));
    let calling = pools.any(License::is_calling);
    (!calling).then_some("Only people with a Webex Calling licence have one that can be changed.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn phone_and_extension_need_webex_calling() {
        let pools: Vec<License> = serde_json::from_value(json!([
            {"id": "C", "name": "Webex Calling - Professional"}, {"id": "M", "name": "Messaging"},
        ]))
        .unwrap();
        let why = |more: serde_json::Value, pools| {
            let mut person = json!({"id": "P"});
            person
                .as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            why_no_calling(&Profile::of(serde_json::from_value(person).unwrap()), pools)
        };
        assert_eq!(why(json!({"licenses": ["C"]}), Some(&pools)), None);
        assert!(why(json!({"licenses": ["M"]}), Some(&pools)).is_some());
        assert!(why(json!({"licenses": ["C"]}), None).is_some(), "not known");
        assert_eq!(why(json!({"extension": "12"}), None), None);
        let two = json!([{"type": "work", "value": "1"}, {"type": "work", "value": "2"}]);
        let several = why(
            json!({"extension": "12", "phoneNumbers": two}),
            Some(&pools),
        );
        assert!(several.unwrap().contains("several"));
    }
}
