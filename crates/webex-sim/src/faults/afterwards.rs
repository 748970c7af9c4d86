//! Faults of an answer to a request that was acted upon.

use http::Response;

use crate::call::Call;
use crate::cors;
use crate::delivery::Delivery;
use crate::faults::instead::{delivered, status_code};
use crate::faults::kind::Kind;
use crate::faults::{Fault, body, paging, row};
use crate::simulator::Simulator;

/// What a fault does to the cross-origin headers, which are set last.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CrossOrigin {
    pub(crate) none: bool,
    pub(crate) without_retry_after: bool,
}

/// Takes away what a fault took away.
pub(crate) fn cross_origin(response: &mut Response<Vec<u8>>) {
    let Some(fault) = response.extensions().get::<CrossOrigin>().copied() else {
        return;
    };
    if fault.none {
        response.headers_mut().remove("Access-Control-Allow-Origin");
        response
            .headers_mut()
            .remove("Access-Control-Expose-Headers");
    }
    if fault.without_retry_after {
        cors::set(
            response,
            "Access-Control-Expose-Headers",
            "Link, TrackingID",
        );
    }
}

impl Fault {
    /// The answer after this fault. What the request changed stays, unless the fault says otherwise.
    pub(crate) fn afterwards(
        &self,
        sim: &mut Simulator,
        call: &Call<'_>,
        tracking_id: &str,
        mut response: Response<Vec<u8>>,
    ) -> Response<Vec<u8>> {
        match &self.0 {
            Kind::Ignore {} => {
                row::ignore(sim);
                return response;
            }
            Kind::Partial { status } => {
                return row::half(sim, call, tracking_id, response, *status);
            }
            _ => sim.world.tenant.commit(),
        }
        match &self.0 {
            Kind::Status {
                after_apply: true,
                status,
                ..
            } if (200..300).contains(status) => {
                *response.status_mut() = status_code(*status);
                if *status == 204 {
                    response.body_mut().clear();
                }
                response
            }
            Kind::Status {
                after_apply: true, ..
            } => self.refusal(tracking_id),
            Kind::Hang { after_apply: true } => delivered(response, Delivery::Hang),
            Kind::Drop {
                after_apply: true,
                after_headers: false,
            } => delivered(response, Delivery::Drop),
            Kind::Drop {
                after_apply: true,
                after_headers: true,
            } => {
                let after = response.body().len() / 2;
                delivered(response, Delivery::Cut { after })
            }
            Kind::Slow { ms } => delivered(response, Delivery::Delay { ms: *ms }),
            Kind::Drip { ms } => delivered(response, Delivery::Drip { ms: *ms }),
            Kind::Nocors {} => {
                response.extensions_mut().insert(CrossOrigin {
                    none: true,
                    without_retry_after: false,
                });
                response
            }
            Kind::Truncate {}
            | Kind::Bom {}
            | Kind::Charset {}
            | Kind::Gzip {}
            | Kind::Mutate { .. }
            | Kind::Ids {} => body::spoil(&self.0, response),
            Kind::Link { .. }
            | Kind::Loop {}
            | Kind::Cycle {}
            | Kind::Emptypage {}
            | Kind::Duplicate {}
            | Kind::Lost {} => paging::mislead(&self.0, sim, call, response),
            _ => response,
        }
    }
}
