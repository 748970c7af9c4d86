//! Everyone with what Webex says of their activity, streaming in. Only the page of idle seats asks for it.

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::licenses::Activities;
use rollcall_core::people::Selection;
use webex_api::{Client, ListPeople};

use super::paged_list::{ListControl, ListState, PagedList};

/// How many people to request per page.
const PAGE: u32 = 1000;

/// A handle to the list. It lives as long as the sign-in: leaving the page does not stop it, and the way back leads to the list as it
/// was.
#[derive(Clone, Copy)]
pub struct IdleHandle {
    /// The list.
    pub list: PagedList<ListPeople, Activities>,
    /// The people who are selected.
    pub selection: RwSignal<Selection>,
    /// The ids of people who are excluded. They are personal data, so they are kept in memory only.
    pub excluded: RwSignal<Set<String>>,
    /// How many licence changes there were in this sign-in, and how many preceded the list.
    changes: RwSignal<u32>,
    known_changes: RwSignal<u32>,
}

impl IdleHandle {
    /// Creates an empty list that belongs to the current reactive owner. `changes` counts the licence changes of this sign-in.
    pub(super) fn new(client: &Client, changes: RwSignal<u32>) -> Self {
        // Presence makes the list slow, so the directory leaves it out.
        let everyone = ListPeople {
            max: Some(PAGE),
            exclude_status: false,
            ..ListPeople::default()
        };
        let list = PagedList::new(client, everyone, Activities::push_page);
        let selection = RwSignal::<Selection>::default();
        list.on_swap(move |former: &Activities, arrived: &Activities| {
            let (former, arrived) = (former.people(), arrived.people());
            let _ = selection.try_update(|selection| *selection = selection.moved(former, arrived));
        });
        Self {
            list,
            selection,
            excluded: RwSignal::default(),
            changes,
            known_changes: RwSignal::new(0),
        }
    }

    /// Asks for the list unless it is there or on its way.
    pub fn ensure(self) {
        if self
            .list
            .state
            .with_untracked(|state| *state == ListState::Idle)
        {
            self.note_changes();
            self.list.ensure();
        }
    }

    /// What the parts around the list need.
    pub fn control(self) -> ListControl {
        let refresh = Callback::new(move |()| {
            self.note_changes();
            self.list.refresh();
        });
        ListControl {
            refresh,
            ..self.list.control()
        }
    }

    /// Whether licences have changed since the list was read; tracked.
    pub fn is_outdated(self) -> bool {
        self.changes.get() != self.known_changes.get()
    }

    fn note_changes(self) {
        self.known_changes.set(self.changes.get_untracked());
    }
}
