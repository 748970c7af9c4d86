//! Reads a list page by page. Nothing here is generic, so that it is compiled once for all lists.

use std::rc::Rc;

use crate::prelude::*;
use futures_channel::oneshot;
use futures_util::future::{AbortHandle, Either, LocalBoxFuture, abortable, select};
use leptos::task::spawn_local;
use time::OffsetDateTime;
use webex_api::list::Incomplete;
use webex_api::{ApiError, Client};

use crate::data::held::Held;

/// How far a list is.
#[derive(Clone, Debug, PartialEq)]
pub enum ListState {
    /// Not requested yet.
    Idle,
    /// Pages are arriving.
    Loading,
    /// Everything is there.
    Complete,
    /// The list ended, but may not be complete.
    Incomplete(Incomplete),
    /// A page could not be had; what came before it stays.
    Failed(ApiError),
    /// The person stopped the list. The pages that had arrived stay.
    Cancelled,
}

impl ListState {
    /// Whether the list has not ended yet.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Idle | Self::Loading)
    }
}

/// The state of a list and what can be done with it, for the parts around it. The same for every type of row.
#[derive(Clone, Copy)]
pub struct ListControl {
    /// How far the list is.
    pub state: RwSignal<ListState>,
    /// Whether the list is being read again, beside the one that is shown.
    pub refreshing: RwSignal<bool>,
    /// When the list last ended, by the client's clock.
    pub ended: RwSignal<Option<OffsetDateTime>>,
    /// What holds up the next page.
    pub held: Held,
    /// Calls `PagedList::retry`.
    pub retry: Callback<()>,
    /// Calls `PagedList::refresh`.
    pub refresh: Callback<()>,
    /// Calls `PagedList::cancel`.
    pub cancel: Callback<()>,
}

/// What differs between lists: where the pages come from and where they go.
pub(super) trait Table {
    /// Returns a walk that starts at the first page.
    fn walk(&self, client: Client) -> Box<dyn Walk>;
    /// Discards the pages that a refresh has read so far.
    fn forget(&self);
    /// Drops what is shown.
    fn clear(&self);
    /// Replaces the list shown with the result of a refresh.
    fn swap(&self);
}

/// A walk over the pages of a list that puts what it reads into the table.
pub(super) trait Walk {
    /// Reads the next page, or returns `None` at the end. After an error, the next call reads the same page.
    fn next_page(&mut self) -> LocalBoxFuture<'_, Option<Result<(), ApiError>>>;
    /// Returns why the list is incomplete.
    fn incomplete(&self) -> Option<&Incomplete>;
}

/// How far a list is, and the task that reads it.
#[derive(Clone, Copy)]
pub(super) struct Course {
    pub(super) state: RwSignal<ListState>,
    pub(super) refreshing: RwSignal<bool>,
    pub(super) ended: RwSignal<Option<OffsetDateTime>>,
    pub(super) whole: RwSignal<bool>,
    pub(super) held: Held,
    table: StoredValue<Rc<dyn Table>>,
    client: StoredValue<Client>,
    walk: StoredValue<Option<Box<dyn Walk>>>,
    task: StoredValue<Option<AbortHandle>>,
    stop: StoredValue<Option<oneshot::Sender<()>>>,
}

impl Course {
    /// Creates a course that has read nothing yet. `refreshing` tells `table` where a page goes.
    pub(super) fn new(client: &Client, table: Rc<dyn Table>, refreshing: RwSignal<bool>) -> Self {
        let held = Held::new();
        let client = held.watch(client);
        let course = Self {
            state: RwSignal::new(ListState::Idle),
            refreshing,
            ended: RwSignal::new(None),
            whole: RwSignal::new(false),
            held,
            table: StoredValue::new(table),
            client: StoredValue::new(client),
            walk: StoredValue::new(None),
            task: StoredValue::new(None),
            stop: StoredValue::new(None),
        };
        on_cleanup(move || course.abort());
        course
    }

