//! Undoes the changes of a faulty request, for a 2xx that changed nothing or only half.

use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::tenant::tracking_code::TrackingCode;
use crate::tenant::undo::Undo;

impl Tenant {
    /// Starts recording changes.
    pub(crate) fn begin(&mut self) {
        self.undo = Some(Vec::new());
    }

    /// Keeps the changes made since [`Self::begin`].
    pub(crate) fn commit(&mut self) {
        self.undo = None;
    }

    /// Undoes the changes made since [`Self::begin`]. Returns the slots of changed people, with what they would have
    /// become.
    pub(crate) fn roll_back(&mut self) -> Vec<(usize, Option<Person>)> {
        let mut wanted = Vec::new();
        let undo = self.undo.take().unwrap_or_default();
        let revision = self.revision - undo.len() as u64;
        for undo in undo.into_iter().rev() {
            match undo {
                Undo::Person(slot, old) => {
                    wanted.push((slot, self.people.at(slot).cloned()));
                    self.put(slot, old.map(|person| *person));
                }
                Undo::TrackingCodes(site, old) => self.put_tracking_codes(site, old),
            }
        }
        self.revision = revision;
        wanted
    }

    /// Replaces the tracking codes of a site.
    pub(crate) fn put_tracking_codes(&mut self, site: usize, codes: Vec<TrackingCode>) {
        let Some(site_entry) = self.sites.get_mut(site) else {
            return;
        };
        let old = std::mem::replace(&mut site_entry.tracking_codes, codes);
        self.revision += 1;
        if let Some(undo) = &mut self.undo {
            undo.push(Undo::TrackingCodes(site, old));
        }
    }
}
