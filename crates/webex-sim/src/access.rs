//! What a test in the same process may look at.

use time::Duration;

use crate::holds::Holds;
use crate::ids::Kind;
use crate::ledger::Entry;
use crate::settings::Settings;
use crate::simulator::Simulator;

impl Simulator {
    /// Begins again from the settings: people, tokens, ledger, faults, switches and clock; what is held is gone. The two ready-made tokens stay good.
    pub fn reset(&mut self) {
        let holds = Holds::after(&self.holds);
        *self = Self::new(self.initial.clone());
        self.holds = holds;
    }

    /// What it was started with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.initial
    }

    /// A token with every scope, of a full administrator.
    #[must_use]
    pub fn admin_token(&self) -> &str {
        &self.world.tokens.admin
    }

    /// A token with `spark:people_read` only, of an ordinary user.
    #[must_use]
    pub fn reader_token(&self) -> &str {
        &self.world.tokens.reader
    }

    /// Every request so far, in order.
    #[must_use]
    pub fn ledger(&self) -> &[Entry] {
        &self.ledger
    }

    /// Adds to the time that requests come with.
    pub fn advance(&mut self, by: Duration) {
        self.skew += by;
    }

    /// The id of the person with this e-mail address.
    #[must_use]
    pub fn person_by_email(&self, email: &str) -> Option<String> {
        let slot = self.world.tenant.people.slot_of_email(email)?;
        Some(Kind::People.id(self.world.tenant.people.at(slot)?.uuid))
    }

    /// The ids and e-mail addresses of everybody, in the order of the directory.
    pub fn people(&self) -> impl Iterator<Item = (String, &str)> {
        self.world
            .tenant
            .people
            .from(0)
            .map(|(_, person)| (Kind::People.id(person.uuid), &*person.email))
    }

    /// The URLs of the sites; the first is the administrator's preferred one.
    pub fn sites(&self) -> impl Iterator<Item = &str> {
        self.world.tenant.sites.iter().map(|site| site.url.as_str())
    }

    /// For each licence: its id, the units that the pool says people consume, and how many people hold it. The last two are always equal.
    pub fn license_counts(&self) -> impl Iterator<Item = (&str, u32, u32)> {
        self.world
            .tenant
            .licenses
            .iter()
            .enumerate()
            .map(|(index, license)| {
                let holders = self
                    .world
                    .tenant
                    .people
                    .from(0)
                    .filter(|(_, person)| person.licenses.has(index))
                    .count();
                (license.id.as_str(), license.users, holders as u32)
            })
    }
}
