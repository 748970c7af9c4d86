//! Read access and shortcuts for tests that run in the same process.

use time::Duration;

use crate::holds::Holds;
use crate::ids::Kind;
use crate::ledger::Entry;
use crate::settings::Settings;
use crate::simulator::Simulator;

impl Simulator {
    /// Resets people, tokens, ledger, faults, switches and clock to the settings, and forgets held requests. The two
    /// ready-made tokens stay valid.
    pub fn reset(&mut self) {
        let holds = Holds::after(&self.holds);
        *self = Self::new(self.initial.clone());
        self.holds = holds;
    }

    /// Returns the settings the simulator was created with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.initial
    }

    /// Returns the token of a full administrator, with every scope.
    #[must_use]
    pub fn admin_token(&self) -> &str {
        &self.world.tokens.admin
    }

    /// Returns the token of an ordinary user, with `spark:people_read` only.
    #[must_use]
    pub fn reader_token(&self) -> &str {
        &self.world.tokens.reader
    }

    /// Returns every request so far, in order.
    #[must_use]
    pub fn ledger(&self) -> &[Entry] {
        &self.ledger
    }

    /// Shifts the simulator's clock forward relative to the `now` passed to [`Simulator::handle`].
    pub fn advance(&mut self, by: Duration) {
        self.skew += by;
    }

    /// Looks up the id of the person with this e-mail address.
    #[must_use]
    pub fn person_by_email(&self, email: &str) -> Option<String> {
        let slot = self.world.tenant.people.slot_of_email(email)?;
        Some(Kind::People.id(self.world.tenant.people.at(slot)?.uuid))
    }

    /// Iterates over the ids and e-mail addresses of all people, in directory order.
    pub fn people(&self) -> impl Iterator<Item = (String, &str)> {
        self.world
            .tenant
            .people
            .from(0)
            .map(|(_, person)| (Kind::People.id(person.uuid), &*person.email))
    }

    /// Iterates over the site URLs. The first is the administrator's preferred site.
    pub fn sites(&self) -> impl Iterator<Item = &str> {
        self.world.tenant.sites.iter().map(|site| site.url.as_str())
    }

    /// Returns, for each licence, its id, the units its pool reports as consumed by people, and the number of people
    /// who hold it. The two numbers are always equal.
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
