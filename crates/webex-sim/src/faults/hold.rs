//! The `hold` fault: a request that waits for its release, either before or after it is carried out.

use http::{Request, Response};
use time::OffsetDateTime;

use crate::answer::into_response;
use crate::auth;
use crate::call::Call;
use crate::delivery::Delivery;
use crate::faults::response::delivered;
use crate::holds::{About, Held, PickUp, Stage};
use crate::simulator::Simulator;

impl Simulator {
    /// Holds a request, or its answer if there is one. The response returned instead carries [`Delivery::Held`].
    pub(crate) fn hold(
        &mut self,
        name: &str,
        tracking_id: &str,
        request: &Request<Vec<u8>>,
        answer: Option<Response<Vec<u8>>>,
    ) -> Response<Vec<u8>> {
        let about = About {
            name: name.to_owned(),
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            applied: answer.is_some(),
        };
        let stage = match answer {
            Some(response) => Stage::Answered(response),
            None => Stage::Asked(request.clone()),
        };
        let ticket = self.holds.keep(about, tracking_id, stage);
        delivered(Response::default(), Delivery::Held { ticket })
    }

    /// Releases every request held under this name, or all of them for `None`, in order of arrival. Returns how many
    /// there were. A request that was not carried out yet is carried out now, even if its client has gone.
    pub fn release(&mut self, name: Option<&str>, now: OffsetDateTime) -> usize {
        self.release_at(name, now.saturating_add(self.skew))
    }

    /// Like [`Self::release`], by the simulator's own clock.
    pub(crate) fn release_at(&mut self, name: Option<&str>, now: OffsetDateTime) -> usize {
        let mut count = 0;
        while let Some(held) = self.holds.take(name) {
            self.let_go(held, now);
            count += 1;
        }
        count
    }

    /// Returns the answer to a request that came back as [`Delivery::Held`].
    pub fn pick_up(&mut self, ticket: u64) -> PickUp {
        self.holds.pick_up(ticket)
    }

    fn let_go(&mut self, held: Held, now: OffsetDateTime) {
        let response = match held.stage {
            Stage::Answered(response) => response,
            Stage::Asked(request) => {
                let before = self.world.tenant.revision;
                let mut call = Call::new(&request, now);
                call.caller = auth::caller(&self.world, &call);
                let response = into_response(self.route(&mut call), &held.tracking_id);
                let changed = self.world.tenant.revision != before;
                self.amend(held.ticket, |entry| entry.changed = changed);
                self.finish(&call, &held.tracking_id, response)
            }
        };
        let error = crate::ledger::error(&held.about.path, response.body());
        self.amend(held.ticket, |entry| {
            entry.status = response.status().as_u16();
            entry.error = error;
        });
        self.holds.lay_out(held.ticket, response);
    }
}
