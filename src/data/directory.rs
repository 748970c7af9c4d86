//! The directory streams in: one task reads the pages of the list and hands each to the table as it arrives.

use std::pin::pin;

use futures_channel::oneshot;
use futures_util::future::{AbortHandle, Either, abortable, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::people::{Directory, PeopleView, Selection};
use time::OffsetDateTime;
use webex_api::list::{Incomplete, PageWalk};
use webex_api::{ApiError, Client, ListPeople, Person};

use super::held::Held;

/// How many people to request per page. Webex may return fewer; only the link to the next page says whether more follow.
const PAGE: u32 = 1000;

/// How far the list is.
#[derive(Clone, Debug, PartialEq)]
pub enum DirectoryState {
    /// Nobody has asked for it yet.
    Idle,
    /// Pages are arriving.
    Loading,
    /// Everyone is there.
    Complete,
    /// The list ended in a way that leaves it open whether everyone is there.
    Incomplete(Incomplete),
    /// A page could not be had; what came before it stays.
    Failed(ApiError),
    /// The person did not want to wait for the next page; what came before it stays.
    Cancelled,
}

/// A handle to the directory of the organisation. It lives as long as the sign-in; leaving the list does not stop it.
#[derive(Clone, Copy)]
pub struct DirectoryHandle {
    /// Everyone who has arrived. Read it with `with`: it is large and has no copy.
    pub rows: RwSignal<Directory>,
    /// How far the list is.
    pub state: RwSignal<DirectoryState>,
    /// What was last shown of it, so that the way back from a person leads to the same list.
    pub viewed: RwSignal<PeopleView>,
    /// The people who are selected.
    pub selection: RwSignal<Selection>,
    /// When the list last ended, by the client's clock.
    pub ended: RwSignal<Option<OffsetDateTime>>,
    client: StoredValue<Client, LocalStorage>,
    /// Whether the list is being read again, beside the one that is shown.
    pub refreshing: RwSignal<bool>,
    /// What a refresh has read so far. The former list stays until it is whole.
    arriving: StoredValue<Directory>,
    walk: StoredValue<Option<PageWalk<ListPeople>>, LocalStorage>,
    task: StoredValue<Option<AbortHandle>, LocalStorage>,
    stop: StoredValue<Option<oneshot::Sender<()>>, LocalStorage>,
    held: Held,
}

impl DirectoryHandle {
    /// An empty directory that belongs to the present owner.
    pub(super) fn new(client: &Client) -> Self {
        let held = Held::new();
        let client = held.watch(client);
        let directory = Self {
            rows: RwSignal::new(Directory::new()),
            state: RwSignal::new(DirectoryState::Idle),
            viewed: RwSignal::default(),
            selection: RwSignal::default(),
            ended: RwSignal::new(None),
            client: StoredValue::new_local(client),
            refreshing: RwSignal::new(false),
            arriving: StoredValue::default(),
            walk: StoredValue::new_local(None),
            task: StoredValue::new_local(None),
            stop: StoredValue::new_local(None),
            held,
        };
        on_cleanup(move || directory.abort());
        directory
    }

    /// Asks for the list unless it is there or on its way.
    pub fn ensure(self) {
        if self
            .state
            .with_untracked(|state| *state == DirectoryState::Idle)
        {
            self.go_on();
        }
    }

    /// Goes on after a fault: at the page that failed, or from the start when the list had no proper end. People who are
    /// there already are not added twice.
    pub fn retry(self) {
        if self
            .state
            .with_untracked(|state| *state != DirectoryState::Loading)
        {
            self.go_on();
        }
    }

    /// Reads the whole list again. The list on screen stays until everyone has arrived, and selected people stay selected.
    pub fn refresh(self) {
        let loading = self
            .state
            .with_untracked(|state| *state == DirectoryState::Loading);
        if !loading {
            self.walk.set_value(None);
            self.arriving.set_value(Directory::new());
            self.refreshing.set(true);
            self.go_on();
        }
    }

    fn take(self, people: Vec<Person>) {
        if self.refreshing.try_get_untracked() == Some(true) {
            self.arriving
                .try_update_value(|arriving| arriving.push_page(people));
        } else {
            let _ = self.rows.try_update(|rows| rows.push_page(people));
        }
    }

    /// Shows what a refresh has read.
    fn swap(self) {
        if self.refreshing.try_get_untracked() != Some(true) {
            return;
        }
        let arrived = self.arriving.try_update_value(std::mem::take);
        let Some(arrived) = arrived else { return };
        let moved = self.rows.try_with_untracked(|rows| {
            let selection = self.selection.try_get_untracked()?;
            Some(selection.moved(rows, &arrived))
        });
        let _ = self.refreshing.try_set(false);
        let _ = self.rows.try_set(arrived);
        if let Some(Some(moved)) = moved {
            let _ = self.selection.try_set(moved);
        }
    }

    fn go_on(self) {
        let kept = self.walk.try_update_value(Option::take).flatten();
        let walk = kept.unwrap_or_else(|| self.client.with_value(all_people));
        self.state.set(DirectoryState::Loading);
        let (stop, stopped) = oneshot::channel();
        self.stop.set_value(Some(stop));
        let (task, handle) = abortable(self.read(walk, stopped));
        self.task.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(end) = task.await {
                if matches!(
                    end,
                    DirectoryState::Complete | DirectoryState::Incomplete(_)
                ) {
                    self.swap();
                    let now = self.client.try_with_value(|client| client.clock().now());
                    let _ = self.ended.try_set(now);
                }
                let _ = self.state.try_set(end);
            }
        });
    }

    /// Reads page after page until the list ends, fails or is to `stop`, and answers how it ended.
    async fn read(
        self,
        mut walk: PageWalk<ListPeople>,
        mut stop: oneshot::Receiver<()>,
    ) -> DirectoryState {
        let end = loop {
            let page = match select(pin!(walk.next_page()), &mut stop).await {
                Either::Left((page, _)) => page,
                Either::Right(_) => break DirectoryState::Cancelled,
            };
            match page {
                Some(Ok(people)) => self.take(people),
                Some(Err(error)) => break DirectoryState::Failed(error),
                None => {
                    return match walk.incomplete() {
                        Some(why) => DirectoryState::Incomplete(why.clone()),
                        None => DirectoryState::Complete,
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

/// Presence is left out: it makes the list slow, and Webex answers 429 to those who poll it.
fn all_people(client: &Client) -> PageWalk<ListPeople> {
    PageWalk::new(
        client.clone(),
        ListPeople {
            max: Some(PAGE),
            exclude_status: true,
            ..ListPeople::default()
        },
    )
}
