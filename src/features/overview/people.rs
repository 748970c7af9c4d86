//! People: how many there are, and who needs attention.

use crate::prelude::*;
use rollcall_core::people::{Account, Day, Field, Filter, PeopleView};
use rollcall_core::route::Route;

use super::fact::Fact;
use crate::components::completeness::CompletenessMark;
use crate::components::error_panel::ErrorPanel;
use crate::components::people_age::PeopleAge;
use crate::components::people_list::explain_everyone;
use crate::data::{ListState, use_directory};
use crate::memo::{Memo, memo};
use crate::session::use_session;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;

/// After how many days an invitation that was not accepted needs attention.
const OLD_INVITATION: u16 = 30;

/// A number of people: the sentence for one, for several, and the conditions.
pub type PeopleFact = (&'static str, &'static str, Vec<Filter>);

/// What is counted. Webex doesn't say when it invited someone; the day on which the person was added is the earliest.
pub fn people_facts(today: Option<Day>) -> Vec<PeopleFact> {
    let account = |state| Filter::new(Field::Account(state));
    let mut facts = vec![
        ("person", "people", Vec::new()),
        (
            "person holds no licence",
            "people hold no licence",
            vec![Filter::not(Field::AnyLicense)],
        ),
        (
            "invitation is pending",
            "invitations are pending",
            vec![account(Account::Invited)],
        ),
    ];
    if let Some(today) = today {
        let old = Filter::new(Field::AddedBefore(today.minus(OLD_INVITATION)));
        facts.push((
            "invitation is pending for a person added more than 30 days ago",
            "invitations are pending for people added more than 30 days ago",
            vec![account(Account::Invited), old],
        ));
    }
    facts.extend([
        (
            "deactivated account still holds a licence",
            "deactivated accounts still hold a licence",
            vec![account(Account::Disabled), Filter::new(Field::AnyLicense)],
        ),
        (
            "person is an administrator",
            "people are administrators",
            vec![Filter::new(Field::AnyRole)],
        ),
    ]);
    facts
}

/// How many people a view shows; `None` while nobody is known.
pub fn count(view: PeopleView) -> Memo<Option<usize>> {
    let rows = use_directory().rows;
    memo(move || rows.with(|rows| (!rows.is_empty()).then(|| rows.count(&view))))
}

/// The card.
#[component]
pub fn PeopleCard() -> View {
    let directory = use_directory();
    let facts = people_facts(Day::of(use_session().now()));
    let facts = facts.into_iter().map(|(one, many, filters)| {
        let view = PeopleView::filtered(filters);
        let number = count(view.clone());
        view! { <Fact number one many list=Route::People { view } /> }
    });
    let fault = move || match directory.state.get() {
        ListState::Failed(error) => {
            let explanation = explain_everyone("Couldn't load people", &error);
            Some(view! { <ErrorPanel explanation on_retry=directory.control().retry /> })
        }
        _ => None,
    };
    view! { <Card title="People">{fault} <ul class="facts">{facts.collect_views()}</ul> <CompletenessMark /> <PeopleAge /></Card> }
}
