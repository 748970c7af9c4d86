//! Finds the people of a file among those of the organisation.

use super::problem::{Fault, Problem};
use super::source::Row;
use crate::people::Directory;
use crate::people::emails::{Addresses, Holder};

/// Finds people by id and address.
#[derive(Clone, Debug)]
pub struct People<'a> {
    directory: &'a Directory,
    addresses: Addresses<'a>,
}

impl<'a> People<'a> {
    /// Everyone of a directory.
    pub fn new(directory: &'a Directory) -> Self {
        Self {
            directory,
            addresses: directory.addresses(),
        }
    }

    /// Returns the row of the directory that a row of a file is about. The id decides if there is one; an address of somebody else
    /// beside it is a problem, because one of the two is wrong. An address that nobody has is none: it may have changed since.
    pub fn find(&self, row: &Row<'_>) -> Result<u32, Problem> {
        let who = row.who()?;
        let (id_column, email_column) = row.keys();
        let email = who.email.as_deref();
        let holder = email.map(|email| self.addresses.holder(email));
        let email = email.unwrap_or_default();
        if let Some(id) = &who.id {
            let Some(person) = self.directory.position(id.as_str()) else {
                return Err(row.problem(id_column, id.as_str(), Fault::UnknownId));
            };
            return match holder {
                Some(Holder::One(other)) if other != person => {
                    Err(row.problem(email_column, email, Fault::DifferentPeople))
                }
                _ => Ok(person),
            };
        }
        match holder {
            Some(Holder::One(person)) => Ok(person),
            Some(Holder::Several) => Err(row.problem(email_column, email, Fault::SeveralPeople)),
            Some(Holder::Nobody) | None => {
                Err(row.problem(email_column, email, Fault::UnknownPerson))
            }
        }
    }
}
