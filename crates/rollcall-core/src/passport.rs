//! What the token page says of a token without showing it: how long it lasts, a mask, and a text for a support ticket.

mod ticket;

pub use ticket::{PassportFacts, TokenFacts, ticket_text};

use std::time::Duration;

use webex_api::{DecodedId, Secret};

use crate::number::grouped;

/// So many days that hours and minutes say nothing.
const MANY_DAYS: u64 = 100;

/// How long `life` is, in words: "13 days 23 hours 59 minutes"; below a minute in seconds. What is over is cut, never
/// rounded up, and parts that are nothing are left out. From 100 days on, only whole days count.
pub fn lasts(life: Duration) -> String {
    let seconds = life.as_secs();
    if seconds < 60 {
        return count(seconds, "second");
    }
    let days = seconds / 86_400;
    if days >= MANY_DAYS {
        return count(days, "day");
    }
    let parts = [
        (days, "day"),
        (seconds / 3_600 % 24, "hour"),
        (seconds / 60 % 60, "minute"),
    ];
    let mut words = String::new();
    for (number, noun) in parts {
        if number > 0 {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&count(number, noun));
        }
    }
    words
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    [&grouped(number), " ", noun, plural].concat()
}

/// What stands for a secret on the screen: always the same, so that it tells neither length nor characters.
pub fn mask(_: &Secret) -> &'static str {
    "••••••••••••"
}

/// The UUID in an id of Webex, or the text itself when it is none that decodes.
pub fn uuid_of(id: &str) -> String {
    DecodedId::of(id).map_or_else(|| id.to_owned(), |decoded| decoded.uuid)
}

#[cfg(test)]
mod tests;
