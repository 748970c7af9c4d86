//! Where the form leads when it closes: to the new person, or back to the list.

use crate::prelude::*;
use rollcall_core::change::AnyValue;
use rollcall_core::people::PeopleView;
use rollcall_core::route::Route;

use crate::data::{Run, use_directory};
use crate::navigator::{Navigator, use_navigator};

/// Where closing the form leads.
#[derive(Clone, Copy)]
pub(super) struct Close {
    navigator: Navigator,
    viewed: RwSignal<PeopleView>,
}

impl Close {
    /// For the present page.
    pub(super) fn new() -> Self {
        Self {
            navigator: use_navigator(),
            viewed: use_directory().viewed,
        }
    }

    /// Back to the list as it was last shown.
    pub(super) fn to_list(self) {
        let view = self.viewed.get_untracked();
        self.navigator.replace(&Route::People { view });
    }

    /// Opens the new person if there is one, even if Webex reported an error; otherwise the list.
    pub(super) fn after(self, run: Run) {
        let report = run.report();
        match report.as_ref().and_then(|report| report.found.as_ref()) {
            Some(AnyValue::Profile(found)) if found.exists() => {
                let id = found.person().id.clone();
                self.navigator.replace(&Route::person(id));
            }
            _ => self.to_list(),
        }
    }
}
