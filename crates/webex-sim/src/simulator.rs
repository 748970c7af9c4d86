//! [`Simulator`]: the state of one simulated Webex, and how it answers from its table of operations.

use http::Response;
use time::Duration;

use crate::answer::{Answer, Refusal, too_many};
use crate::auth;
use crate::call::Call;
use crate::cors;
use crate::dice::Dice;
use crate::faults::Faults;
use crate::holds::Holds;
use crate::ledger::Entry;
use crate::rate_limit::RateLimiter;
use crate::route::{self, Found};
use crate::settings::Settings;
use crate::world::World;

/// A simulated Webex. It has no clock and does no I/O: equal settings, requests and times give equal answers.
pub struct Simulator {
    pub(crate) world: World,
    pub(crate) ledger: Vec<Entry>,
    pub(crate) faults: Faults,
    pub(crate) holds: Holds,
    pub(crate) limiter: RateLimiter,
    /// What `/_sim/clock` has added to the caller's time.
    pub(crate) skew: Duration,
    tracking: Dice,
    pub(crate) initial: Settings,
}

impl Simulator {
    /// Generates the organisation and the two ready-made tokens.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let tracking = Dice::new(settings.seed ^ 0x07_ac_0e);
        Self {
            world: World::new(settings.clone()),
            initial: settings,
            ledger: Vec::new(),
            faults: Faults::default(),
            holds: Holds::default(),
            limiter: RateLimiter::default(),
            skew: Duration::ZERO,
            tracking,
        }
    }

    /// Returns the client's own tracking id if it sent one and Webex accepts it, otherwise a new one whose form tells
    /// the gateway and the services apart.
    pub(crate) fn tracking_id(&mut self, call: &Call<'_>) -> String {
        let new = self.tracking.uuid();
        match call.header("trackingid") {
            Some(own) if self.world.settings.switches.doubled_tracking_id => own.to_owned(),
            _ if route::is_gateway(call.path) => format!("ROUTERGW_SIM_{new}"),
            _ => format!("SIM_{new}"),
        }
    }

    /// Sets the headers that every answer has, and applies a fault's changes to them.
    pub(crate) fn finish(
        &self,
        call: &Call<'_>,
        tracking_id: &str,
        mut response: Response<Vec<u8>>,
    ) -> Response<Vec<u8>> {
        let switches = &self.world.settings.switches;
        cors::set(&mut response, "TrackingID", tracking_id);
        if switches.doubled_tracking_id
            && let Some(own) = call.headers.get("trackingid")
        {
            response.headers_mut().append("TrackingID", own.clone());
        }
        cors::expose(call.path, call.method, switches, &mut response);
        crate::faults::finish(&mut response);
        response
    }

    /// Answers from the table of operations.
    pub(crate) fn route(&mut self, call: &mut Call<'_>) -> Answer {
        let (route, params) = match route::find(call.method.as_str(), call.path) {
            Found::Route(route, params) => (route, params),
            Found::OtherMethod => {
                return Err(Refusal::gateway(
                    405,
                    "Method Not Allowed",
                    "The method is not allowed for this resource.",
                ));
            }
            Found::Nothing if route::is_gateway(call.path) && call.caller.is_none() => {
                return Err(Refusal::unauthorized());
            }
            Found::Nothing => return Err(Refusal::not_found()),
        };
        call.params = params;
        auth::permit(
            route.access,
            call.caller.as_ref(),
            &self.world.settings.switches,
        )?;
        self.limit(call)?;
        (route.handler)(&mut self.world, call)
    }

    fn limit(&mut self, call: &Call<'_>) -> Result<(), Refusal> {
        let (Some(limit), Some(caller)) = (self.world.settings.rate, &call.caller) else {
            return Ok(());
        };
        self.limiter
            .take(caller.person, limit, call.now)
            .map_err(|seconds| {
                too_many(
                    Some(seconds.to_string()),
                    self.world.settings.switches.html_429,
                )
            })
    }

    /// Updates the ledger entry of a held request, if it still exists.
    pub(crate) fn amend(&mut self, ticket: u64, change: impl FnOnce(&mut Entry)) {
        let mut all = self.ledger.iter_mut();
        if let Some(entry) = all.find(|entry| entry.ticket == Some(ticket)) {
            change(entry);
        }
    }
}
