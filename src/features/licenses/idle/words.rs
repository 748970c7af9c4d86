//! The evidence in words.

use rollcall_core::licenses::{Evidence, IdleGroup};
use rollcall_core::number::counted;
use time::OffsetDateTime;

use crate::components::people_list::{ListWords, explain_everyone};
use crate::ui::moment;

/// The words of the list.
pub const WORDS: ListWords = ListWords {
    loading: "Loading when people were active",
    not_loaded: "Couldn't load when people were active",
    cancelled: "You cancelled loading when people were active.",
    missing: "People are missing from this list.",
    nobody: "No people",
    nobody_why: "Webex lists no one in this organisation that you can see.",
    no_match_why: "Rollcall looks for every word in names and email addresses, in any order.",
    explain: explain_everyone,
};

/// The name of a group.
pub const fn group(group: IdleGroup) -> &'static str {
    match group {
        IdleGroup::Idle => "Idle",
        IdleGroup::Unknown => "Unknown",
        IdleGroup::NotIdle => "Not idle",
        IdleGroup::Excluded => "Excluded",
    }
}

/// That a group has nobody, and why.
pub const fn nobody_in(group: IdleGroup) -> (&'static str, &'static str) {
    match group {
        IdleGroup::Idle => (
            "No idle seats",
            "Everyone who holds such a licence was active within the limit, is excluded, or Webex doesn't say.",
        ),
        IdleGroup::Unknown => (
            "No one is unknown",
            "Webex said when everyone who holds such a licence was active.",
        ),
        IdleGroup::NotIdle => (
            "No one was active",
            "Webex showed no activity within the limit.",
        ),
        IdleGroup::Excluded => (
            "No one is excluded",
            "Select people and choose Exclude to leave their seats alone until you sign out.",
        ),
    }
}

/// Why somebody counts as idle, or does not.
pub fn evidence(evidence: Evidence, now: OffsetDateTime) -> String {
    match evidence {
        Evidence::ActiveNow => "Active now".to_owned(),
        Evidence::ActiveAt(at) | Evidence::IdleSince(at) => {
            format!("Last active {}", days_ago(at, now))
        }
        Evidence::NeverSignedIn(created) => {
            format!("Never signed in · added {}", moment::day(created))
        }
        Evidence::Invited(created) => {
            format!("Invited {}, not signed in yet", moment::day(created))
        }
        Evidence::Unknown => "Webex doesn't say".to_owned(),
    }
}

/// `61 days ago, 26 Sep 2026`.
fn days_ago(at: OffsetDateTime, now: OffsetDateTime) -> String {
    let days = usize::try_from((now - at).whole_days()).unwrap_or_default();
    let ago = match days {
        0 => "today".to_owned(),
        _ => format!("{} ago", counted(days, "day", "days")),
    };
    format!("{ago}, {}", moment::day(at))
}

#[cfg(test)]
mod tests {
    use super::evidence;
    use rollcall_core::licenses::Evidence;
    use time::macros::datetime;

    #[test]
    fn the_evidence_gives_days_and_date() {
        let now = datetime!(2026-11-26 08:00 UTC);
        let old = datetime!(2025-11-25 09:00 UTC);
        for (found, words) in [
            (Evidence::ActiveNow, "Active now"),
            (
                Evidence::ActiveAt(datetime!(2026-11-26 07:00 UTC)),
                "Last active today, 26 Nov 2026",
            ),
            (
                Evidence::ActiveAt(datetime!(2026-11-27 07:00 UTC)),
                "Last active today, 27 Nov 2026",
            ),
            (
                Evidence::ActiveAt(datetime!(2026-11-25 08:00 UTC)),
                "Last active 1 day ago, 25 Nov 2026",
            ),
            (
                Evidence::IdleSince(old),
                "Last active 365 days ago, 25 Nov 2025",
            ),
            (
                Evidence::NeverSignedIn(old),
                "Never signed in · added 25 Nov 2025",
            ),
            (
                Evidence::Invited(datetime!(2026-11-20 08:00 UTC)),
                "Invited 20 Nov 2026, not signed in yet",
            ),
            (Evidence::Unknown, "Webex doesn't say"),
        ] {
            assert_eq!(evidence(found, now), words);
        }
    }
}
