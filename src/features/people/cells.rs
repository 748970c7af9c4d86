//! What a row shows of a person.

use rollcall_core::number::grouped;
use rollcall_core::people::{Account, Activity, Directory, RowView, UnreadableParts, day};
use rollcall_core::route::Route;
use webex_api::{PersonId, Role};

use super::account_words::status;
use crate::components::people_list::{Found, Selecting, shown_email, shown_name};
use crate::data::Tenant;
use crate::memo::Memo;
use crate::navigator::Navigator;
use crate::ui::table::{Cell, Name, RowContent};
use crate::ui::unread::{NOT_READABLE, NOT_TOLD};

/// What all rows have in common.
#[derive(Clone, Copy)]
pub struct ForRows {
    /// The organisation.
    pub tenant: Tenant,
    /// The rows shown.
    pub found: Memo<Found>,
    /// The selection among them.
    pub selecting: Selecting,
    /// The way to other pages.
    pub navigator: Navigator,
}

impl ForRows {
    /// Returns what a shown row has; tracked.
    pub fn content(self, shown: usize, cells: &dyn Fn(&Person<'_>) -> Vec<Cell>) -> RowContent {
        let Some(row) = self.found.with(|found| found.row(shown)) else {
            return RowContent::default();
        };
        let cells = self.tenant.directory.rows.with(|directory| {
            let person = Person {
                row: directory.row(row)?,
                directory,
                list: self,
            };
            Some(cells(&person))
        });
        RowContent {
            selected: Some(self.selecting.has(shown)),
            cells: cells.unwrap_or_default(),
        }
    }
}

/// The person of a row.
pub struct Person<'a> {
    row: RowView<'a>,
    directory: &'a Directory,
    list: ForRows,
}

pub fn name(person: &Person<'_>) -> Cell {
    let id = PersonId::new(person.row.id);
    Cell::Name(Name {
        text: name_of(&person.row).to_owned(),
        href: Some(person.list.navigator.href(&Route::person(id))),
        beside: Some(status(Account::of(&person.row))),
        below: email_of(&person.row).to_owned(),
    })
}

pub fn email(person: &Person<'_>) -> Cell {
    text(email_of(&person.row))
}

pub fn account(person: &Person<'_>) -> Cell {
    Cell::Status(status(Account::of(&person.row)))
}

pub fn department(person: &Person<'_>) -> Cell {
    text(person.row.department.unwrap_or_default())
}

pub fn licenses(person: &Person<'_>) -> Cell {
    Cell::Text(licenses_of(&person.row))
}

pub fn activity(person: &Person<'_>) -> Cell {
    Cell::Text(match Activity::of(&person.row) {
        Activity::At(at) => day(at),
        Activity::Never => "Never".to_owned(),
        Activity::Unknown => untold(&person.row, UnreadableParts::ACTIVITY).to_owned(),
    })
}

pub fn created(person: &Person<'_>) -> Cell {
    let created = person.row.created.map(day);
    Cell::Text(created.unwrap_or_else(|| untold(&person.row, UnreadableParts::CREATED).to_owned()))
}

pub fn location(person: &Person<'_>) -> Cell {
    let id = person.row.location.unwrap_or_default();
    text(person.directory.location_name(id))
}

/// The names of the roles, or their number until the names have loaded or if they can't be read.
pub fn roles(person: &Person<'_>) -> Cell {
    Cell::Text(match person.row.roles {
        None => NOT_TOLD.to_owned(),
        Some([]) => String::new(),
        Some(held) => {
            let names = person.list.tenant.roles.with(|roles| {
                let roles: &[Role] = roles.ready()?;
                let names: Option<Vec<&str>> = held
                    .iter()
                    .map(|id| Some(&*roles.iter().find(|role| role.id == *id)?.name))
                    .collect();
                Some(names?.join(", "))
            });
            names.unwrap_or_else(|| grouped(held.len()))
        }
    })
}

pub fn sites(person: &Person<'_>) -> Cell {
    Cell::Text(grouped(person.row.sites.len()))
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// The name, or why there is none; never empty, because it is a link.
fn name_of<'a>(row: &RowView<'a>) -> &'a str {
    shown_name(row.name, row.unreadable.has(UnreadableParts::NAME))
}

/// The primary address, or that it could not be read.
fn email_of<'a>(row: &RowView<'a>) -> &'a str {
    shown_email(row.email, row.unreadable.has(UnreadableParts::EMAIL))
}

/// How many licences, or why that is not known.
fn licenses_of(row: &RowView<'_>) -> String {
    match row.licenses {
        Some(licenses) => grouped(licenses.len()),
        None => untold(row, UnreadableParts::LICENSES).to_owned(),
    }
}

fn untold(row: &RowView<'_>, part: UnreadableParts) -> &'static str {
    if row.unreadable.has(part) {
        NOT_READABLE
    } else {
        NOT_TOLD
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::people::{Account, Directory};

    use super::{email_of, licenses_of, name_of};

    /// Left out, empty and unreadable are shown as three things.
    #[test]
    fn what_could_not_be_read_is_shown_as_such() {
        let rows = [
            (
                serde_json::json!({"id": "1", "displayName": 7, "emails": {}, "loginEnabled": 1, "licenses": [7]}),
                (
                    "Name not readable",
                    "Not readable",
                    Account::Unreadable,
                    "Not readable",
                ),
            ),
            (
                serde_json::json!({"id": "2"}),
                ("No name", "", Account::Unknown, "Unknown"),
            ),
            (
                serde_json::json!({"id": "3", "displayName": 7, "emails": ["a@x.example"], "loginEnabled": true, "licenses": []}),
                ("a@x.example", "a@x.example", Account::Active, "0"),
            ),
        ];
        for (person, (name, email, account, licenses)) in rows {
            let mut directory = Directory::new();
            directory.push_page(vec![serde_json::from_value(person).unwrap()]);
            let row = directory.row(0).unwrap();
            assert_eq!(
                (
                    name_of(&row),
                    email_of(&row),
                    Account::of(&row),
                    &*licenses_of(&row)
                ),
                (name, email, account, licenses)
            );
        }
    }
}
