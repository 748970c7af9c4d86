//! The directory streams in: one task reads the pages of the list and hands each to the table as it arrives.

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::people::Directory;
use webex_api::list::{Incomplete, PageWalk};
use webex_api::{ApiError, Client, ListPeople};

use super::tenant::use_tenant;

/// How many people are asked for at once. Webex cuts it without a word; the link to the next page is what counts.
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
}

/// A handle to the directory of the organisation. It lives as long as the sign-in; leaving the list does not stop it.
#[derive(Clone, Copy)]
pub struct DirectoryHandle {
    /// Everyone who has arrived. Read it with `with`: it is large and has no copy.
    pub rows: RwSignal<Directory>,
    /// How far the list is.
    pub state: RwSignal<DirectoryState>,
    client: StoredValue<Client, LocalStorage>,
    walk: StoredValue<Option<PageWalk<ListPeople>>, LocalStorage>,
    task: StoredValue<Option<AbortHandle>, LocalStorage>,
}

impl DirectoryHandle {
    /// An empty directory that belongs to the present owner.
    pub(super) fn new(client: Client) -> Self {
        let directory = Self {
            rows: RwSignal::new(Directory::new()),
            state: RwSignal::new(DirectoryState::Idle),
            client: StoredValue::new_local(client),
            walk: StoredValue::new_local(None),
            task: StoredValue::new_local(None),
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

    fn go_on(self) {
        let kept = self.walk.try_update_value(Option::take).flatten();
        let mut walk = kept.unwrap_or_else(|| self.client.with_value(all_people));
        self.state.set(DirectoryState::Loading);
        let (task, handle) = abortable(async move {
            while let Some(page) = walk.next_page().await {
                match page {
                    Ok(people) => drop(self.rows.try_update(|rows| rows.push_page(people))),
                    Err(error) => {
                        self.walk.try_update_value(|kept| *kept = Some(walk));
                        return DirectoryState::Failed(error);
                    }
                }
            }
            walk.incomplete().map_or(DirectoryState::Complete, |why| {
                DirectoryState::Incomplete(why.clone())
            })
        });
        self.task.set_value(Some(handle));
        spawn_local(async move {
            if let Ok(end) = task.await {
                let _ = self.state.try_set(end);
            }
        });
    }

    fn abort(self) {
        if let Some(Some(handle)) = self.task.try_update_value(Option::take) {
            handle.abort();
        }
    }
}

/// Presence is left out: it makes the list slow, and Webex answers 429 to those who poll it.
fn all_people(client: &Client) -> PageWalk<ListPeople> {
    client.pages(ListPeople {
        max: Some(PAGE),
        exclude_status: true,
        ..ListPeople::default()
    })
}

/// The directory of the organisation.
pub fn use_directory() -> DirectoryHandle {
    use_tenant().directory
}
