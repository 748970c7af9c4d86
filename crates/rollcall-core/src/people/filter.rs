//! Conditions on the people of a list, and their form in an address: `license:ID`, `!license`, `account:invited`.

use std::fmt;

use webex_api::{LicenseId, RoleId, SiteUrl};

use super::account::Account;
use super::day::Day;
use super::needs::Needs;

/// One condition. If Webex didn't return the data, a person meets neither the condition nor its opposite.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Filter {
    /// What is looked at.
    pub field: Field,
    /// Whether the opposite is wanted.
    pub negated: bool,
}

/// What a condition looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Holds this licence.
    License(LicenseId),
    /// Holds any licence.
    AnyLicense,
    /// Has this administrator role.
    Role(RoleId),
    /// Has any administrator role.
    AnyRole,
    /// Has this meeting site among their `siteUrls`, as a host or an attendee.
    Site(SiteUrl),
    /// The account is in this state.
    Account(Account),
    /// The primary address is of this domain, such as `example.com`.
    Domain(String),
    /// Works in this department.
    Department(String),
    /// Belongs to the Webex Calling location with this id.
    Location(String),
    /// Was added before this day.
    AddedBefore(Day),
    /// Was ever active.
    Active,
    /// Was active in this many days before the list was read.
    ActiveWithin(Days),
    /// Has not accepted the invitation, and was created at least this many days before the list was read. Webex does not return the
    /// time of the invitation, but creates the person with the first one.
    InvitedFor(Days),
    /// Holds a licence, and was not active in this many days before the list was read.
    IdleSeat(Days),
}

/// A number of days.
pub type Days = u16;

/// The states that a filter can name.
const ACCOUNTS: [(Account, &str); 4] = [
    (Account::Active, "active"),
    (Account::Invited, "invited"),
    (Account::Disabled, "disabled"),
    (Account::Unknown, "unknown"),
];

impl Filter {
    /// Creates a condition.
    pub const fn new(field: Field) -> Self {
        Self {
            field,
            negated: false,
        }
    }

    /// Creates the opposite of a condition.
    pub const fn not(field: Field) -> Self {
        Self {
            field,
            negated: true,
        }
    }

    /// Reads what `Display` writes. Returns `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (negated, text) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let field = match text.split_once(':') {
            None => match text {
                "license" => Field::AnyLicense,
                "role" => Field::AnyRole,
                "active" => Field::Active,
                _ => return None,
            },
            Some((_, "")) => return None,
            Some((name, value)) => match name {
                "license" => Field::License(value.into()),
                "role" => Field::Role(value.into()),
                "site" => Field::Site(value.into()),
                "account" => {
                    let known = ACCOUNTS.iter().find(|(_, word)| *word == value);
                    Field::Account(known?.0)
                }
                "domain" => Field::Domain(value.to_owned()),
                "department" => Field::Department(value.to_owned()),
                "location" => Field::Location(value.to_owned()),
                "added-before" => Field::AddedBefore(whole_day(value)?),
                "active" => Field::ActiveWithin(days(value)?),
                "invited" => Field::InvitedFor(days(value)?),
                "idle" => Field::IdleSeat(days(value)?),
                _ => return None,
            },
        };
        Some(Self { field, negated })
    }
}

/// A date and nothing after it.
fn whole_day(text: &str) -> Option<Day> {
    Day::read(text).filter(|_| text.len() == 10)
}

impl Field {
    /// What the condition needs to know of everyone.
    pub const fn needs(&self) -> Needs {
        Needs {
            activity: matches!(
                self,
                Self::Active | Self::ActiveWithin(_) | Self::IdleSeat(_)
            ),
            locations: matches!(self, Self::Location(_)),
        }
    }
}

/// Reads a number of days, at least one.
fn days(text: &str) -> Option<Days> {
    text.parse().ok().filter(|days| *days > 0)
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("!")?;
        }
        match &self.field {
            Field::License(id) => write!(f, "license:{id}"),
            Field::AnyLicense => f.write_str("license"),
            Field::Role(id) => write!(f, "role:{id}"),
            Field::AnyRole => f.write_str("role"),
            Field::Site(site) => write!(f, "site:{site}"),
            Field::Account(account) => {
                let known = ACCOUNTS.iter().find(|(state, _)| state == account);
                write!(f, "account:{}", known.map_or("unknown", |(_, word)| word))
            }
            Field::Domain(domain) => write!(f, "domain:{domain}"),
            Field::Department(department) => write!(f, "department:{department}"),
            Field::Location(id) => write!(f, "location:{id}"),
            Field::AddedBefore(day) => write!(f, "added-before:{day}"),
            Field::Active => f.write_str("active"),
            Field::ActiveWithin(days) => write!(f, "active:{days}"),
            Field::InvitedFor(days) => write!(f, "invited:{days}"),
            Field::IdleSeat(days) => write!(f, "idle:{days}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn other_texts_are_no_filters() {
        for text in [
            "",
            "!",
            "license:",
            "!license:",
            "account:",
            "account:Active",
            "site",
            "domain",
            "licence:x",
            "x:y",
            ":x",
            "!!license",
            "added-before:",
            "added-before:soon",
            "added-before:2026-02-30",
            "added-before:2026-01-01T00:00:00Z",
            "active:",
            "active:0",
            "active:-1",
            "active:70000",
            "idle",
            "invited:soon",
        ] {
            assert_eq!(Filter::parse(text), None, "{text}");
        }
        assert_eq!(
            Filter::parse("!account:invited"),
            Some(Filter::not(Field::Account(Account::Invited)))
        );
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(kind in 0..14_u8, value in ".{1,12}", negated: bool, state in 0..4_usize, days in 1..Days::MAX) {
            let day = Day::read("2149-06-05").unwrap().minus(days);
            let field = match kind {
                0 => Field::License(LicenseId::new(&*value)),
                1 => Field::AnyLicense,
                2 => Field::Role(RoleId::new(&*value)),
                3 => Field::AnyRole,
                4 => Field::Site(SiteUrl::new(&*value)),
                5 => Field::Account(ACCOUNTS[state].0),
                6 => Field::Domain(value),
                7 => Field::Department(value),
                8 => Field::Active,
                9 => Field::ActiveWithin(days),
                10 => Field::InvitedFor(days),
                11 => Field::IdleSeat(days),
                12 => Field::AddedBefore(day),
                _ => Field::Location(value),
            };
            let filter = Filter { field, negated };
            prop_assert_eq!(Filter::parse(&filter.to_string()), Some(filter));
        }
    }
}
