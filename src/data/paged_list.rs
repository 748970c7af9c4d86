//! A list that streams in: one task reads its pages and hands each to a table as it arrives. It can be read again while the former
//! table stays on screen.

mod course;

use std::rc::Rc;
use std::time::Duration;

use crate::prelude::*;
use futures_util::future::LocalBoxFuture;
use time::OffsetDateTime;
use webex_api::list::{Incomplete, Listed, PageWalk};
use webex_api::{ApiError, Client};

use super::held::Held;
use course::{Course, Table, Walk};
pub use course::{ListControl, ListState};

/// Called with the former table and with the one that took its place.
type OnSwap<T> = Box<dyn Fn(&T, &T) + Send + Sync>;

/// A handle to the list of an endpoint and the table that it fills. It lives as long as the owner that made it.
pub struct PagedList<E: Listed + 'static, T: Send + Sync + 'static> {
    /// What has arrived. Read it with `with`: it is large and has no copy.
    pub rows: RwSignal<T>,
    /// How far the list is.
    pub state: RwSignal<ListState>,
    /// Whether the list is being read again, beside the one that is shown.
    pub refreshing: RwSignal<bool>,
    /// When the list last ended, by the client's clock.
    pub ended: RwSignal<Option<OffsetDateTime>>,
    /// Whether what is shown is whole.
    pub whole: RwSignal<bool>,
    endpoint: StoredValue<E>,
    swapped: StoredValue<Option<OnSwap<T>>>,
    course: Course,
}

impl<E: Listed + 'static, T: Send + Sync + 'static> Clone for PagedList<E, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Listed + 'static, T: Send + Sync + 'static> Copy for PagedList<E, T> {}

impl<E, T> PagedList<E, T>
where
    E: Listed + Clone + 'static,
    T: Default + Send + Sync + 'static,
{
    /// An empty list that belongs to the present owner. `take` adds a page to the table.
    pub(super) fn new(client: &Client, endpoint: E, take: fn(&mut T, Vec<E::Item>)) -> Self {
        let filled = Filled {
            rows: RwSignal::new(T::default()),
            arriving: StoredValue::new(T::default()),
            refreshing: RwSignal::new(false),
            swapped: StoredValue::new(None),
            endpoint: StoredValue::new(endpoint),
            take,
        };
        let course = Course::new(client, Rc::new(filled), filled.refreshing);
        Self {
            rows: filled.rows,
            state: course.state,
            refreshing: course.refreshing,
            ended: course.ended,
            whole: course.whole,
            endpoint: filled.endpoint,
            swapped: filled.swapped,
            course,
        }
    }

    /// Calls `moved` after a refresh, with the former table and the new one, so that row numbers kept elsewhere can be updated.
    pub(super) fn on_swap(self, moved: impl Fn(&T, &T) + Send + Sync + 'static) {
        self.swapped.set_value(Some(Box::new(moved)));
    }

    /// What the parts around the list need.
    pub fn control(self) -> ListControl {
        self.course.control()
    }

    /// Asks for the list unless it is there or on its way.
    pub fn ensure(self) {
        self.course.ensure();
    }

    /// Goes on after a fault: at the page that failed, or from the start when the list had no proper end. Rows that are there
    /// already are not added twice.
    pub fn retry(self) {
        self.course.retry();
    }

    /// Reads the whole list again. The list on screen stays until the new one is complete.
    pub fn refresh(self) {
        self.course.refresh();
    }

    /// Reads the list again, because what was read may be out of date, even if it is being read.
    pub(super) fn invalidate(self) {
        self.course.invalidate();
    }

    /// Drops what is there and reads another list.
    pub(super) fn restart(self, endpoint: E) {
        self.endpoint.set_value(endpoint);
        self.course.restart();
    }

    /// Stops loading. [`Self::retry`] continues with the next page.
    pub fn cancel(self) {
        self.course.cancel();
    }

    /// Reads the list in another way from the next reading on.
    pub(super) fn ask(self, endpoint: E) {
        self.endpoint.set_value(endpoint);
    }

    /// What holds up the next page.
    pub fn held(self) -> Held {
        self.course.held
    }
}

/// The table of a list, and what fills it.
struct Filled<E: Listed + 'static, T: Send + Sync + 'static> {
    rows: RwSignal<T>,
    /// What a refresh has read so far. The former list stays until the new one is complete.
    arriving: StoredValue<T>,
    refreshing: RwSignal<bool>,
    swapped: StoredValue<Option<OnSwap<T>>>,
    endpoint: StoredValue<E>,
    take: fn(&mut T, Vec<E::Item>),
}

impl<E: Listed + 'static, T: Send + Sync + 'static> Clone for Filled<E, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Listed + 'static, T: Send + Sync + 'static> Copy for Filled<E, T> {}

impl<E: Listed + 'static, T: Send + Sync + 'static> Filled<E, T> {
    fn take(self, page: Vec<E::Item>) {
        if self.refreshing.try_get_untracked() == Some(true) {
            self.arriving
                .try_update_value(|arriving| (self.take)(arriving, page));
        } else {
            let _ = self.rows.try_update(|rows| (self.take)(rows, page));
        }
    }
}

impl<E, T> Table for Filled<E, T>
where
    E: Listed + Clone + 'static,
    T: Default + Send + Sync + 'static,
{
    fn walk(&self, client: Client) -> Box<dyn Walk> {
        Box::new(Filling {
            walk: PageWalk::new(client.clone(), self.endpoint.get_value()),
            client,
            arrived: None,
            filled: *self,
        })
    }

    fn forget(&self) {
        self.arriving.set_value(T::default());
    }

    fn clear(&self) {
        self.rows.set(T::default());
    }

    fn swap(&self) {
        let arrived = self.arriving.try_update_value(std::mem::take);
        let Some(arrived) = arrived else { return };
        let former = self
            .rows
            .try_update(|rows| std::mem::replace(rows, arrived));
        let Some(former) = former else { return };
        self.swapped.try_with_value(|swapped| {
            if let Some(swapped) = swapped {
                self.rows
                    .try_with_untracked(|arrived| swapped(&former, arrived));
            }
        });
    }
}

/// A walk whose pages go into a table.
struct Filling<E: Listed + 'static, T: Send + Sync + 'static> {
    walk: PageWalk<E>,
    client: Client,
    /// The page that was read last. The list may be stopped before the page is taken in, and goes on with it.
    arrived: Option<Vec<E::Item>>,
    filled: Filled<E, T>,
}

impl<E: Listed + 'static, T: Send + Sync + 'static> Walk for Filling<E, T> {
    fn next_page(&mut self) -> LocalBoxFuture<'_, Option<Result<(), ApiError>>> {
        Box::pin(async {
            if self.arrived.is_none() {
                match self.walk.next_page().await? {
                    Ok(page) => self.arrived = Some(page),
                    Err(error) => return Some(Err(error)),
                }
                // Reading a page and drawing it in one go would block input for too long.
                self.client.clock().sleep(Duration::ZERO).await;
            }
            if let Some(page) = self.arrived.take() {
                self.filled.take(page);
            }
            Some(Ok(()))
        })
    }

    fn incomplete(&self) -> Option<&Incomplete> {
        self.walk.incomplete()
    }
}
