//! A person's account, deleted by `DELETE /people/{personId}`.

mod guard;

pub use guard::{Deletable, deletable, is_full_admin};

use super::once::Once;
use super::target::map_reply;
use super::{DiffKind, DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::{Set, set_of};
use std::fmt;
use webex_api::{
    ApiError, Client, DeletePerson, ErrorKind, GetPerson, LicenseId, PersonId, Reply, ReplyHead,
};

/// What a deletion removes.
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

impl Target for DeletionOf {
    /// The licences that the account holds; `None` when there is no such account.
    type Value = Option<Set<LicenseId>>;
    type Field = Belonging;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetPerson {
            id: self.person.clone(),
            calling_data: false,
        };
        match client.call(&get).await {
            Ok(reply) => Ok(map_reply(reply, |person| {
                Some(set_of(person.licenses.unwrap_or_default()))
            })),
            Err(mut error) if error.kind == ErrorKind::NotFound => Ok(Reply {
                value: None,
                head: Box::new(ReplyHead {
                    status: error.status.unwrap_or_default(),
                    tracking_id: error.tracking_id.take(),
                    ..ReplyHead::default()
                }),
            }),
            Err(error) => Err(error),
        }
    }

    async fn write(
        &self,
        client: &Client,
        _: &Self::Value,
        _: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        self.request().send(client).await
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<Belonging>> {
        let kind = match (before, after) {
            (Some(_), None) => Some(DiffKind::Removed),
            (None, Some(_)) => Some(DiffKind::Added),
            (Some(_), Some(_)) => Some(DiffKind::Kept),
            (None, None) => None,
        };
        let line = |kind, field| DiffLine { kind, field };
        let mut lines: Vec<_> = kind
            .map(|kind| line(kind, Belonging::Account))
            .into_iter()
            .collect();
        let none = Set::new();
        let [before, after] = [before, after].map(|held| held.as_ref().unwrap_or(&none));
        for license in set_diff(before, after) {
            lines.push(line(license.kind, Belonging::License(license.field)));
        }
        lines
    }

    /// A deletion also removes what the account has gained since.
    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        let (after, now) = (after.as_ref()?, now.as_ref()?);
        let none = Set::new();
        Some(set_rebased(before.as_ref().unwrap_or(&none), after, now))
    }

    fn curl(&self, client: &Client, _: &Self::Value, _: &Self::Value) -> Option<String> {
        Some(client.curl(&self.request()))
    }
}
