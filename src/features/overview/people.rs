//! People: how many there are, and who needs attention.

use leptos::prelude::*;
use rollcall_core::people::{Account, Field, Filter, PeopleView};
use rollcall_core::route::Route;

use super::fact::Fact;
use crate::components::completeness::CompletenessMark;
use crate::components::people_age::PeopleAge;
use crate::data::use_directory;
use crate::ui::card::Card;

/// What is counted: the sentence for one, for several, and the conditions.
fn facts() -> [(&'static str, &'static str, Vec<Filter>); 5] {
    let account = |state| Filter::new(Field::Account(state));
    [
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
        (
            "disabled account still holds a licence",
            "disabled accounts still hold a licence",
            vec![account(Account::Disabled), Filter::new(Field::AnyLicense)],
        ),
        (
            "person is an administrator",
            "people are administrators",
            vec![Filter::new(Field::AnyRole)],
        ),
    ]
}

/// The card.
#[component]
pub fn PeopleCard() -> impl IntoView {
    let directory = use_directory();
    let facts = facts().map(|(one, many, filters)| {
        let view = PeopleView::filtered(filters);
        let counted = view.clone();
        let number = Memo::new(move |_| {
            directory.rows.with(|rows| {
                let known = !rows.is_empty();
                known.then(|| rows.count(&counted))
            })
        });
        view! { <Fact number one many list=Route::People { view } /> }
    });
    view! {
        <Card title="People">
            <ul class="facts">{facts.into_iter().collect_view()}</ul>
            <CompletenessMark />
            <PeopleAge />
        </Card>
    }
}
