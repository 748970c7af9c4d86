//! Everyone in the organisation, streaming in, and what is shown of them.

use crate::prelude::*;
use rollcall_core::people::{Directory, Needs, Pages, PeopleView, Selection};
use time::OffsetDateTime;
use webex_api::{Client, Clock, ListPeople, Person, PersonId};

use super::paged_list::{ListControl, ListState, PagedList};
use crate::browser::clock::BrowserClock;

/// How many people to request per page. Webex may return fewer; only the link to the next page says whether more follow.
const PAGE: u32 = 1000;

/// How many people to request per page with Calling data: the most that Webex gives.
const CALLING_PAGE: u32 = 100;

/// A handle to the directory of the organisation. It lives as long as the sign-in; leaving the list does not stop it.
#[derive(Clone, Copy)]
pub struct DirectoryHandle {
    /// Everyone who has arrived. Read it with `with`: it is large and has no copy.
    pub rows: RwSignal<Directory>,
    /// How far the list is.
    pub state: RwSignal<ListState>,
    /// The last view of the list, so that the link back from a person leads to the same list.
    pub viewed: RwSignal<PeopleView>,
    /// The people who are selected.
    pub selection: RwSignal<Selection>,
    /// When the list last ended, by the client's clock.
    pub ended: RwSignal<Option<OffsetDateTime>>,
    /// Whether the list that is shown is whole.
    pub whole: RwSignal<bool>,
    /// The optional data that the list is read with.
    with: RwSignal<Needs>,
    list: PagedList<ListPeople, Directory>,
}

impl DirectoryHandle {
    /// An empty directory that belongs to the present owner.
    pub(super) fn new(client: &Client) -> Self {
        let list = PagedList::new(
            client,
            everyone(Needs::NONE),
            |rows: &mut Directory, people| {
                let now = BrowserClock.now().unix_timestamp();
                rows.set_read_at(u32::try_from(now).unwrap_or_default());
                rows.push_page(people);
            },
        );
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
            with: RwSignal::new(Needs::NONE),
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

    /// Has the list read with what is needed: the first time, or again if it was read without. Tracked: a list that is on its way is
    /// waited for.
    pub fn want(self, needs: Needs) {
        let state = self.state.get();
        let with = self.with.get_untracked();
        let wanted = with.or(needs);
        if wanted == with || state == ListState::Loading {
            return;
        }
        self.with.set(wanted);
        self.list.ask(everyone(wanted));
        if state != ListState::Idle {
            self.list.refresh();
        }
    }

    /// Whether the list on screen was read with what is needed; tracked.
    pub fn has(self, needs: Needs) -> bool {
        let with = self.with.get();
        with.or(needs) == with && !self.list.refreshing.get()
    }

    /// What the parts around the list need. A refresh keeps the list on screen until everyone has arrived, and selected people stay
    /// selected.
    pub fn control(self) -> ListControl {
        self.list.control()
    }

    /// Removes deleted people.
    pub(super) fn forget(self, people: &[&PersonId]) {
        let ids: Vec<&str> = people.iter().map(|person| person.as_str()).collect();
        let gone = self.rows.try_update(|rows| rows.remove(&ids));
        for row in gone.unwrap_or_default() {
            let _ = self
                .selection
                .try_update(|selection| *selection = selection.without(row));
        }
    }

    /// Adds a new person, if the list has loaded.
    pub(super) fn welcome(self, person: Person) {
        let idle = self
            .state
            .try_with_untracked(|state| *state == ListState::Idle);
        if idle == Some(false) {
            let _ = self.rows.try_update(|rows| rows.push_page(vec![person]));
        }
    }
}

/// Everyone, with what is needed. Presence, with which the last activity comes, and Calling data make the list slow, and Webex answers 429
/// to those who poll them, so they are left out unless a view needs them.
fn everyone(with: Needs) -> ListPeople {
    ListPeople {
        max: Some(if with.locations { CALLING_PAGE } else { PAGE }),
        exclude_status: !with.activity,
        calling_data: with.locations,
        ..ListPeople::default()
    }
}
