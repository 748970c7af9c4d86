//! A person's account, ended by `DELETE /people/{personId}`.

mod guard;

pub use guard::{Deletable, deletable};

use super::once::Once;
use super::{DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::set_of;
use std::collections::BTreeSet;
use std::{fmt, iter};
use webex_api::{ApiError, Client, DeletePerson, ErrorKind, GetPerson, LicenseId, PersonId, Reply};

/// What goes with an account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belonging {
    /// The account itself.
    Account,
    /// A licence that the person holds. Its seat becomes free.
    License(LicenseId),
}

impl fmt::Display for Belonging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account => f.write_str("account"),
            Self::License(id) => id.fmt(f),
        }
    }
}

impl From<&str> for Belonging {
    /// Reads what `Display` writes.
    fn from(text: &str) -> Self {
        match text {
            "account" => Self::Account,
            id => Self::License(id.into()),
        }
    }
}

/// The account of one person, with the licences that it holds. It is gone when Webex no longer finds the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletionOf {
    /// Whose account.
    pub person: PersonId,
}

impl DeletionOf {
    fn request(&self) -> Once<DeletePerson> {
        Once(DeletePerson {
            id: self.person.clone(),
        })
    }
}

/// The account with these licences.
pub fn belongings(licenses: &[LicenseId]) -> BTreeSet<Belonging> {
    let licenses = licenses.iter().cloned().map(Belonging::License);
    set_of(iter::once(Belonging::Account).chain(licenses))
}

impl Target for DeletionOf {
    type Value = BTreeSet<Belonging>;
    type Field = Belonging;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetPerson {
            id: self.person.clone(),
            calling_data: false,
        };
        let (value, status, tracking_id) = match client.call(&get).await {
            Ok(reply) => {
                let held = reply.value.licenses.unwrap_or_default();
                (belongings(&held), reply.status, reply.tracking_id)
            }
            Err(error) if error.kind == ErrorKind::NotFound => {
                let status = error.status.unwrap_or_default();
                (BTreeSet::new(), status, error.tracking_id)
            }
            Err(error) => return Err(error),
        };
        Ok(Reply {
            value,
            status,
            tracking_id,
            next: None,
            next_refused: None,
        })
    }

    async fn write(
        &self,
        client: &Client,
        _: &Self::Value,
        _: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        client.call(&self.request()).await.map(WriteReply::from)
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<Belonging>> {
        set_diff(before, after)
    }

    /// An account that is to go goes with whatever it holds now.
    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        if after.contains(&Belonging::Account) {
            set_rebased(before, after, now)
        } else {
            BTreeSet::new()
        }
    }

    fn curl(&self, client: &Client, _: &Self::Value, _: &Self::Value) -> Option<String> {
        Some(client.curl(&self.request()))
    }
}
