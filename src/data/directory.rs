//! Everyone in the organisation, streaming in, and what is shown of them.

use leptos::prelude::*;
use rollcall_core::people::{Directory, Pages, PeopleView, Selection};
use time::OffsetDateTime;
use webex_api::{Client, ListPeople};

use super::paged_list::{ListControl, ListState, PagedList};

/// How many people to request per page. Webex may return fewer; only the link to the next page says whether more follow.
const PAGE: u32 = 1000;

/// A handle to the directory of the organisation. It lives as long as the sign-in; leaving the list does not stop it.
#[derive(Clone, Copy)]
pub struct DirectoryHandle {
    /// Everyone who has arrived. Read it with `with`: it is large and has no copy.
    pub rows: RwSignal<Directory>,
    /// How far the list is.
    pub state: RwSignal<ListState>,
    /// What was last shown of it, so that the way back from a person leads to the same list.
    pub viewed: RwSignal<PeopleView>,
    /// The people who are selected.
    pub selection: RwSignal<Selection>,
    /// When the list last ended, by the client's clock.
    pub ended: RwSignal<Option<OffsetDateTime>>,
    /// Whether the list that is shown is whole.
    pub whole: RwSignal<bool>,
    list: PagedList<ListPeople, Directory>,
}

impl DirectoryHandle {
    /// An empty directory that belongs to the present owner. Presence is left out: it makes the list slow, and Webex answers 429 to
    /// those who poll it.
    pub(super) fn new(client: &Client) -> Self {
        let everyone = ListPeople {
            max: Some(PAGE),
            exclude_status: true,
            ..ListPeople::default()
        };
        let list = PagedList::new(client, everyone, |rows: &mut Directory, people| {
            rows.push_page(people);
        });
        let selection = RwSignal::<Selection>::default();
        list.on_swap(move |former, arrived| {
            let _ = selection.try_update(|selection| *selection = selection.moved(former, arrived));
        });
        Self {
            rows: list.rows,
            state: list.state,
            viewed: RwSignal::default(),
            selection,
            ended: list.ended,
            whole: list.whole,
            list,
        }
    }

    /// Asks for the list unless it is there or on its way.
    pub fn ensure(self) {
        self.list.ensure();
    }

    /// What the pages of the list that is shown have said; tracked.
    pub fn pages(self) -> Pages {
        let loading = self.state.with(|state| *state == ListState::Loading);
        if self.whole.get() {
            Pages::All
        } else if loading && !self.list.refreshing.get() {
            Pages::Arriving
        } else {
            Pages::NotAll
        }
    }

    /// What the parts around the list need. A refresh keeps the list on screen until everyone has arrived, and selected people stay
    /// selected.
    pub fn control(self) -> ListControl {
        self.list.control()
    }
}
