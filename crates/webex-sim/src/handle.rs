//! The steps of one request: control, preflight, fault, caller, rate limit, handler, fault again, headers, ledger.

use http::{Method, Request, Response};
use time::OffsetDateTime;

use crate::answer::into_response;
use crate::auth;
use crate::auth::caller::Caller;
use crate::call::Call;
use crate::delivery::Delivery;
use crate::faults::Fault;
use crate::faults::kind::Kind;
use crate::ledger::{self, Entry};
use crate::simulator::Simulator;
use crate::{control, cors};

impl Simulator {
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

    /// Returns the fault that is due, except for preflights.
    fn due(&mut self, call: &Call<'_>) -> Option<Fault> {
        (call.method != Method::OPTIONS)
            .then(|| self.faults.due(call.method.as_str(), call.path, call.body))
            .flatten()
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
}
