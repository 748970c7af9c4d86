//! [`PageWalk`]: reads a list page by page and knows whether it saw all of it.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use crate::api_base::{NextLink, NextRefused};
use crate::client::Client;
use crate::decode_error::DecodeError;
use crate::endpoint::Endpoint;
use crate::error::ApiError;
use crate::page::Page;

/// An endpoint whose answer is one page of a list.
pub trait Listed: Endpoint {
    /// The type of the list's items.
    type Item;
    /// Extracts the page from an answer.
    fn page(answer: Self::Output) -> Page<Self::Item>;
    /// Returns what identifies an item.
    fn id(item: &Self::Item) -> &str;
}

/// Why a list may be incomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incomplete {
    /// There are pages that have not been requested yet.
    Unfinished,
    /// A page could not be fetched. [`PageWalk::next_page`] tries it again.
    Failed(ApiError),
    /// The server gave a next page that is not followed.
    Refused(NextRefused),
    /// The server gave a next page that was already read.
    Loop,
    /// More pages than [`Limits::pages`](crate::Limits).
    TooManyPages,
    /// [`Limits::idle_pages`](crate::Limits) consecutive pages gave a next page but no new item.
    NothingNew,
    /// The list ended normally, but some items could not be read.
    Unreadable {
        /// How many items.
        items: usize,
        /// What is wrong with the first of them.
        first: DecodeError,
    },
}

/// Walks over the pages of a list. Webex may reduce `max`, and a page in the middle may be empty: only `Link` says what
/// follows.
pub struct PageWalk<E> {
    endpoint: E,
    course: Course,
}

/// How far a walk is. Not generic, so that it is compiled once for all lists.
struct Course {
    client: Client,
    /// The address of the page to request next; `None` at the end.
    at: Option<String>,
    seen: Vec<String>,
    seen_items: SeenItems,
    unreadable: usize,
    first_unreadable: Option<DecodeError>,
    incomplete: Option<Incomplete>,
}

impl<E: Listed> PageWalk<E> {
    /// Creates a walk that starts at the first page. It requests nothing until [`next_page`](Self::next_page).
    pub fn new(client: Client, endpoint: E) -> Self {
        let first = client.url(&endpoint);
        Self {
            endpoint,
            course: Course::new(client, first),
        }
    }

    /// Fetches the next page, or returns `None` at the end. After an error, the next call requests the same page again.
    pub async fn next_page(&mut self) -> Option<Result<Vec<E::Item>, ApiError>> {
        let Self { endpoint, course } = self;
        let url = course.at.clone()?;
        let reply = match course.client.fetch(endpoint, url).await {
            Ok(reply) => reply,
            Err(error) => {
                course.incomplete = Some(Incomplete::Failed(error.clone()));
                return Some(Err(error));
            }
        };
        let Page {
            items, unreadable, ..
        } = E::page(reply.value);
        course.record(&mut items.iter().map(E::id), unreadable);
        course.advance(reply.head.next, reply.head.next_refused);
        Some(Ok(items))
    }

    /// Whether the list ended normally, with nothing missing.
    pub fn complete(&self) -> bool {
        self.course.incomplete.is_none()
    }

    /// Returns why the list is incomplete; `None` if it is complete.
    pub fn incomplete(&self) -> Option<&Incomplete> {
        self.course.incomplete.as_ref()
    }
}

impl Course {
    fn new(client: Client, first: String) -> Self {
        // Not `from([first])`, which adds a sort to the bundle.
        let seen = vec![first.clone()];
        Self {
            client,
            at: Some(first),
            seen,
            seen_items: SeenItems::default(),
            unreadable: 0,
            first_unreadable: None,
            incomplete: Some(Incomplete::Unfinished),
        }
    }

    /// Records what a page contains.
    fn record(&mut self, ids: &mut dyn Iterator<Item = &str>, unreadable: Vec<DecodeError>) {
        self.seen_items.record(ids);
        self.unreadable += unreadable.len();
        let first = unreadable.into_iter().next();
        self.first_unreadable = self.first_unreadable.take().or(first);
    }

    /// Decides where to go from a page.
    fn advance(&mut self, next: Option<NextLink>, refused: Option<NextRefused>) {
        let limits = self.client.limits();
        let (at, incomplete) = match (next, refused) {
            (_, Some(refused)) => (None, Some(Incomplete::Refused(refused))),
            (None, None) => (None, self.lacks_items()),
            (Some(_), None) if self.seen_items.idle_pages >= limits.idle_pages => {
                (None, Some(Incomplete::NothingNew))
            }
            (Some(link), None) => {
                let pages = self.seen.len();
                let url = link.as_str().to_owned();
                if self.seen.contains(&url) {
                    (None, Some(Incomplete::Loop))
                } else if pages >= limits.pages as usize {
                    (None, Some(Incomplete::TooManyPages))
                } else {
                    self.seen.push(url.clone());
                    // The authorize stage checks the link again.
                    (Some(url), Some(Incomplete::Unfinished))
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

/// Tracks whether pages still bring new items. Stores each id as a hash; if two ids collide, the second counts as
/// known, which is harmless here.
#[derive(Default)]
struct SeenItems {
    known: HashSet<u64>,
    hasher: RandomState,
    /// Consecutive pages without a new item.
    idle_pages: u32,
}

impl SeenItems {
    fn record(&mut self, ids: &mut dyn Iterator<Item = &str>) {
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
