//! Validates phone numbers and extensions.

use crate::change::profile::{Part, Profile};

/// How many digits an E.164 number has, with its country code.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// How many digits an extension has.
const EXTENSION_DIGITS: std::ops::RangeInclusive<usize> = 2..=10;

/// Removes spaces, dashes and parentheses from a number.
pub(super) fn bare(text: &str) -> String {
    let helps = |character: char| character.is_whitespace() || "-()".contains(character);
    text.replace(helps, "")
}

fn has_digits(text: &str, lengths: &std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a phone number in E.164 format: `+`, then 7 to 15 digits, the first not zero. Ignores spaces, dashes and parentheses.
pub fn phone_number(text: &str) -> Option<String> {
    let number = bare(text);
    let digits = number.strip_prefix('+')?;
    let is_number = !digits.starts_with('0') && has_digits(digits, &PHONE_DIGITS);
    is_number.then_some(number)
}

/// Reads an extension: 2 to 10 digits.
pub fn extension(text: &str) -> Option<String> {
    let digits = text.trim();
    has_digits(digits, &EXTENSION_DIGITS).then(|| digits.to_owned())
}

/// Why a request for a licence is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The phone number is not valid.
    PhoneNumber,
    /// The extension is not valid.
    Extension,
    /// There is neither a phone number nor an extension (Webex's 400411).
    NoNumber,
    /// There is an extension without a phone number or a location.
    NoLocation,
}

impl Fault {
    /// The part to correct.
    pub const fn part(self) -> Part {
        match self {
            Self::PhoneNumber | Self::NoNumber => Part::WorkPhone,
            Self::Extension => Part::Extension,
            Self::NoLocation => Part::Location,
        }
    }
}

/// Returns what is wrong with the requested number, if anything.
pub fn fault(wanted: &Profile) -> Option<Fault> {
    let [number, short, location] =
        [Part::WorkPhone, Part::Extension, Part::Location].map(|part| wanted.text(part).trim());
    if !number.is_empty() && phone_number(number).is_none() {
        Some(Fault::PhoneNumber)
    } else if !short.is_empty() && extension(short).is_none() {
        Some(Fault::Extension)
    } else if number.is_empty() && short.is_empty() {
        Some(Fault::NoNumber)
    } else if number.is_empty() && location.is_empty() {
        Some(Fault::NoLocation)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_a_full_number_is_taken() {
        for (text, number) in [
            ("+49 (30) 123-4567", Some("+49301234567")),
            (" +1 408 555 0100 ", Some("+14085550100")),
            ("+1234567", Some("+1234567")),
            ("+123456789012345", Some("+123456789012345")),
            ("+123456", None),
            ("+1234567890123456", None),
            ("+049301234567", None),
            ("0049301234567", None),
            ("4930 1234567", None),
            ("++49301234567", None),
            ("+49301234567x12", None),
            ("+४९३०१२३४५६७", None),
            ("+", None),
            ("", None),
        ] {
            assert_eq!(phone_number(text).as_deref(), number, "{text}");
        }
    }

    #[test]
    fn an_extension_has_digits_alone() {
        for (text, read) in [
            (" 4711 ", Some("4711")),
            ("12", Some("12")),
            ("0012345678", Some("0012345678")),
            ("1", None),
            ("12345678901", None),
            ("47-11", None),
            ("४७", None),
            ("", None),
        ] {
            assert_eq!(extension(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_told_at_its_part() {
        for (number, short, location, expected) in [
            ("", "", "", Some(Fault::NoNumber)),
            (" ", "", "L", Some(Fault::NoNumber)),
            ("", "4711", "", Some(Fault::NoLocation)),
            ("4711", "", "L", Some(Fault::PhoneNumber)),
            ("+49301234567", "x", "L", Some(Fault::Extension)),
            ("", "4711", "L", None),
            ("+49301234567", "", "", None),
            ("+49301234567", "4711", "L", None),
        ] {
            let mut wanted = Profile::default();
            wanted.set(Part::WorkPhone, number);
            wanted.set(Part::Extension, short);
            wanted.set(Part::Location, location);
            assert_eq!(fault(&wanted), expected, "{number} {short} {location}");
        }
        assert_eq!(Fault::NoNumber.part(), Part::WorkPhone);
        assert_eq!(Fault::NoLocation.part(), Part::Location);
    }

    proptest! {
        /// Separators do not change a number, and reading the result again does not change it.
        #[test]
        fn what_helps_to_read_a_number_does_not_count(digits in "[1-9][0-9]{6,14}", marks in prop::collection::vec(" |-|\\(|\\)|", 15)) {
            let mut text = String::from("+");
            for (digit, mark) in digits.chars().zip(&marks) {
                text.push(digit);
                text.push_str(mark);
            }
            let number = phone_number(&text).unwrap();
            prop_assert_eq!(&number, &["+", &digits].concat());
            prop_assert_eq!(phone_number(&number), Some(number));
        }

        /// Every accepted text is in E.164 format.
        #[test]
        fn nothing_else_is_taken(text in "[+0-9 ()x-]{0,20}|\\PC*") {
            if let Some(number) = phone_number(&text) {
                let digits = number.strip_prefix('+').unwrap();
                prop_assert!((7..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
