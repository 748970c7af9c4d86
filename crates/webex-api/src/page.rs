//! [`Page`]: the items of one list answer, and those that could not be read.

use std::ops::Deref;

use crate::decode_error::DecodeError;
use crate::members::{FromMembers, Members};

/// One page of a list, or all of a list that is not paged. Dereferences to a slice of its items.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The items, in Webex's order.
    pub items: Vec<T>,
    /// What is wrong with each item that could not be read at all. If there are any, the list is incomplete.
    pub unreadable: Vec<DecodeError>,
    /// Requested ids that do not exist.
    pub not_found: Vec<String>,
}

impl<T: FromMembers> Page<T> {
    /// Reads the list in the member `name` of an answer.
    ///
    /// # Errors
    /// If there is no such list.
    pub(crate) fn of(members: &mut Members<'_>, name: &str) -> Result<Self, DecodeError> {
        let items = members.items(name)?;
        Ok(Self {
            items: items.read,
            unreadable: items.unreadable,
            not_found: Vec::new(),
        })
    }
}

impl<T> Page<T> {
    /// Returns the items if all could be read.
    ///
    /// # Errors
    /// What is wrong with the first unreadable item. For callers to whom an incomplete list is useless.
    pub fn whole(self) -> Result<Vec<T>, DecodeError> {
        self.unreadable
            .into_iter()
            .next()
            .map_or(Ok(self.items), Err)
    }
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            unreadable: Vec::new(),
            not_found: Vec::new(),
        }
    }
}

impl<T> Deref for Page<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: FromMembers> FromMembers for Page<T> {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            not_found: members.texts("notFoundIds").unwrap_or_default(),
            ..Self::of(members, "items")?
        })
    }
}
