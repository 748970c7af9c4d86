//! Faults that alter the answer to a request that was carried out.

use http::Response;

use crate::call::Call;
use crate::delivery::Delivery;
use crate::faults::kind::Kind;
use crate::faults::response::{at_last, delivered, status_code};
use crate::faults::{Fault, body, paging, readonly, row, xml};
use crate::simulator::Simulator;

impl Fault {
    /// Applies the fault to the answer. Changes made by the request stay unless the fault undoes them.
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
            Kind::Readonly { members, echo } => {
                return readonly::without(sim, call, response, members, *echo);
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
                body: None,
                json: None,
                shape: None,
                twice,
                ..
            } if (200..300).contains(status) => {
                *response.status_mut() = status_code(*status);
                if *status == 204 {
                    response.body_mut().clear();
                }
                at_last(response, |last| last.twice.clone_from(twice))
            }
            Kind::Status {
                after_apply: true, ..
            } => self.refusal(tracking_id),
            Kind::Xml {
                after_apply: true, ..
            } => xml::failure(&self.0, sim, tracking_id).unwrap_or(response),
            Kind::Backup {} => xml::of_backup(response),
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
            Kind::Endless { ms, bytes } => delivered(
                response,
                Delivery::Endless {
                    ms: *ms,
                    bytes: bytes.unwrap_or(1).max(1),
                },
            ),
            Kind::Nocors {} => at_last(response, |last| last.not_shared = true),
            Kind::Headers { set, remove, twice } => at_last(response, |last| {
                last.set.clone_from(set);
                last.remove.clone_from(remove);
                last.twice.clone_from(twice);
            }),
            Kind::Sites { urls } => row::of_sites(sim, call, urls, response),
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
