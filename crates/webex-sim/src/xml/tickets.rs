//! Session tickets: each belongs to one person on one site and ends by the simulator's clock. Using one does not prolong
//! it.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::ids::Uuid;

/// Lifetime of a ticket in seconds, from the documentation's example.
pub(crate) const LIFETIME: i64 = 5400;

#[derive(Clone, Copy, Debug)]
struct Owner {
    person: Uuid,
    site: usize,
    /// Seconds since 1970.
    ends: i64,
}

/// All tickets that were issued.
#[derive(Default)]
pub(crate) struct Tickets(HashMap<String, Owner>);

impl Tickets {
    /// Issues a ticket.
    pub(crate) fn issue(&mut self, ticket: String, person: Uuid, site: usize, now: OffsetDateTime) {
        let ends = now.unix_timestamp() + LIFETIME;
        self.0.insert(ticket, Owner { person, site, ends });
    }

    /// Returns the owner of a ticket that is valid on a site now.
    pub(crate) fn owner(&self, ticket: &str, site: usize, now: OffsetDateTime) -> Option<Uuid> {
        let owner = self.0.get(ticket)?;
        (owner.site == site && now.unix_timestamp() < owner.ends).then_some(owner.person)
    }

    /// Ends a ticket, or all of them. Returns how many there were.
    pub(crate) fn end(&mut self, ticket: Option<&str>) -> usize {
        match ticket {
            Some(ticket) => usize::from(self.0.remove(ticket).is_some()),
            None => std::mem::take(&mut self.0).len(),
        }
    }
}
