//! [`Matcher`]: conditions made ready for one directory.
//!
//! Licences, roles, sites, departments and locations are shared between rows, so each distinct value is looked at once, and a row
//! only looks up the answer.

use super::account::Account;
use super::day::Day;
use super::directory::Directory;
use super::filter::{Field, Filter};
use crate::fold::fold;

/// Whether each distinct value of a shared column meets a condition; `None` where that is not known.
type Answers = Vec<Option<bool>>;

enum Test {
    Licenses(Answers),
    Roles(Answers),
    Sites(Answers),
    Departments(Answers),
    Locations(Answers),
    Account(Account),
    /// Folded, as the addresses are.
    Domain(String),
    AddedBefore(Day),
    Active,
    /// The beginning of the days; `None` when it is not known.
    ActiveSince(Option<u32>),
    InvitedBefore(Option<u32>),
    /// Whether a licence is held, and the beginning of the days without activity.
    IdleSeat(Answers, Option<u32>),
}

/// The conditions of a view.
pub(super) struct Matcher<'a> {
    directory: &'a Directory,
    tests: Vec<(Test, bool)>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(directory: &'a Directory, filters: &[Filter]) -> Self {
        let tests = filters
            .iter()
            .map(|filter| (test(directory, &filter.field), !filter.negated))
            .collect();
        Self { directory, tests }
    }

    /// Whether a row meets all conditions.
    pub(super) fn matches(&self, row: u32) -> bool {
        self.tests
            .iter()
            .all(|(test, wanted)| self.answer(test, row) == Some(*wanted))
    }

    fn answer(&self, test: &Test, row: u32) -> Option<bool> {
        let shared = self.directory.shared(row)?;
        let look_up =
            |answers: &Answers, place: u32| answers.get(place as usize).copied().flatten();
        match test {
            Test::Licenses(answers) => look_up(answers, shared.licenses),
            Test::Roles(answers) => look_up(answers, shared.roles),
            Test::Sites(answers) => look_up(answers, shared.sites),
            Test::Departments(answers) => look_up(answers, shared.department),
            Test::Locations(answers) => look_up(answers, shared.location),
            Test::Account(account) => Some(self.directory.account(row) == *account),
            Test::Domain(domain) => {
                let email = self.directory.folded_email(row);
                let (_, own) = email.rsplit_once('@')?;
                Some(own == domain)
            }
            Test::AddedBefore(day) => Some(self.directory.added(row)? < *day),
            Test::Active => self.directory.activity(row).since(0),
            Test::ActiveSince(limit) => self.directory.activity(row).since((*limit)?),
            Test::InvitedBefore(limit) => self.is_invited_before(row, (*limit)?),
            Test::IdleSeat(answers, limit) => {
                let holds = look_up(answers, shared.licenses);
                let active = self.directory.activity(row).since((*limit)?);
                match (holds, active) {
                    // One certain answer is enough to say no.
                    (Some(false), _) | (_, Some(true)) => Some(false),
                    (Some(true), Some(false)) => Some(true),
                    _ => None,
                }
            }
        }
    }

    fn is_invited_before(&self, row: u32, limit: u32) -> Option<bool> {
        match self.directory.account(row) {
            Account::Invited => Some(self.directory.row(row)?.created? <= limit),
            Account::Active | Account::Disabled => Some(false),
            Account::Unknown | Account::Unreadable => None,
        }
    }
}

fn test(directory: &Directory, field: &Field) -> Test {
    let values = &directory.values;
    match field {
        Field::License(id) => Test::Licenses(
            values
                .licenses
                .map(|held| Some(held.as_ref()?.contains(id))),
        ),
        Field::AnyLicense => Test::Licenses(any_license(directory)),
        Field::Role(id) => Test::Roles(values.roles.map(|held| Some(held.as_ref()?.contains(id)))),
        Field::AnyRole => Test::Roles(values.roles.map(|held| Some(!held.as_ref()?.is_empty()))),
        Field::Site(site) => Test::Sites(
            values
                .sites
                .map(|sites| Some(sites.iter().any(|own| own.is_same(site)))),
        ),
        Field::Department(wanted) => Test::Departments(values.departments.map(|own| {
            let own = own.as_ref().map_or("", |department| department.name.trim());
            Some(own == wanted.trim())
        })),
        Field::Location(id) => {
            Test::Locations(values.locations.map(|own| Some(own.as_ref() == Some(id))))
        }
        Field::Account(account) => Test::Account(*account),
        Field::Domain(domain) => Test::Domain(fold(domain)),
        Field::AddedBefore(day) => Test::AddedBefore(*day),
        Field::Active => Test::Active,
        Field::ActiveWithin(days) => Test::ActiveSince(directory.days_before(*days)),
        Field::InvitedFor(days) => Test::InvitedBefore(directory.days_before(*days)),
        Field::IdleSeat(days) => {
            Test::IdleSeat(any_license(directory), directory.days_before(*days))
        }
    }
}

fn any_license(directory: &Directory) -> Answers {
    let licenses = &directory.values.licenses;
    licenses.map(|held| Some(!held.as_ref()?.is_empty()))
}
