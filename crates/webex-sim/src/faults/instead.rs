//! Faults that act before the request is carried out: they replace the answer or change the data it will find.

use http::{Response, StatusCode};

use crate::answer::{self, Refusal, Shape, into_response, too_many};
use crate::call::Call;
use crate::cors;
use crate::delivery::Delivery;
use crate::faults::headers::lines;
use crate::faults::kind::Kind;
use crate::faults::response::{at_last, delivered, status_code};
use crate::faults::{Fault, error_body, xml};
use crate::oauth::authorize;
use crate::simulator::Simulator;

/// A captive portal's page.
const PORTAL: &str = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Accept the terms to use this network</h1></body></html>";

impl Fault {
    /// Returns the answer to send instead of the real one, if the fault replaces it.
    pub(crate) fn instead(
        &self,
        sim: &mut Simulator,
        call: &mut Call<'_>,
        tracking_id: &str,
    ) -> Option<Response<Vec<u8>>> {
        match &self.0 {
            Kind::Status {
                after_apply: false, ..
            } => Some(self.refusal(tracking_id)),
            Kind::Hang { after_apply: false } => {
                Some(delivered(Response::default(), Delivery::Hang))
            }
            Kind::Drop {
                after_apply: false,
                after_headers: false,
            } => Some(delivered(Response::default(), Delivery::Drop)),
            Kind::Drop {
                after_apply: false,
                after_headers: true,
            } => {
                let mut response = Response::new(b"{\"items\":[]}".to_vec());
                cors::set(
                    &mut response,
                    "Content-Type",
                    "application/json;charset=UTF-8",
                );
                Some(delivered(response, Delivery::Cut { after: 5 }))
            }
            Kind::Html200 {} => {
                let mut response = Response::new(PORTAL.into());
                cors::set(&mut response, "Content-Type", "text/html;charset=UTF-8");
                Some(response)
            }
            Kind::Xml {
                after_apply: false, ..
            } => xml::failure(&self.0, sim, tracking_id),
            Kind::Empty200 {} => Some(Response::default()),
            Kind::Region { host } => Some(region(host, tracking_id)),
            Kind::Refuse {
                error,
                description,
                state,
            } => authorize::refuse(
                &sim.world.settings,
                call,
                error,
                description.as_deref(),
                state,
            )
            .map(|reply| into_response(Ok(reply), tracking_id)),
            Kind::Redirect { location, status } => {
                let mut response = Response::default();
                *response.status_mut() = status_code(status.unwrap_or(307));
                cors::set(&mut response, "Location", location);
                Some(response)
            }
            Kind::Edit { edit } => {
                super::row::edit_by_another(sim, call, edit);
                None
            }
            Kind::Revoke {} => {
                if let Some(token) = call
                    .header("authorization")
                    .and_then(|header| header.get(7..))
                {
                    sim.world.tokens.revoke(token.trim());
                }
                call.caller = None;
                None
            }
            Kind::Max { max } => {
                call.query.retain(|(key, _)| key != "max");
                call.query.push(("max".into(), max.max(&1).to_string()));
                None
            }
            _ => None,
        }
    }

    /// Builds the error answer of a `status` fault.
    pub(crate) fn refusal(&self, tracking_id: &str) -> Response<Vec<u8>> {
        let Kind::Status {
            status,
            retry_after,
            body,
            message,
            error,
            unexposed,
            shape,
            json,
            twice,
            ..
        } = &self.0
        else {
            return Response::default();
        };
        let written = shape.map(|shape| {
            let message = message.as_deref().unwrap_or("Injected fault");
            error_body::write(shape, *status, message, tracking_id)
        });
        let mut response = match (error, body.as_deref(), json.clone().or(written)) {
            (_, _, Some(json)) => into_response(Ok(answer::Reply::json(&json)), tracking_id),
            (Some(error), ..) => oauth(*status, error, message.as_deref(), tracking_id),
            (None, Some("empty"), None) => Response::default(),
            (None, Some("html"), None) => html(*status, tracking_id),
            (None, _, None) => {
                into_response(Err(gateway(*status, message.as_deref())), tracking_id)
            }
        };
        *response.status_mut() = status_code(*status);
        if let Some(value) = retry_after {
            lines(&mut response, "Retry-After", value);
        }
        at_last(response, |last| {
            last.without_retry_after = *unexposed;
            last.twice.clone_from(twice);
        })
    }
}

fn gateway(status: u16, message: Option<&str>) -> Refusal {
    let refusal = match status {
        401 => Refusal::unauthorized(),
        403 => Refusal::forbidden("The request was refused for this resource"),
        404 => Refusal::not_found(),
        429 => too_many(None, false),
        status => {
            let name = StatusCode::from_u16(status)
                .ok()
                .and_then(|code| code.canonical_reason());
            Refusal::gateway(status, name.unwrap_or("Error"), name.unwrap_or("Error"))
        }
    };
    match message {
        Some(message) => Refusal {
            shape: Refusal::gateway(status, message, message).shape,
            ..refusal
        },
        None => refusal,
    }
}

fn html(status: u16, tracking_id: &str) -> Response<Vec<u8>> {
    let mut refusal = Refusal::gateway(status, "", "");
    refusal.shape = Shape::Html("<html><body><h1>The service is busy</h1></body></html>");
    into_response(Err(refusal), tracking_id)
}

/// Answers as Webex does for a request that belongs to another region. The wording is ours; the status and the host in
/// the text follow Webex.
fn region(host: &str, tracking_id: &str) -> Response<Vec<u8>> {
    let text =
        format!("The data of this organization are kept in another region. Use {host} instead.");
    into_response(Err(Refusal::gateway(451, &text, text.clone())), tracking_id)
}

fn oauth(
    status: u16,
    error: &str,
    description: Option<&str>,
    tracking_id: &str,
) -> Response<Vec<u8>> {
    let description = description.unwrap_or("Injected fault").to_owned();
    into_response(
        Err(Refusal::oauth(status, error.to_owned(), description)),
        tracking_id,
    )
}
