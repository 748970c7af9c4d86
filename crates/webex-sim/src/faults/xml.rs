//! Faults of the XML service.

use http::Response;

use crate::answer::into_response;
use crate::faults::kind::Kind;
use crate::simulator::Simulator;
use crate::xml::envelope::{self, Failure};

/// Builds the failure that an `xml` fault describes.
pub(crate) fn failure(
    kind: &Kind,
    sim: &Simulator,
    tracking_id: &str,
) -> Option<Response<Vec<u8>>> {
    let Kind::Xml {
        exception, reason, ..
    } = kind
    else {
        return None;
    };
    let reason = reason.as_deref().unwrap_or("Injected fault");
    let failure = Failure::new(exception.clone(), reason);
    let reply = envelope::reply(Err(failure), &sim.world.settings.switches);
    Some(into_response(Ok(reply), tracking_id))
}

/// Makes an answer one of a backup site.
pub(crate) fn of_backup(mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    let text = String::from_utf8_lossy(response.body());
    *response.body_mut() = text.replace(">PRIMARY<", ">BACKUP<").into_bytes();
    response
}
