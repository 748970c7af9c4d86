//! How many people are shown, in words.

use crate::data::ListState;
use rollcall_core::number::{counted, grouped};

/// `1,234 of 100,000 people`, with what is still to come.
pub fn count_words(found: usize, everyone: usize, unfiltered: bool, state: &ListState) -> String {
    let people = counted(everyone, "person", "people");
    let shown = if unfiltered {
        people
    } else {
        format!("{} of {people}", grouped(found))
    };
    match state {
        ListState::Idle | ListState::Loading if everyone == 0 => "Loading…".to_owned(),
        ListState::Idle | ListState::Loading => format!("{shown} so far, loading…"),
        ListState::Complete => shown,
        // The banner says what failed; a count of nothing would only add noise.
        ListState::Incomplete(_) | ListState::Failed(_) | ListState::Cancelled if everyone == 0 => {
            String::new()
        }
        ListState::Incomplete(_) | ListState::Failed(_) | ListState::Cancelled => {
            format!("{shown}, incomplete")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::count_words;
    use crate::data::ListState::{Complete, Idle, Loading};

    #[test]
    fn says_what_is_shown_and_what_is_still_to_come() {
        let rows = [
            (0, 0, true, Idle, "Loading…"),
            (1200, 1200, true, Loading, "1,200 people so far, loading…"),
            (
                3,
                1200,
                false,
                Loading,
                "3 of 1,200 people so far, loading…",
            ),
            (100_000, 100_000, true, Complete, "100,000 people"),
            (1, 1, true, Complete, "1 person"),
            (1234, 100_000, false, Complete, "1,234 of 100,000 people"),
        ];
        for (found, everyone, unfiltered, state, words) in rows {
            assert_eq!(count_words(found, everyone, unfiltered, &state), words);
        }
    }
}
