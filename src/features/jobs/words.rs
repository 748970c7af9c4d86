//! The sentences of the pages of jobs.

use std::time::Duration;

use rollcall_core::change::same_as::Concern;
use rollcall_core::jobs::driver::Snapshot;
use rollcall_core::jobs::edit::{Edit, Members, NewRole};
use rollcall_core::jobs::journal::{Standing, Why};
use rollcall_core::jobs::plan::{Plan, Reason};
use rollcall_core::naming;
use rollcall_core::number::{counted, grouped};
use webex_api::License;

use crate::components::clash;
use crate::ui::countdown::{wait_words, words as span_words};

/// What a tab cannot do.
pub const LIMITS: &str = "A job runs in this tab, and only while the tab is open and you are signed in. It can't be scheduled. To run it without this tab, save the shell script of the preview.";
/// Where the value before is not in the plan.
pub const READ_LATER: &str = "Read when the row runs";
/// No value.
pub const NONE: &str = "–";
/// Why a job with texts asks first.
pub const TEXTS: &str = "This job contains texts about people, which Rollcall doesn't store. It can't be continued after this tab is closed or reloaded.";
/// The journal could not be stored.
pub const NOT_STORED: &str = "Your browser couldn't store what has been done so far, perhaps because it has no room left. Without that, the job can't be continued after this tab is closed.";

/// Joins names: "A, B and C".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

/// What an edit does, before and after whom it is done to: "Add A to" and "".
pub fn intent(edit: &Edit, pools: &[License]) -> (String, String) {
    let plain = |words: &str| (words.to_owned(), String::new());
    let license = |id| naming::license(pools, id).in_words();
    match edit {
        Edit::Licenses(Members::Change { remove, add }) => {
            let names = |ids: &mut dyn Iterator<Item = String>| {
                let mut names = Vec::new();
                for name in ids {
                    names.push(name);
                }
                list(&names)
            };
            let (remove, add) = (
                // A licence in both lists stays.
                names(&mut remove.difference(add).map(license)),
                names(&mut add.iter().map(license)),
            );
            let words = match (remove.is_empty(), add.is_empty()) {
                (true, _) => ["Add ", &add, " to"].concat(),
                (false, true) => ["Remove ", &remove, " from"].concat(),
                (false, false) => ["Replace ", &remove, " by ", &add, " for"].concat(),
            };
            (words, String::new())
        }
        Edit::Licenses(Members::Exactly(_)) => plain("Set the licences of"),
        Edit::SiteRole(role) => {
            let site = role.site.as_str();
            match &role.role {
                NewRole::Host(id) => (
                    "Make".to_owned(),
                    [" hosts on ", site, " with ", &license(id)].concat(),
                ),
                NewRole::Attendee => ("Make".to_owned(), [" attendees on ", site].concat()),
                NewRole::None | NewRole::Rights(_) => {
                    ("Change the role of".to_owned(), [" on ", site].concat())
                }
            }
        }
        Edit::SessionTypes(types) => {
            let words = match types.types {
                Members::Exactly(_) => "Set the session types of",
                Members::Change { .. } => "Change the session types of",
            };
            let site = [" on ", types.site.as_str()].concat();
            (words.to_owned(), site)
        }
        Edit::TrackingCodes(codes) => (
            "Set tracking codes of".to_owned(),
            [" on ", codes.site.as_str()].concat(),
        ),
        Edit::SignIn(sign_in) => plain(match sign_in.enabled {
            true => "Reactivate",
            false => "Deactivate",
        }),
        Edit::Deletion(_) => plain("Delete"),
        Edit::Profile(_) => plain("Change the profiles of"),
        // Only saved plans have it.
        Edit::Creation(_) => plain("Add"),
        Edit::Sessions(_) => plain("End the sessions of"),
        Edit::Addresses(of) => (
            ["Remove the alternate addresses at ", &of.domain, " of"].concat(),
            String::new(),
        ),
    }
}

/// What a plan does, to how many: "Delete 143 people".
pub fn title(plan: &Plan, pools: &[License]) -> String {
    let rows = 0..plan.len();
    let people = counted(plan.len() as usize, "person", "people");
    let Some(first) = plan.edit(0) else {
        return "Nothing to change".to_owned();
    };
    let alike = |edit: &Edit| match (edit, first) {
        (Edit::Profile(_), Edit::Profile(_)) => true,
        (Edit::SessionTypes(one), Edit::SessionTypes(other)) => one.site.is_same(&other.site),
        _ => edit == first,
    };
    let as_first = |row| plan.edit(row).is_some_and(alike);
    if !rows.into_iter().all(as_first) {
        let rows = counted(plan.len() as usize, "change", "changes");
        return ["Make ", &rows].concat();
    }
    let (before, after) = intent(first, pools);
    [&before, " ", &people, &after].concat()
}

/// Whether a plan takes something away that people would miss.
pub fn is_destructive(plan: &Plan) -> bool {
    let destroys = |row| match plan.edit(row) {
        Some(Edit::Deletion(_) | Edit::Sessions(_) | Edit::Addresses(_)) => true,
        Some(Edit::SignIn(sign_in)) => !sign_in.enabled,
        Some(Edit::Licenses(Members::Change { remove, add })) => {
            remove.difference(add).next().is_some()
        }
        Some(Edit::Licenses(Members::Exactly(_))) => true,
        Some(Edit::SiteRole(role)) => !matches!(role.role, NewRole::Host(_)),
        _ => false,
    };
    (0..plan.len()).any(destroys)
}

