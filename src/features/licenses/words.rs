//! A licence pool in words: its name, its seats and how they stand.

use rollcall_core::licenses::{Attention, Seats, State, Supply, Total};
use rollcall_core::naming;
use rollcall_core::number::{counted, grouped};
use webex_api::License;

use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::unread::{NAME_NOT_READABLE, NOT_READABLE, NOT_TOLD};

/// The name of a pool inside its site's group; never empty, because it is a link.
pub fn name(licenses: &[License], license: &License) -> String {
    let mut item = naming::license(licenses, &license.id);
    item.site = None;
    if item.name.trim().is_empty() {
        item.name = if license.unreadable.has("name") {
            NAME_NOT_READABLE.to_owned()
        } else {
            "No name".to_owned()
        };
    }
    item.in_words()
}

/// Describes how the organisation got a pool: in a word, or by its subscription.
pub fn supply(license: &License) -> String {
    match Supply::of(license) {
        Supply::Bought => license.subscription_id.clone().unwrap_or_default(),
        Supply::Trial => "Trial".to_owned(),
        Supply::Free => "Free".to_owned(),
        Supply::Unknown => "Subscription not readable".to_owned(),
    }
}

/// How the seats of a pool stand, as a badge: colour, icon and word.
pub fn badge(state: State) -> (Tone, Icon, String) {
    let (tone, icon, word) = match state {
        State::Overused { by } => {
            let word = format!("Overused by {}", number(by));
            return (Tone::Error, Icon::Error, word);
        }
        State::Full => (Tone::Warning, Icon::Warning, "Full"),
        State::NearlyFull => (Tone::Info, Icon::Info, "Nearly full"),
        State::Available => (Tone::Success, Icon::Check, "Available"),
        State::FreeInUse => (Tone::Neutral, Icon::Info, "All in use"),
        State::NoLimit => (Tone::Neutral, Icon::Info, "No limit"),
        State::Unknown => (Tone::Neutral, Icon::Unknown, NOT_TOLD),
    };
    (tone, icon, word.to_owned())
}

/// How many seats are in use, in a column of its own: "38 of 50".
pub fn used(seats: Seats) -> String {
    let used = seats.used.map_or_else(|| NOT_TOLD.to_owned(), number);
    match seats.total {
        Total::Limited(total) => format!("{used} of {}", number(total)),
        Total::NoLimit => used,
        Total::Unknown if seats.used.is_none() => used,
        Total::Unknown => format!("{used} of unknown"),
    }
}

/// Like [`used`], for places where nothing else says what the numbers are: "38 of 50 used".
pub fn used_in_full(seats: Seats) -> String {
    match (seats.used, seats.total) {
        (Some(_), Total::Limited(_) | Total::NoLimit) => format!("{} used", used(seats)),
        (Some(used), Total::Unknown) => format!("{} used, seats unknown", number(used)),
        (None, Total::Limited(total)) => format!("{} seats, use unknown", number(total)),
        (None, Total::NoLimit) => "Use unknown".to_owned(),
        (None, Total::Unknown) => "Seats unknown".to_owned(),
    }
}

/// How many seats a pool has.
pub fn total(license: &License) -> String {
    match Seats::of(license).total {
        Total::Limited(total) => number(total),
        Total::NoLimit => "No limit".to_owned(),
        Total::Unknown => unknown(license, "totalUnits"),
    }
}

/// How many seats are left.
pub fn left(license: &License) -> String {
    let seats = Seats::of(license);
    match (seats.left(), seats.total) {
        (Some(left), _) => number(left),
        (None, Total::NoLimit) => "No limit".to_owned(),
        (None, _) => NOT_TOLD.to_owned(),
    }
}

/// Returns the number that Webex gave in this member, or why there is none.
pub fn told(license: &License, member: &str, told: Option<u32>) -> String {
    told.map_or_else(|| unknown(license, member), number)
}

/// Returns why a number is unknown: Webex left it out, or it can't be read.
fn unknown(license: &License, member: &str) -> String {
    let unreadable = license.unreadable.has(member);
    if unreadable { NOT_READABLE } else { NOT_TOLD }.to_owned()
}

/// A reason for attention, in a word.
pub const fn attention(attention: Attention) -> &'static str {
    match attention {
        Attention::Overused => "Overused",
        Attention::Full => "Full",
        Attention::NearlyFull => "Nearly full",
        Attention::Unknown => "Seats unknown",
    }
}

/// How many pools are shown: "3 of 16 pools".
pub fn count(found: usize, all: usize) -> String {
    let pools = counted(all, "pool", "pools");
    if found == all {
        pools
    } else {
        format!("{} of {pools}", grouped(found))
    }
}

fn number(number: u32) -> String {
    grouped(number as usize)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn pool(members: Value) -> License {
        let mut pool = json!({"id": "L", "name": "Pro"});
        for (name, value) in members.as_object().unwrap() {
            pool[name] = value.clone();
        }
        serde_json::from_value(pool).unwrap()
    }

    #[test]
    fn seats_that_are_not_known_are_said_to_be_unknown() {
        for (total, consumed, short, long) in [
            (json!(50), json!(38), "38 of 50", "38 of 50 used"),
            (
                json!(12_000),
                json!(12_500),
                "12,500 of 12,000",
                "12,500 of 12,000 used",
            ),
            (
                json!(50),
                Value::Null,
                "Unknown of 50",
                "50 seats, use unknown",
            ),
            (json!(-1), json!(7), "7", "7 used"),
            (json!(0), Value::Null, "Unknown", "Use unknown"),
            (
                Value::Null,
                json!(7),
                "7 of unknown",
                "7 used, seats unknown",
            ),
            (json!("50"), json!(-7), "Unknown", "Seats unknown"),
        ] {
            let pool = pool(json!({"totalUnits": total, "consumedUnits": consumed}));
            let seats = Seats::of(&pool);
            assert_eq!((&*used(seats), &*used_in_full(seats)), (short, long));
        }
    }

    #[test]
    fn left_out_and_not_readable_are_two_things() {
        let pool = pool(json!({
            "totalUnits": 5, "consumedUnits": 2, "consumedByUsers": "2", "consumedByWorkspaces": null,
        }));
        let seats = Seats::of(&pool);
        let people = told(&pool, "consumedByUsers", seats.by_people);
        let workspaces = told(&pool, "consumedByWorkspaces", seats.by_workspaces);
        assert_eq!((&*people, &*workspaces), ("Not readable", "Unknown"));
        assert_eq!((&*total(&pool), &*left(&pool)), ("5", "3"));
    }

    #[test]
    fn the_seats_left_of_a_pool_without_a_limit_are_not_counted() {
        for (total, expected) in [(json!(-1), "No limit"), (Value::Null, "Unknown")] {
            let pool = pool(json!({"totalUnits": total, "consumedUnits": 2}));
            assert_eq!(left(&pool), expected);
            assert_eq!(super::total(&pool), expected);
        }
    }

    #[test]
    fn a_pool_without_a_name_still_has_a_link() {
        for (name, expected) in [
            (json!("Pro"), "Pro"),
            (json!(""), "No name"),
            (json!(" "), "No name"),
            (json!(7), "Name not readable"),
        ] {
            let pools = [pool(json!({"name": name}))];
            assert_eq!(super::name(&pools, &pools[0]), expected);
        }
    }

    #[test]
    fn the_count_names_what_the_search_left_out() {
        assert_eq!(count(16, 16), "16 pools");
        assert_eq!(count(1, 16), "1 of 16 pools");
        assert_eq!(count(1, 1), "1 pool");
    }
}
