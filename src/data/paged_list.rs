//! A list that streams in: one task reads its pages and hands each to a table as it arrives. It can be read again while the former
//! table stays on screen.

use std::pin::pin;

use futures_channel::oneshot;
use futures_util::future::{AbortHandle, Either, abortable, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use time::OffsetDateTime;
use webex_api::list::{Incomplete, Listed, PageWalk};
use webex_api::{ApiError, Client};

use super::held::Held;

/// How far a list is.
#[derive(Clone, Debug, PartialEq)]
pub enum ListState {
    /// Nobody has asked for it yet.
    Idle,
    /// Pages are arriving.
    Loading,
    /// Everything is there.
    Complete,
    /// The list ended in a way that leaves it open whether everything is there.
    Incomplete(Incomplete),
    /// A page could not be had; what came before it stays.
    Failed(ApiError),
    /// The person did not want to wait for the next page; what came before it stays.
    Cancelled,
}

/// What the parts around a list show of it and may do with it, whatever it lists.
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
    /// Calls [`PagedList::retry`].
    pub retry: Callback<()>,
    /// Calls [`PagedList::refresh`].
    pub refresh: Callback<()>,
    /// Calls [`PagedList::cancel`].
    pub cancel: Callback<()>,
}

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
    take: fn(&mut T, Vec<E::Item>),
    /// What a refresh has read so far. The former list stays until it is whole.
    arriving: StoredValue<T>,
    swapped: StoredValue<Option<OnSwap<T>>>,
    client: StoredValue<Client, LocalStorage>,
    endpoint: StoredValue<E, LocalStorage>,
    walk: StoredValue<Option<PageWalk<E>>, LocalStorage>,
    task: StoredValue<Option<AbortHandle>, LocalStorage>,
    stop: StoredValue<Option<oneshot::Sender<()>>, LocalStorage>,
    held: Held,
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
        let held = Held::new();
        let client = held.watch(client);
        let list = Self {
            rows: RwSignal::new(T::default()),
            state: RwSignal::new(ListState::Idle),
            refreshing: RwSignal::new(false),
            ended: RwSignal::new(None),
            whole: RwSignal::new(false),
            take,
            arriving: StoredValue::new(T::default()),
            swapped: StoredValue::new(None),
            client: StoredValue::new_local(client),
            endpoint: StoredValue::new_local(endpoint),
            walk: StoredValue::new_local(None),
            task: StoredValue::new_local(None),
            stop: StoredValue::new_local(None),
            held,
        };
        on_cleanup(move || list.abort());
        list
    }

    /// Calls `moved` after a refresh, with the former table and the new one, so that what names rows can follow.
    pub(super) fn on_swap(self, moved: impl Fn(&T, &T) + Send + Sync + 'static) {
        self.swapped.set_value(Some(Box::new(moved)));
    }

    /// What the parts around the list need.
    pub fn control(self) -> ListControl {
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

    /// Asks for the list unless it is there or on its way.
    pub fn ensure(self) {
        if self.state.with_untracked(|state| *state == ListState::Idle) {
            self.go_on();
        }
    }

    /// Goes on after a fault: at the page that failed, or from the start when the list had no proper end. Rows that are there
    /// already are not added twice.
    pub fn retry(self) {
        if !self.is_loading() {
            self.go_on();
        }
    }

    /// Reads the whole list again. The list on screen stays until the new one is whole.
    pub fn refresh(self) {
        if !self.is_loading() {
            self.read_beside();
        }
    }

    /// Reads the list again, because what was read may be out of date, even if it is being read.
    pub(super) fn invalidate(self) {
        let first = self.is_loading() && !self.refreshing.get_untracked();
        self.abort();
        if first {
            // The rows are there in part only, and some of them are from before.
            self.restart(self.endpoint.get_value());
        } else {
            self.read_beside();
        }
    }

    /// Drops what is there and reads another list.
    pub(super) fn restart(self, endpoint: E) {
        self.abort();
        self.walk.set_value(None);
        self.endpoint.set_value(endpoint);
        self.refreshing.set(false);
        self.ended.set(None);
        self.whole.set(false);
        self.rows.set(T::default());
        self.go_on();
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

    fn take(self, page: Vec<E::Item>) {
        if self.refreshing.try_get_untracked() == Some(true) {
            self.arriving
                .try_update_value(|arriving| (self.take)(arriving, page));
        } else {
            let _ = self.rows.try_update(|rows| (self.take)(rows, page));
        }
    }

    /// Shows what a refresh has read.
    fn swap(self) {
        if self.refreshing.try_get_untracked() != Some(true) {
            return;
        }
        let arrived = self.arriving.try_update_value(std::mem::take);
        let Some(arrived) = arrived else { return };
        let _ = self.refreshing.try_set(false);
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

    fn go_on(self) {
        let kept = self.walk.try_update_value(Option::take).flatten();
        if kept.is_none() {
            // What an earlier attempt at a refresh has read may be out of date.
            self.arriving.set_value(T::default());
        }
        let walk = kept.unwrap_or_else(|| {
            let client = self.client.get_value();
            PageWalk::new(client, self.endpoint.get_value())
        });
        self.state.set(ListState::Loading);
        let (stop, stopped) = oneshot::channel();
        self.stop.set_value(Some(stop));
        let (task, handle) = abortable(self.read(walk, stopped));
        self.task.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(end) = task.await {
                if self.is_shown_at(&end) {
                    self.swap();
                    let _ = self.whole.try_set(end == ListState::Complete);
                    let now = self.client.try_with_value(|client| client.clock().now());
                    let _ = self.ended.try_set(now);
                }
                let _ = self.state.try_set(end);
            }
        });
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
    async fn read(self, mut walk: PageWalk<E>, mut stop: oneshot::Receiver<()>) -> ListState {
        let end = loop {
            let page = match select(pin!(walk.next_page()), &mut stop).await {
                Either::Left((page, _)) => page,
                Either::Right(_) => break ListState::Cancelled,
            };
            match page {
                Some(Ok(page)) => self.take(page),
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

    /// Waits no longer for the next page; [`Self::retry`] goes on with it.
    pub fn cancel(self) {
        if let Some(Some(stop)) = self.stop.try_update_value(Option::take) {
            // The list may just have ended.
            let _ = stop.send(());
        }
    }

    /// What holds up the next page.
    pub fn held(self) -> Held {
        self.held
    }

    fn abort(self) {
        if let Some(Some(handle)) = self.task.try_update_value(Option::take) {
            handle.abort();
        }
    }
}