/// Why a row is not in the plan.
pub fn reason(reason: &Reason, pools: &[License]) -> String {
    match reason {
        Reason::UnknownPerson => "Not in the list of people.".to_owned(),
        Reason::Duplicate { of } => format!("The same as line {of}."),
        Reason::Contradicts { line } => format!("Can't be done beside line {line}."),
        Reason::License { license, concern } => {
            let name = naming::license(pools, license).in_words();
            let why = match concern {
                Concern::Calling => "needs its own form, because of the phone number",
                Concern::Elsewhere => "belongs to another organisation",
                Concern::NotListed => "isn't in the organisation's list",
                Concern::Full => "has no seat left",
                Concern::FreePoolInUse => "is in use up to the last seat",
            };
            [&name, " ", why, "."].concat()
        }
        Reason::Clash(clash) => clash::words(clash, pools),
        Reason::Oneself => "You would lock yourself out.".to_owned(),
        Reason::LastAdministrator => "No full administrator would be left.".to_owned(),
        Reason::TooMany => "The job is too large.".to_owned(),
    }
}

/// What a job is doing, as a sentence.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotBegun => "Ready",
        Standing::Running => "Running",
        Standing::Cancelling => "Stopping. Changes that were sent are checked first.",
        Standing::Cancelled => "Cancelled",
        Standing::Finished => "Finished",
        Standing::Paused(why) => match why {
            Why::Asked => "Paused",
            Why::SameRefusals { .. } => {
                "Paused: Webex refused many rows in a row in the same way. Look at the reason before you continue."
            }
            Why::Outage => "Paused: Webex doesn't seem to be available. Continue later.",
            Why::SignInEnded => "Paused: your sign-in ended.",
            Why::NotStored => "Paused: what was done couldn't be stored.",
            Why::FirstRows => "The first rows are done. Look at them before you run the rest.",
            Why::Interrupted => {
                "Interrupted: the page was closed. Changes that may have been sent are checked first."
            }
        },
    }
}

/// How fast a job is, and how long it still takes.
pub fn pace(snapshot: &Snapshot) -> String {
    let mut parts = Vec::new();
    if let Some(rate) = snapshot.per_second {
        // Tenths are enough.
        let tenths = (rate * 10.0) as usize;
        parts.push(format!(
            "{}.{} per second",
            grouped(tenths / 10),
            tenths % 10
        ));
    }
    if let Some(left) = snapshot.left {
        let left = match left < Duration::from_secs(60) {
            true => wait_words(left),
            false => span_words(left),
        };
        parts.push(["about ", &left, " left"].concat());
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use rollcall_core::change::{AnyTarget, AnyValue};
    use rollcall_core::jobs::edit::SessionTypes;
    use rollcall_core::jobs::plan::{Facts, Known, Wish, plan};
    use webex_api::PersonId;

    use super::*;

    struct Everyone;

    impl Known for Everyone {
        fn has(&self, _: &PersonId) -> bool {
            true
        }

        fn value(&self, _: &AnyTarget) -> Option<AnyValue> {
            None
        }
    }

    fn title_of(edits: Vec<Edit>) -> String {
        let facts = Facts {
            pools: &[],
            home: None,
            me: None,
            full_admins: &[],
            known: &Everyone,
        };
        let wishes = (1..).zip(edits).map(|(line, edit)| Wish {
            line,
            person: Some(PersonId::new(format!("P{line}"))),
            edit,
        });
        let mut wishes = wishes.collect::<Vec<_>>().into_iter();
        title(&plan(&facts, &mut wishes).plan, &[])
    }

    #[test]
    fn a_grid_of_one_site_names_the_site() {
        let edit = |site: &str, id: &str| {
            Edit::SessionTypes(SessionTypes {
                site: site.into(),
                types: Members::add([id.into()].into()),
            })
        };
        assert_eq!(
            title_of(vec![edit("a.example", "3"), edit("A.example", "9")]),
            "Change the session types of 2 people on a.example"
        );
        assert_eq!(
            title_of(vec![edit("a.example", "3"), edit("b.example", "3")]),
            "Make 2 changes"
        );
    }

    #[test]
    fn a_licence_that_is_named_twice_only_comes() {
        let pool = |id: &str| serde_json::json!({"id": id, "name": id});
        let pools = serde_json::json!([pool("A"), pool("B"), pool("C")]);
        let pools: Vec<License> = serde_json::from_value(pools).unwrap();
        let words = |remove: &[&str], add: &[&str]| {
            let ids = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect();
            let (remove, add) = (ids(remove), ids(add));
            intent(&Edit::Licenses(Members::Change { remove, add }), &pools).0
        };
        assert_eq!(words(&["A", "B"], &["A", "C"]), "Replace B by A and C for");
        assert_eq!(words(&["A"], &["A"]), "Add A to");
        assert_eq!(words(&["A"], &[]), "Remove A from");
    }
}
