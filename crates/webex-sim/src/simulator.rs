//! The steps of one request: control, preflight, fault, caller, rate limit, handler, fault again, headers, ledger.

use http::{Method, Request, Response, StatusCode};
use time::{Duration, OffsetDateTime};

use crate::answer::{Answer, Refusal, Reply, Shape};
use crate::auth::{self, Caller};
use crate::call::Call;
use crate::delivery::Delivery;
use crate::faults::kind::Kind;
use crate::faults::{Fault, Faults};
use crate::holds::Holds;
use crate::ledger::{self, Entry};
use crate::rate_limit::RateLimiter;
use crate::route::{self, Found};
use crate::settings::Settings;
use crate::world::{Dice, World};
use crate::{control, cors};

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

    /// Answers one request. The response's [`Delivery`] extension says how to transmit it.
    pub fn handle(&mut self, request: Request<Vec<u8>>, now: OffsetDateTime) -> Response<Vec<u8>> {
        let mut call = Call::new(&request, now.saturating_add(self.skew));
        if call.path.starts_with("/_sim/") {
            return control::answer(self, &call);
        }
        self.world.requests += 1;
        let tracking_id = self.tracking_id(&call);
        let before = self.world.tenant.revision;
        let caller = auth::caller(&self.world, &call);
        let fault = self.due(&call);
        let response = if call.method == Method::OPTIONS {
            cors::preflight(call.path, call.headers, &self.world.settings.switches)
        } else if let Some(Fault(Kind::Hold {
            name,
            after_apply: false,
        })) = &fault
        {
            self.hold(name, &tracking_id, &request, None)
        } else {
            call.caller.clone_from(&caller);
            self.faulty(fault.as_ref(), &mut call, &tracking_id)
        };
        let mut response = self.finish(&call, &tracking_id, response);
        if let Some(Fault(Kind::Hold {
            name,
            after_apply: true,
        })) = &fault
        {
            response = self.hold(name, &tracking_id, &request, Some(response));
        }
        self.record(
            &call,
            &request,
            caller.as_ref(),
            before,
            tracking_id,
            &response,
        );
        response
    }

    /// Returns the client's own tracking id if it sent one and Webex accepts it, otherwise a new one whose form tells
    /// the gateway and the services apart.
    fn tracking_id(&mut self, call: &Call<'_>) -> String {
        let new = self.tracking.uuid();
        match call.header("trackingid") {
            Some(own) if self.world.settings.switches.doubled_tracking_id => own.to_owned(),
            _ if route::is_gateway(call.path) => format!("ROUTERGW_SIM_{new}"),
            _ => format!("SIM_{new}"),
        }
    }

    /// Returns the fault that is due, except for preflights.
    fn due(&mut self, call: &Call<'_>) -> Option<Fault> {
        (call.method != Method::OPTIONS)
            .then(|| self.faults.due(call.method.as_str(), call.path))
            .flatten()
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

    /// Answers with the fault applied.
    fn faulty(
        &mut self,
        fault: Option<&Fault>,
        call: &mut Call<'_>,
        tracking_id: &str,
    ) -> Response<Vec<u8>> {
        let Some(fault) = fault else {
            return into_response(self.route(call), tracking_id);
        };
        if let Some(response) = fault.instead(self, call, tracking_id) {
            return response;
        }
        self.world.tenant.begin();
        let tokens = matches!(fault.0, Kind::Ignore {}).then(|| self.world.tokens.clone());
        let response = into_response(self.route(call), tracking_id);
        if let Some(tokens) = tokens {
            self.world.tokens = tokens;
        }
        fault.afterwards(self, call, tracking_id, response)
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
                return Err(Refusal::unauthorised());
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

    fn record(
        &mut self,
        call: &Call<'_>,
        request: &Request<Vec<u8>>,
        caller: Option<&Caller>,
        before: u64,
        tracking_id: String,
        response: &Response<Vec<u8>>,
    ) {
        let (lost, ticket) = match response.extensions().get() {
            Some(Delivery::Held { ticket }) => (true, Some(*ticket)),
            Some(Delivery::Hang | Delivery::Drop) => (true, None),
            _ => (false, None),
        };
        self.ledger.push(Entry {
            method: call.method.to_string(),
            path: call.path.to_owned(),
            query: ledger::without_secrets(request.uri().query().unwrap_or_default()),
            status: if lost { 0 } else { response.status().as_u16() },
            changed: self.world.tenant.revision != before,
            authorization: auth::authorization(call, caller),
            kind: ledger::kind(call.path, call.body),
            error: ledger::error(call.path, response.body()),
            at: call.now.unix_timestamp(),
            tracking_id,
            ticket,
        });
    }

    /// Updates the ledger entry of a held request, if it still exists.
    pub(crate) fn amend(&mut self, ticket: u64, change: impl FnOnce(&mut Entry)) {
        let mut all = self.ledger.iter_mut();
        if let Some(entry) = all.find(|entry| entry.ticket == Some(ticket)) {
            change(entry);
        }
    }
}

/// Builds a 429 in one of its forms.
pub(crate) fn too_many(retry_after: Option<String>, html: bool) -> Refusal {
    let text = "The server received too many requests from this user. Retry after the time in the Retry-After header.";
    let mut refusal = Refusal::gateway(429, "Too Many Requests", text);
    if html {
        refusal.shape = Shape::Html(
            "<html><head><title>429 Too Many Requests</title></head><body><h1>Too Many Requests</h1></body></html>",
        );
    }
    refusal
        .headers
        .extend(retry_after.map(|value| ("Retry-After", value)));
    refusal
}

/// Renders an answer as an HTTP response.
pub(crate) fn into_response(answer: Answer, tracking_id: &str) -> Response<Vec<u8>> {
    let reply: Reply = answer.unwrap_or_else(|refusal| refusal.into_reply(tracking_id));
    let mut response = Response::new(reply.body);
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if !reply.content_type.is_empty() {
        cors::set(&mut response, "Content-Type", reply.content_type);
    }
    cors::set(&mut response, "Cache-Control", "no-store");
    for (name, value) in reply.headers {
        cors::set(&mut response, name, &value);
    }
    response
}
