//! Taking back what a faulty request did: a 2xx that changed nothing, or only half.

use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::tenant::tracking_code::TrackingCode;

/// One change, backwards.
pub(crate) enum Undo {
    /// The place and who was there.
    Person(usize, Option<Box<Person>>),
    /// The site and its tracking codes.
    TrackingCodes(usize, Vec<TrackingCode>),
}

impl Tenant {
    /// From here on changes can be taken back.
    pub(crate) fn begin(&mut self) {
        self.undo = Some(Vec::new());
    }

    /// What was changed since [`Self::begin`] stays.
    pub(crate) fn commit(&mut self) {
        self.undo = None;
    }

    /// Takes back what was changed since [`Self::begin`]; the places of people that were changed, with what would have been there.
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

    /// Puts another list of tracking codes on a site.
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
