//! The people who are selected in a list of holders, and what can be done with them. The list of everyone has a bar of its own.

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::Selection;
use rollcall_core::route::{PersonForm, Route};
use webex_api::PersonId;

use super::selecting::Selecting;
use crate::data::{ListState, use_directory};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::copy_button::CopyButton;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::toast::use_notices;

/// Somebody who is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectedPerson {
    /// Webex's id.
    pub id: String,
    /// Their address; empty if Webex gave none.
    pub email: String,
    /// Whether they have a page here. People of other organisations do not.
    pub has_page: bool,
}

/// How many are selected, and what can be done with them; nothing if nobody is.
#[component]
pub fn SelectedBar(
    /// The selection, in rows of the list's own table.
    selection: RwSignal<Selection>,
    /// The selection among the rows shown.
    selecting: Selecting,
    /// Returns the people who are selected.
    people: Callback<(), Vec<SelectedPerson>>,
    /// More buttons.
    #[prop(optional, into)]
    actions: ViewFn,
) -> View {
    let any = memo(move || selection.with(|selection| !selection.is_empty()));
    let actions = StoredValue::new(actions);
    let words = move || {
        let (all, shown) = (selection.with(Selection::len), selecting.count_shown());
        let words = format!("{} selected", counted(all, "person", "people"));
        match all - shown {
            0 => words,
            hidden => format!("{words}, {hidden} of them not shown"),
        }
    };
    let emails = move || {
        let emails = people.run(()).into_iter().map(|person| person.email);
        let emails = emails.filter(|email| !email.is_empty());
        emails.collect::<Vec<_>>().join("\n")
    };
    view! {
        <Show when=move || any.get()>
            <div class="selection-bar cluster" role="region" aria-label="Selection">
                <strong role="status">{live(words)}</strong>
                <ChangeLicenses selection people />
                <SelectInPeople people />
                {actions.with_value(ViewFn::run)}
                <CopyButton label="Copy emails" text=emails />
                <Button size=ButtonSize::Small kind=ButtonKind::Ghost on_click=move || selection.update(Selection::clear)>
                    "Clear selection"
                </Button>
            </div>
        </Show>
    }
}

/// Opens the licence form of the one who is selected.
#[component]
fn ChangeLicenses(
    selection: RwSignal<Selection>,
    people: Callback<(), Vec<SelectedPerson>>,
) -> View {
    let navigator = use_navigator();
    let reason = Signal::derive(move || {
        if selection.with(Selection::len) > 1 {
            return Some("One person at a time.".to_owned());
        }
        let outside = untrack(|| people.run(())).iter().any(|it| !it.has_page);
        outside.then(|| "This person belongs to another organisation.".to_owned())
    });
    let open = move || {
        if let Some(person) = people.run(()).into_iter().next() {
            let id = PersonId::new(person.id);
            let form = Some(PersonForm::Licenses);
            navigator.navigate(&Route::Person { id, form });
        }
    };
    view! {
        <Button size=ButtonSize::Small disabled_reason=reason on_click=open>
            "Change licences"
        </Button>
    }
}

/// Adds the people to the selection in the list of everyone, and goes there.
#[component]
fn SelectInPeople(people: Callback<(), Vec<SelectedPerson>>) -> View {
    let (directory, navigator, notices) = (use_directory(), use_navigator(), use_notices());
    directory.ensure();
    let reason = Signal::derive(move || {
        let loading = directory.state.with(ListState::is_loading);
        loading.then(|| "The list of people is still loading.".to_owned())
    });
    let select = move || {
        let selected = people.run(());
        let rows: Vec<u32> = directory.rows.with_untracked(|everyone| {
            let rows = selected.iter().map(|it| everyone.position(&it.id));
            rows.flatten().collect()
        });
        let missing = selected.len() - rows.len();
        directory
            .selection
            .update(|selection| selection.set_all(rows, true));
        if missing > 0 {
            let people = counted(missing, "person isn't", "people aren't");
            notices.error(
                format!("{people} in the list of people"),
                "Only people of your organisation who have loaded can be selected there.",
            );
        }
        navigator.navigate(&Route::everyone());
    };
    view! {
        <Button size=ButtonSize::Small kind=ButtonKind::Ghost disabled_reason=reason on_click=select>
            "Select in People"
        </Button>
    }
}
