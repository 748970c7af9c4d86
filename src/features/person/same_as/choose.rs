//! Choosing the model by name or email.

use crate::prelude::*;
use webex_api::PersonId;

use crate::browser::dom;
use crate::components::person_finder::{FoundPeople, FoundPerson, use_found_people};
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::button::Button;
use crate::ui::combobox::{Combobox, Suggestion, SuggestionGroup};
use crate::ui::icon::Icon;
use crate::ui::text;

/// How many people it names.
const NAMED: usize = 8;

/// The field that finds the model.
#[component]
pub fn Choose(
    /// The person who gets the copies. They are not offered as the model.
    person: PersonId,
    /// Called with the model.
    on_choose: Callback<FoundPerson>,
    /// Called when the form closes.
    on_cancel: Callback<()>,
) -> View {
    effect(|| {
        dom::focus_first("dialog[open] [role=combobox]");
    });
    let query = RwSignal::new(String::new());
    let found = use_found_people(query.into(), NAMED);
    let groups = memo(move || found.with(|found| groups(found, &person)));
    let choose = Callback::new(move |key: String| {
        let chosen = found.with_untracked(|found| {
            let chosen = found.people.iter().find(|it| it.id.as_str() == key);
            chosen.cloned()
        });
        if let Some(chosen) = chosen {
            on_choose.run(chosen);
        }
    });
    view! {
        <div class="dialog-scroll stack">
            <p>"Choose the person who already has what’s wanted. You then see every difference, and decide on each before anything is sent."</p>
            <div class="card">
                <Combobox
                    label="Copy from (name or email)"
                    query
                    groups
                    status=Signal::derive(move || found.with(|found| found.words.clone()))
                    on_choose=choose
                />
            </div>
        </div>
        <div class="dialog-foot">
            <Button on_click=move || on_cancel.run(())>{text::CANCEL}</Button>
        </div>
    }
}

fn groups(found: &FoundPeople, person: &PersonId) -> Vec<SuggestionGroup> {
    let others = found.people.iter().filter(|it| !it.id.is_same(person));
    let suggestions: Vec<_> = others
        .map(|it| Suggestion {
            key: it.id.to_string(),
            icon: Icon::Person,
            words: it.name.clone(),
            second: it.email.clone(),
        })
        .collect();
    let group = SuggestionGroup {
        title: text::NAV_PEOPLE,
        suggestions,
    };
    Some(group)
        .filter(|group| !group.suggestions.is_empty())
        .into_iter()
        .collect()
}
