//! [`PageWalk`]: a list, page by page, that knows whether it saw all of it.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};

use crate::api_base::{NextLink, NextRefused};
use crate::client::Client;
use crate::decode_error::DecodeError;
use crate::endpoint::Endpoint;
use crate::error::ApiError;
use crate::page::Page;

/// An endpoint whose answer is one page of a list.
pub trait Listed: Endpoint {
    /// What the list is of.
    type Item;
    /// The page in an answer.
    fn page(answer: Self::Output) -> Page<Self::Item>;
    /// What tells an item from the others.
    fn id(item: &Self::Item) -> &str;
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
    /// [`Limits::idle_pages`](crate::Limits) pages in a row named a next page and brought no item that was not there before.
    NothingNew,
    /// The list ended as it should, but items of it could not be read.
    Unreadable {
        /// How many.
        items: usize,
        /// What is wrong with the first of them.
        first: DecodeError,
    },
}

/// A walk over the pages of a list. `max` is a wish that Webex may cut, and a page may be empty in the middle: only `Link` tells
/// what follows.
pub struct PageWalk<E> {
    client: Client,
    endpoint: E,
    at: At,
    seen: BTreeSet<String>,
    news: News,
    unreadable: usize,
    first_unreadable: Option<DecodeError>,
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
    /// A walk that begins at the first page. Nothing is requested before [`next_page`](Self::next_page).
    pub fn new(client: Client, endpoint: E) -> Self {
        // Not `from([first])`, which brings a sort into the bundle.
        let mut seen = BTreeSet::new();
        seen.insert(client.url(&endpoint));
        Self {
            client,
            endpoint,
            at: At::First,
            seen,
            news: News::default(),
            unreadable: 0,
            first_unreadable: None,
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
        let page = E::page(reply.value);
        self.news.look_at(page.items.iter().map(E::id));
        self.unreadable += page.unreadable.len();
        let first = page.unreadable.into_iter().next();
        self.first_unreadable = self.first_unreadable.take().or(first);
        self.advance(reply.next, reply.next_refused);
        Some(Ok(page.items))
    }

    /// Whether the list ended as a list should, so that nothing is missing.
    pub fn complete(&self) -> bool {
        self.incomplete.is_none()
    }

    /// Why it is not complete; `None` when it is.
    pub fn incomplete(&self) -> Option<&Incomplete> {
        self.incomplete.as_ref()
    }

    /// Decides where to go from a page.
    fn advance(&mut self, next: Option<NextLink>, refused: Option<NextRefused>) {
        let limits = self.client.limits();
        let (at, incomplete) = match (next, refused) {
            (_, Some(refused)) => (At::End, Some(Incomplete::Refused(refused))),
            (None, None) => (At::End, self.lacks_items()),
            (Some(_), None) if self.news.idle_pages >= limits.idle_pages => {
                (At::End, Some(Incomplete::NothingNew))
            }
            (Some(link), None) => {
                let pages = self.seen.len();
                if !self.seen.insert(link.as_str().to_owned()) {
                    (At::End, Some(Incomplete::Loop))
                } else if pages >= limits.pages as usize {
                    (At::End, Some(Incomplete::TooManyPages))
                } else {
                    (At::Next(link), Some(Incomplete::Unfinished))
                }
            }
        };
        self.at = at;
        self.incomplete = incomplete;
    }

    fn lacks_items(&self) -> Option<Incomplete> {
        self.first_unreadable
            .clone()
            .map(|first| Incomplete::Unreadable {
                items: self.unreadable,
                first,
            })
    }
}

/// Whether pages still bring something. An id is kept as its hash: of two that share one, the second counts as known, which is
/// harmless here.
#[derive(Default)]
struct News {
    known: HashSet<u64>,
    hasher: RandomState,
    /// Pages in a row without a new item.
    idle_pages: u32,
}

impl News {
    fn look_at<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let before = self.known.len();
        self.known.extend(ids.map(|id| self.hasher.hash_one(id)));
        self.idle_pages = if self.known.len() > before {
            0
        } else {
            self.idle_pages + 1
        };
    }
}

#[cfg(test)]
mod tests;
