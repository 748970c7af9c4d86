//! [`PageWalk`]: a list, page by page, that knows whether it saw all of it.

use std::collections::BTreeSet;

use crate::api_base::{NextLink, NextRefused};
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::error::ApiError;

/// An endpoint whose answer is one page of a list.
pub trait Listed: Endpoint {
    /// What the list is of.
    type Item;
    /// The items of one page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

/// Why a list is not known to be whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// There are pages that were not asked for yet.
    Unfinished,
    /// A page could not be had; [`PageWalk::next_page`] tries it again.
    Failed(ApiError),
    /// The server named a next page that is not followed.
    Refused(NextRefused),
    /// The server named a page that was already read.
    Loop,
    /// More pages than [`Limits::pages`](crate::Limits).
    TooManyPages,
}

/// A walk over the pages of a list. `max` is a wish that Webex may cut; only `Link` tells what follows.
pub struct PageWalk<E> {
    client: Client,
    endpoint: E,
    at: At,
    seen: BTreeSet<String>,
    incomplete: Option<Incomplete>,
}

/// The page to ask for next.
#[derive(Clone)]
enum At {
    First,
    Next(NextLink),
    End,
}

impl<E: Listed> PageWalk<E> {
    pub(crate) fn new(client: Client, endpoint: E) -> Self {
        // Not `from([first])`, which brings a sort into the bundle.
        let mut seen = BTreeSet::new();
        seen.insert(client.0.config.api_base.url(&endpoint.route()));
        Self {
            client,
            endpoint,
            at: At::First,
            seen,
            incomplete: Some(Incomplete::Unfinished),
        }
    }

    /// The next page, or `None` at the end. After an error the same page is asked for again.
    pub async fn next_page(&mut self) -> Option<Result<Vec<E::Item>, ApiError>> {
        let reply = match &self.at {
            At::First => self.client.call(&self.endpoint).await,
            At::Next(link) => self.client.next(&self.endpoint, link).await,
            At::End => return None,
        };
        let reply = match reply {
            Ok(reply) => reply,
            Err(error) => {
                self.incomplete = Some(Incomplete::Failed(error.clone()));
                return Some(Err(error));
            }
        };
        let items = E::items(reply.value);
        self.advance(items.is_empty(), reply.next, reply.next_refused);
        Some(Ok(items))
    }

    /// Whether the list ended as a list should, so that nothing is missing.
    pub fn complete(&self) -> bool {
        self.incomplete.is_none()
    }

    /// Why it is not complete; `None` when it is.
    pub fn incomplete(&self) -> Option<&Incomplete> {
        self.incomplete.as_ref()
    }

    /// Decides where to go from a page. An empty page ends a list whatever follows it.
    fn advance(&mut self, empty: bool, next: Option<NextLink>, refused: Option<NextRefused>) {
        let (at, incomplete) = match (next, refused) {
            (_, Some(refused)) => (At::End, Some(Incomplete::Refused(refused))),
            (None, None) => (At::End, None),
            (Some(_), None) if empty => (At::End, None),
            (Some(link), None) => {
                let pages = self.seen.len();
                if !self.seen.insert(link.as_str().to_owned()) {
                    (At::End, Some(Incomplete::Loop))
                } else if pages >= self.client.limits().pages as usize {
                    (At::End, Some(Incomplete::TooManyPages))
                } else {
                    (At::Next(link), Some(Incomplete::Unfinished))
                }
            }
        };
        self.at = at;
        self.incomplete = incomplete;
    }
}

#[cfg(test)]
mod tests;
