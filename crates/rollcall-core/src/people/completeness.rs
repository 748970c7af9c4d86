//! Whether the list of people has everyone: what the pages said, and what the directory counts.
//!
//! The end of the pages proves little: someone can be lost between two pages when the list moves. The identity service
//! counts its users by itself (SCIM `totalResults`), so the two are compared where the token may ask.

use crate::number::{counted, grouped};

/// What the pages of the list said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// They are still arriving.
    Arriving,
    /// The last one came, and nothing on them was unreadable.
    All,
    /// Some did not come, or something on them was unreadable.
    NotAll,
}

/// How many users the directory counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectoryCount {
    /// The question is on its way.
    Asked,
    /// So many.
    Users(u64),
    /// The token has no scope to ask.
    NoScope,
    /// Webex refused to say.
    Refused,
    /// Webex could not be asked, or its answer has no count.
    NoAnswer,
}

/// How the list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not decided yet.
    Open,
    /// It has everyone whom the directory counts.
    Complete,
    /// It isn't known whether everyone is there.
    NotKnown,
    /// The directory counts another number.
    Differs,
    /// It lacks pages or people.
    Incomplete,
}

/// The mark of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// How the list stands.
    pub standing: Standing,
    /// The same in one or two sentences, with what the list was compared with.
    pub words: String,
}

/// Judges a list of `listed` people.
pub fn completeness(pages: Pages, listed: usize, count: DirectoryCount) -> Completeness {
    let people = counted(listed, "person", "people");
    let (standing, words) = match pages {
        Pages::Arriving => (
            Standing::Open,
            format!("{people} so far. Rollcall is still reading the list."),
        ),
        Pages::NotAll => (Standing::Incomplete, incomplete(&people, count)),
        Pages::All => compared(listed, &people, count),
    };
    Completeness { standing, words }
}

fn incomplete(people: &str, count: DirectoryCount) -> String {
    match count {
        DirectoryCount::Users(users) => format!(
            "Incomplete: {people}. The directory counts {}.",
            words(users)
        ),
        _ => format!("Incomplete: {people}. Rollcall doesn't know how many are missing."),
    }
}

fn compared(listed: usize, people: &str, count: DirectoryCount) -> (Standing, String) {
    let unknown = |why: &str| {
        let words =
            format!("All pages read: {people}. Can't check that the list is complete: {why}");
        (Standing::NotKnown, words)
    };
    match count {
        DirectoryCount::Asked => (
            Standing::Open,
            format!("All pages read: {people}. Comparing with the directory…"),
        ),
        DirectoryCount::NoScope => unknown("the token lacks the scope identity:people_read."),
        DirectoryCount::Refused => unknown("Webex refused to count the directory."),
        DirectoryCount::NoAnswer => unknown("Webex gave no usable count of the directory."),
        DirectoryCount::Users(users) => match users.cmp(&(listed as u64)) {
            std::cmp::Ordering::Equal => (
                Standing::Complete,
                format!(
                    "Complete: {} of {people}, compared with the directory.",
                    grouped(listed)
                ),
            ),
            std::cmp::Ordering::Greater => (
                Standing::Differs,
                format!(
                    "The directory counts {}, {} more than this list. They may be people who are missing here, or accounts that \
                     aren't people, such as meeting rooms.",
                    words(users),
                    grouped_u64(users - listed as u64)
                ),
            ),
            std::cmp::Ordering::Less => (
                Standing::Differs,
                format!(
                    "The directory counts {}, {} fewer than this list. Someone may have been removed meanwhile.",
                    words(users),
                    grouped_u64(listed as u64 - users)
                ),
            ),
        },
    }
}

fn words(users: u64) -> String {
    counted(as_usize(users), "user", "users")
}

fn grouped_u64(number: u64) -> String {
    grouped(as_usize(number))
}

fn as_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::DirectoryCount::{Asked, NoAnswer, NoScope, Refused, Users};
    use super::*;

    #[test]
    fn only_an_equal_count_makes_a_list_complete() {
        for count in [
            Asked,
            NoScope,
            Refused,
            NoAnswer,
            Users(1999),
            Users(2001),
            Users(2000),
        ] {
            for pages in [Pages::Arriving, Pages::All, Pages::NotAll] {
                let complete = completeness(pages, 2000, count).standing == Standing::Complete;
                assert_eq!(
                    complete,
                    pages == Pages::All && count == Users(2000),
                    "{pages:?}, {count:?}"
                );
            }
        }
    }

    #[test]
    fn says_what_the_list_was_compared_with() {
        let rows = [
            (
                Pages::All,
                Users(2000),
                "Complete: 2,000 of 2,000 people, compared with the directory.",
            ),
            (
                Pages::All,
                NoScope,
                "All pages read: 2,000 people. Can't check that the list is complete: the token lacks the scope \
                 identity:people_read.",
            ),
            (
                Pages::NotAll,
                Users(2300),
                "Incomplete: 2,000 people. The directory counts 2,300 users.",
            ),
            (
                Pages::NotAll,
                NoScope,
                "Incomplete: 2,000 people. Rollcall doesn't know how many are missing.",
            ),
        ];
        for (pages, count, expected) in rows {
            assert_eq!(completeness(pages, 2000, count).words, expected);
        }
    }

    #[test]
    fn a_difference_is_said_with_its_number() {
        let words = |users| completeness(Pages::All, 2000, Users(users)).words;
        assert!(
            words(2003).starts_with("The directory counts 2,003 users, 3 more than this list.")
        );
        assert!(words(1).starts_with("The directory counts 1 user, 1,999 fewer than this list."));
        // An absurd count is no reason to stop.
        assert!(words(u64::MAX).contains("more than this list"));
    }
}
