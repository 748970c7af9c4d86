//! [`Matcher`]: conditions made ready for one directory.
//!
//! Licences, roles, sites, departments and locations are shared between rows, so each distinct value is looked at once, and a row
//! only looks up the answer.

use super::account::Account;
use super::day::Day;
use super::directory::Directory;
use super::filter::{Field, Filter};
use super::fold::fold;

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
        Field::AnyLicense => {
            Test::Licenses(values.licenses.map(|held| Some(!held.as_ref()?.is_empty())))
        }
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
    }
}
