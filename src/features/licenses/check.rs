//! Whether a complete list of holders agrees with the number that Webex gives, and when it was read.

use crate::prelude::*;
use rollcall_core::licenses::{Holders, Reckoning, Seats, reckon};
use rollcall_core::number::{counted, grouped};
use webex_api::LicenseId;

use crate::data::{ListState, use_tenant};
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::moment::{self, Moment};
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// The sentences, once the list is complete. Until then there is nothing to compare.
#[component]
pub fn Check(
    /// The licence.
    id: LicenseId,
) -> View {
    let tenant = use_tenant();
    let (licenses, holders) = (tenant.licenses, tenant.holders());
    let complete = memo(move || {
        let state = holders.list.state;
        state.with(|state| *state == ListState::Complete)
    });
    let sentences = memo(move || {
        if !complete.get() {
            return None;
        }
        licenses.with(|state| {
            let license = state.ready()?.iter().find(|license| license.id == id)?;
            let (reckoning, external) = holders
                .list
                .rows
                .with(|holders| (reckon(holders, license), holders.external()));
            let found = holders.list.rows.with(Holders::len);
            Some((
                reckoning,
                in_words(reckoning, found, external),
                workspaces(Seats::of(license)),
            ))
        })
    });
    let since = move || {
        let since = holders.list.ended.get()?;
        let at = moment::rfc3339(since);
        complete
            .get()
            .then(|| view! { <span>"Read from Webex "<Moment at />". "</span> })
    };
    live(move || {
        let compared = sentences.get();
        let differs = compared
            .as_ref()
            .is_some_and(|(reckoning, ..)| matches!(reckoning, Reckoning::Differs { .. }));
        let (words, workspaces) = compared
            .map(|(_, words, workspaces)| (words, workspaces))
            .unwrap_or_default();
        if differs {
            // The time stays outside of the notice, which is read out whenever something in it changes.
            return view! {
                <Notice tone=Tone::Warning title=words>
                    <p>{workspaces} "The number can lag behind a change, so read the list again in a few minutes."</p>
                </Notice>
                <p class="quiet">{since}</p>
            };
        }
        complete
            .get()
            .then(|| view! { <p class="quiet">{words} {workspaces} {since}</p> })
            .into_child()
    })
}

fn in_words(reckoning: Reckoning, found: usize, external: usize) -> String {
    match reckoning {
        Reckoning::Agrees => "Webex counts the same number of people. ".to_owned(),
        Reckoning::AgreesWithoutExternal => format!(
            "Webex counts {}: everyone here except the {} from outside your organisation. ",
            grouped(found - external),
            grouped(external)
        ),
        Reckoning::Differs { counted: said } => format!(
            "Webex counts {} but lists {}.",
            counted(said as usize, "person", "people"),
            grouped(found)
        ),
        Reckoning::NotCounted => {
            "Webex doesn't say how many people use a seat, so this list can't be checked. "
                .to_owned()
        }
    }
}

/// Where the other seats in use are; nothing if no workspace uses any.
fn workspaces(seats: Seats) -> String {
    match seats.by_workspaces {
        Some(0) | None => String::new(),
        Some(1) => "A workspace uses 1 more seat, which isn't listed here. ".to_owned(),
        Some(seats) => format!(
            "Workspaces use {} more seats, which aren't listed here. ",
            grouped(seats as usize)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_gives_both_numbers() {
        let differs = |counted| in_words(Reckoning::Differs { counted }, 1200, 0);
        assert_eq!(differs(1201), "Webex counts 1,201 people but lists 1,200.");
        assert_eq!(differs(1), "Webex counts 1 person but lists 1,200.");
        let external = in_words(Reckoning::AgreesWithoutExternal, 12, 2);
        assert_eq!(
            external,
            "Webex counts 10: everyone here except the 2 from outside your organisation. "
        );
    }

    #[test]
    fn workspaces_are_named_only_where_they_use_seats() {
        let seats = |by_workspaces| Seats {
            total: rollcall_core::licenses::Total::Unknown,
            used: None,
            by_people: None,
            by_workspaces,
        };
        assert_eq!(workspaces(seats(None)), "");
        assert_eq!(workspaces(seats(Some(0))), "");
        assert!(workspaces(seats(Some(1))).starts_with("A workspace uses 1 more seat"));
        assert!(workspaces(seats(Some(1200))).starts_with("Workspaces use 1,200 more seats"));
    }
}
