//! The people who hold a licence, as one compact table that fills as pages arrive.

use webex_api::{AssignedUser, Person};

use super::marked::Marked;
use crate::people::{Directory, UnreadableParts};

/// Whether a holder belongs to the organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Membership {
    /// A person of the organisation, with a page here.
    Internal,
    /// A person of another organisation. Webex shows nothing more about them.
    External,
    /// Webex didn't say, or used an unknown word.
    #[default]
    Unknown,
}

impl Membership {
    fn of(kind: Option<&str>) -> Self {
        let is = |word| kind.is_some_and(|kind| kind.eq_ignore_ascii_case(word));
        if is("INTERNAL") {
            Self::Internal
        } else if is("EXTERNAL") {
            Self::External
        } else {
            Self::Unknown
        }
    }
}

/// What the table keeps of a holder beside their name and address.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    membership: Membership,
    email_unreadable: bool,
}

/// One holder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holder<'a> {
    /// Webex's id of the person.
    pub id: &'a str,
    /// Their name; the address of somebody without one. Empty if both are missing.
    pub name: &'a str,
    /// Their e-mail address; empty if Webex gave none.
    pub email: &'a str,
    /// Whether they belong to the organisation.
    pub membership: Membership,
    /// Whether Webex sent a name that could not be read.
    pub name_unreadable: bool,
    /// Whether Webex sent an address that could not be read.
    pub email_unreadable: bool,
}

/// The holders of one licence, each once, in the order of arrival.
#[derive(Debug, Default)]
pub struct Holders(Marked<Mark>);

impl Holders {
    /// Takes one page in. Those already present (by id) are skipped, because Webex's paging may repeat somebody.
    pub fn push_page(&mut self, users: Vec<AssignedUser>) {
        let users = users.into_iter().map(|user| {
            let mark = Mark {
                membership: Membership::of(user.kind.as_deref()),
                email_unreadable: user.unreadable.has("email"),
            };
            let person = Person {
                id: user.id,
                display_name: user.display_name,
                emails: user.email.into_iter().collect(),
                unreadable: user.unreadable,
                ..Person::default()
            };
            (person, mark)
        });
        self.0.push_page(users.collect());
    }

    /// The holders as people, for searching.
    pub const fn people(&self) -> &Directory {
        self.0.people()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.people().len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people().is_empty()
    }

    /// How many belong to another organisation.
    pub fn external(&self) -> usize {
        let external = |mark: &&Mark| mark.membership == Membership::External;
        self.0.marks().iter().filter(external).count()
    }

    /// One holder; none past the end.
    pub fn holder(&self, index: u32) -> Option<Holder<'_>> {
        let row = self.people().row(index)?;
        let mark = self.0.mark(index);
        Some(Holder {
            id: row.id,
            name: row.name,
            email: row.email,
            membership: mark.membership,
            name_unreadable: row.unreadable.has(UnreadableParts::NAME),
            email_unreadable: mark.email_unreadable,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn users(users: Value) -> Vec<AssignedUser> {
        serde_json::from_value(users).unwrap()
    }

    fn memberships(holders: &Holders) -> Vec<Membership> {
        let rows = (0..holders.len()).filter_map(|row| holders.holder(row as u32));
        rows.map(|holder| holder.membership).collect()
    }

    #[test]
    fn people_of_other_organizations_are_known_by_one_word() {
        let mut holders = Holders::default();
        holders.push_page(users(json!([
            {"id": "1", "type": "INTERNAL"}, {"id": "2", "type": "external"}, {"id": "3"},
            {"id": "4", "type": "PARTNER"}, {"id": "5", "type": 7}, {"id": "6", "type": null},
        ])));
        use Membership::{External, Internal, Unknown};
        assert_eq!(
            memberships(&holders),
            [Internal, External, Unknown, Unknown, Unknown, Unknown]
        );
        assert_eq!(holders.external(), 1);
    }

    #[test]
    fn a_holder_who_is_listed_twice_is_there_once() {
        let mut holders = Holders::default();
        holders.push_page(users(json!([
            {"id": "1", "type": "INTERNAL", "displayName": "Ana"},
            {"id": "1", "type": "EXTERNAL", "displayName": "Other"},
            {"id": "2", "type": "EXTERNAL"},
        ])));
        holders.push_page(users(json!([
            {"id": "2", "type": "INTERNAL"}, {"id": "3", "type": "EXTERNAL"}, {"id": "1", "type": "EXTERNAL"},
        ])));
        assert_eq!(holders.len(), 3);
        use Membership::{External, Internal};
        assert_eq!(memberships(&holders), [Internal, External, External]);
        assert_eq!(holders.holder(0).unwrap().name, "Ana");
    }

    #[test]
    fn missing_and_unreadable_are_two_things() {
        let mut holders = Holders::default();
        holders.push_page(users(json!([
            {"id": "1", "displayName": 7, "email": {}},
            {"id": "2"},
            {"id": "3", "email": "ana@acme.example"},
        ])));
        let told = |row| {
            let holder = holders.holder(row).unwrap();
            let unreadable = (holder.name_unreadable, holder.email_unreadable);
            (holder.name, holder.email, unreadable)
        };
        assert_eq!(told(0), ("", "", (true, true)));
        assert_eq!(told(1), ("", "", (false, false)));
        let address = "ana@acme.example";
        assert_eq!(told(2), (address, address, (false, false)));
        assert_eq!(holders.holder(3), None);
    }

    #[test]
    fn holders_are_found_by_name_and_address() {
        let mut holders = Holders::default();
        holders.push_page(users(json!([
            {"id": "1", "displayName": "Zoë Quill", "email": "z@acme.example"},
            {"id": "2", "displayName": "Ana Lima", "email": "ana@acme.example"},
        ])));
        assert_eq!(holders.people().matching("zoe"), [0]);
        assert_eq!(holders.people().matching("ana@acme"), [1]);
    }
}