    pub(super) fn control(self) -> ListControl {
        ListControl {
            state: self.state,
            refreshing: self.refreshing,
            ended: self.ended,
            held: self.held,
            retry: Callback::new(move |()| self.retry()),
            refresh: Callback::new(move |()| self.refresh()),
            cancel: Callback::new(move |()| self.cancel()),
        }
    }

    pub(super) fn ensure(self) {
        if self.state.with_untracked(|state| *state == ListState::Idle) {
            self.go_on();
        }
    }

    pub(super) fn retry(self) {
        if !self.is_loading() {
            self.go_on();
        }
    }

    pub(super) fn refresh(self) {
        if !self.is_loading() {
            self.read_beside();
        }
    }

    pub(super) fn invalidate(self) {
        let first = self.is_loading() && !self.refreshing.get_untracked();
        self.abort();
        if first {
            // The rows are there in part only, and some of them are from before.
            self.restart();
        } else {
            self.read_beside();
        }
    }

    pub(super) fn restart(self) {
        self.abort();
        self.walk.set_value(None);
        self.refreshing.set(false);
        self.ended.set(None);
        self.whole.set(false);
        self.table.get_value().clear();
        self.go_on();
    }

    pub(super) fn cancel(self) {
        if let Some(Some(stop)) = self.stop.try_update_value(Option::take) {
            // The list may just have ended.
            let _ = stop.send(());
        }
    }

    fn is_loading(self) -> bool {
        self.state
            .with_untracked(|state| *state == ListState::Loading)
    }

    fn read_beside(self) {
        self.walk.set_value(None);
        self.refreshing.set(true);
        self.go_on();
    }

    fn go_on(self) {
        let table = self.table.get_value();
        let kept = self.walk.try_update_value(Option::take).flatten();
        if kept.is_none() {
            // What an earlier attempt at a refresh has read may be out of date.
            table.forget();
        }
        let walk = kept.unwrap_or_else(|| table.walk(self.client.get_value()));
        self.state.set(ListState::Loading);
        let (stop, stopped) = oneshot::channel();
        self.stop.set_value(Some(stop));
        let (task, handle) = abortable(self.read(walk, stopped));
        self.task.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(end) = task.await {
                if self.is_shown_at(&end) {
                    self.swap(&*table);
                    let _ = self.whole.try_set(end == ListState::Complete);
                    let now = self.client.try_with_value(|client| client.clock().now());
                    let _ = self.ended.try_set(now);
                }
                let _ = self.state.try_set(end);
            }
        });
    }

    fn swap(self, table: &dyn Table) {
        if self.refreshing.try_get_untracked() == Some(true) {
            let _ = self.refreshing.try_set(false);
            table.swap();
        }
    }

    /// Whether what was read is shown if the list ends like this. A refresh that lost its way replaces no whole list. One with
    /// items that cannot be read does, or the list would never be read again while there is one.
    fn is_shown_at(self, end: &ListState) -> bool {
        match end {
            ListState::Complete | ListState::Incomplete(Incomplete::Unreadable { .. }) => true,
            ListState::Incomplete(_) => {
                let flag = |signal: RwSignal<bool>| signal.try_get_untracked() == Some(true);
                !(flag(self.refreshing) && flag(self.whole))
            }
            _ => false,
        }
    }

    /// Reads page after page until the list ends, fails or is to `stop`, and answers how it ended.
    async fn read(self, mut walk: Box<dyn Walk>, mut stop: oneshot::Receiver<()>) -> ListState {
        let end = loop {
            let page = match select(walk.next_page(), &mut stop).await {
                Either::Left((page, _)) => page,
                Either::Right(_) => break ListState::Cancelled,
            };
            match page {
                Some(Ok(())) => {}
                Some(Err(error)) => break ListState::Failed(error),
                None => {
                    return match walk.incomplete() {
                        Some(why) => ListState::Incomplete(why.clone()),
                        None => ListState::Complete,
                    };
                }
            }
        };
        // Kept for `retry`, which asks for the same page again.
        self.walk.try_update_value(|kept| *kept = Some(walk));
        end
    }

    fn abort(self) {
        if let Some(Some(handle)) = self.task.try_update_value(Option::take) {
            handle.abort();
        }
    }
}
