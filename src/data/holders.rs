//! Who holds a licence, streaming in: one licence at a time, the one that was looked at last.

use crate::prelude::*;
use rollcall_core::licenses::Holders;
use rollcall_core::people::Selection;
use webex_api::{Client, GetLicense, LicenseId};

use super::paged_list::PagedList;

/// How many holders to request per page: the most that Webex gives.
const PAGE: u32 = 300;

/// A handle to the holders of the licence that was looked at last. It lives as long as the sign-in: the way back from a holder leads to
/// the list as it was, and leaving it does not stop it.
#[derive(Clone, Copy)]
pub struct HoldersHandle {
    /// The list.
    pub list: PagedList<GetLicense, Holders>,
    /// The holders who are selected.
    pub selection: RwSignal<Selection>,
    /// The licence, and how many licence changes preceded the reading.
    of: StoredValue<Option<(LicenseId, u32)>>,
    changes: RwSignal<u32>,
}

impl HoldersHandle {
    /// Creates an empty list that belongs to the current reactive owner. `changes` counts the licence changes of this sign-in.
    pub(super) fn new(client: &Client, changes: RwSignal<u32>) -> Self {
        let none = endpoint(LicenseId::default());
        let list = PagedList::new(client, none, Holders::push_page);
        let selection = RwSignal::<Selection>::default();
        list.on_swap(move |former: &Holders, arrived: &Holders| {
            let (former, arrived) = (former.people(), arrived.people());
            let _ = selection.try_update(|selection| *selection = selection.moved(former, arrived));
        });
        Self {
            list,
            selection,
            of: StoredValue::new(None),
            changes,
        }
    }

    /// Shows the holders of a licence. They are read if another licence was shown, and read again if a licence of anybody has changed
    /// since: it may have been this one. Tracks such changes.
    pub fn show(self, license: &LicenseId) {
        let changes = self.changes.get();
        let before = self.of.get_value();
        self.of.set_value(Some((license.clone(), changes)));
        match before {
            Some((shown, known)) if shown == *license => {
                if known != changes {
                    self.list.invalidate();
                }
            }
            _ => {
                self.selection.update(Selection::restart);
                self.list.restart(endpoint(license.clone()));
            }
        }
    }
}

fn endpoint(id: LicenseId) -> GetLicense {
    GetLicense {
        id,
        include_assigned_to: true,
        limit: Some(PAGE),
    }
}
