//! People found by name or email while somebody types, in the list of people as far as it has loaded.

use crate::prelude::*;
use rollcall_core::number::{counted, grouped};
use rollcall_core::people::finder::Query;
use rollcall_core::people::{Finder, RowView, UnreadableParts};
use webex_api::PersonId;

use crate::data::{ListState, use_directory};
use crate::effect::effect;
use crate::memo::{Memo, memo};
use crate::ui::combobox::{Combobox, Suggestion, SuggestionGroup};
use crate::ui::icon::Icon;
use crate::ui::text;
use crate::ui::unread::NAME_NOT_READABLE;

/// How many people a field names.
const NAMED: usize = 8;

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// Webex's id.
    pub id: PersonId,
    /// The name, or why there is none.
    pub name: String,
    /// The primary address; empty when Webex gave none.
    pub email: String,
}

impl From<RowView<'_>> for FoundPerson {
    fn from(row: RowView<'_>) -> Self {
        let name = match row.name {
            "" if row.unreadable.has(UnreadableParts::NAME) => NAME_NOT_READABLE,
            "" => "No name",
            name => name,
        };
        Self {
            id: row.id.into(),
            name: name.to_owned(),
            email: row.email.to_owned(),
        }
    }
}

/// The people found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPeople {
    /// The best, the best first.
    pub people: Vec<FoundPerson>,
    /// How many people match.
    pub total: usize,
    /// How many that are, and whether others may be missing, in words; empty for a blank query.
    pub words: String,
}

/// Follows a query and the arriving people; names at most `limit` people. The list of people starts to load with the first query.
pub fn use_found_people(query: Signal<String>, limit: usize) -> Memo<FoundPeople> {
    let directory = use_directory();
    effect(move || {
        if query.with(|query| !Query::new(query).is_blank()) {
            directory.ensure();
        }
    });
    let finder = StoredValue::new(Finder::new(limit));
    memo(move || {
        let query = query.get();
        if Query::new(&query).is_blank() {
            return FoundPeople::default();
        }
        directory.rows.with(|rows| {
            let matches = finder.try_update_value(|finder| finder.find(rows, &query));
            let matches = matches.unwrap_or_default();
            let best = matches.best.iter();
            let people: Vec<FoundPerson> = best
                .filter_map(|row| rows.row(*row).map(FoundPerson::from))
                .collect();
            let words = directory
                .state
                .with(|state| words(people.len(), matches.total, rows.len(), state));
            FoundPeople {
                people,
                total: matches.total,
                words,
            }
        })
    })
}

/// A field that finds one person. Choosing a person clears it.
#[component]
pub fn PersonField(
    /// Its name.
    label: &'static str,
    /// Who is not offered.
    #[prop(optional)]
    except: Option<PersonId>,
    /// Called with the person.
    on_choose: Callback<FoundPerson>,
) -> View {
    let query = RwSignal::new(String::new());
    let found = use_found_people(query.into(), NAMED);
    let groups = memo(move || found.with(|found| groups(found, except.as_ref())));
    let choose = Callback::new(move |key: String| {
        let chosen = found.with_untracked(|found| {
            let chosen = found.people.iter().find(|it| it.id.as_str() == key);
            chosen.cloned()
        });
        if let Some(chosen) = chosen {
            query.set(String::new());
            on_choose.run(chosen);
        }
    });
    let status = Signal::derive(move || found.with(|found| found.words.clone()));
    view! { <Combobox label query groups status on_choose=choose /> }
}

fn groups(found: &FoundPeople, except: Option<&PersonId>) -> Vec<SuggestionGroup> {
    let is_out = |it: &&FoundPerson| except.is_some_and(|except| it.id.is_same(except));
    let mut suggestions = Vec::new();
    for it in found.people.iter().filter(|it| !is_out(it)) {
        suggestions.push(Suggestion {
            key: it.id.to_string(),
            icon: Icon::Person,
            words: it.name.clone(),
            second: it.email.clone(),
        });
    }
    if suggestions.is_empty() {
        return Vec::new();
    }
    let title = text::NAV_PEOPLE;
    vec![SuggestionGroup { title, suggestions }]
}

/// Words how many match, and whether others may be missing.
fn words(named: usize, total: usize, loaded: usize, state: &ListState) -> String {
    let found = match total {
        0 => "No one matches".to_owned(),
        1 => "1 person matches".to_owned(),
        _ if named < total => format!("The first {named} of {} people who match", grouped(total)),
        _ => format!("{} match", counted(total, "person", "people")),
    };
    match state {
        ListState::Complete => format!("{found}."),
        ListState::Idle | ListState::Loading => {
            let loaded = counted(loaded, "person", "people");
            format!("{found} so far. People are still loading: {loaded} so far.")
        }
        ListState::Failed(_) if loaded == 0 => {
            "Couldn't load people. The page People says why.".to_owned()
        }
        ListState::Incomplete(_) | ListState::Failed(_) | ListState::Cancelled => {
            format!("{found}. The list of people is incomplete, so someone may be missing.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::data::ListState::{Cancelled, Complete, Loading};

    #[test]
    fn says_whether_others_may_be_missing() {
        let rows = [
            (0, 0, 300, Complete, "No one matches."),
            (1, 1, 300, Complete, "1 person matches."),
            (2, 2, 300, Complete, "2 people match."),
            (
                8,
                1200,
                9000,
                Complete,
                "The first 8 of 1,200 people who match.",
            ),
            (
                2,
                2,
                1000,
                Loading,
                "2 people match so far. People are still loading: 1,000 people so far.",
            ),
            (
                0,
                0,
                1000,
                Cancelled,
                "No one matches. The list of people is incomplete, so someone may be missing.",
            ),
        ];
        for (named, total, loaded, state, expected) in rows {
            assert_eq!(words(named, total, loaded, &state), expected);
        }
    }
}
