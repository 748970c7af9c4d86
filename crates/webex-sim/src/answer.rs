//! What handlers return: a reply, or a refusal in one of Webex's error shapes.

use std::borrow::Cow;

use http::{Response, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cors;

pub(crate) type Answer = Result<Reply, Refusal>;

/// The sentence Webex sends with every 403.
pub(crate) const FORBIDDEN: &str = "The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.";
/// The sentence Webex sends with every 401.
pub(crate) const UNAUTHORISED: &str =
    "The request requires a valid access token set in the Authorization request header.";
/// The sentence Webex sends with every 404.
pub(crate) const NOT_FOUND: &str = "The requested resource could not be found.";
/// The sentence Webex sends with most 400s; `errors` holds the reason.
pub(crate) const MALFORMED: &str = "The request could not be understood by the server due to malformed syntax. See 'errors' for more details.";

/// A successful answer, or a page for a person to read.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Reply {
    /// Creates a 200 with a JSON body.
    pub(crate) fn json(value: &impl Serialize) -> Self {
        Self {
            status: 200,
            content_type: "application/json;charset=UTF-8",
            body: serde_json::to_vec(value).unwrap_or_default(),
            headers: Vec::new(),
        }
    }

    /// Creates a 204 without a body.
    pub(crate) fn empty() -> Self {
        Self {
            status: 204,
            content_type: "",
            body: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Replaces the status.
    pub(crate) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// Adds a header.
    pub(crate) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Adds `Link: <…>; rel="next"` if there is a next page.
    pub(crate) fn with_next(self, next: Option<String>) -> Self {
        match next {
            Some(next) => self.with_header("Link", format!("<{next}>; rel=\"next\"")),
            None => self,
        }
    }
}

/// An error answer that has no tracking id yet.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) shape: Shape,
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// The documented shapes of an error body.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// `{message, errors:[{description[, errorCode]}], trackingId}`.
    Gateway {
        message: String,
        errors: Vec<(Option<u32>, String)>,
    },
    /// `{error, error_description[, trackingID]}`.
    Oauth {
        error: Cow<'static, str>,
        description: String,
        /// Whether the body carries the tracking id.
        traced: bool,
    },
    /// An HTML page, as Webex's edge sends with some 429s.
    Html(&'static str),
}

impl Refusal {
    pub(crate) fn gateway(status: u16, message: &str, description: impl Into<String>) -> Self {
        Self {
            status,
            shape: Shape::Gateway {
                message: message.into(),
                errors: vec![(None, description.into())],
            },
            headers: Vec::new(),
        }
    }

    pub(crate) fn bad_request(description: impl Into<String>) -> Self {
        Self::gateway(400, MALFORMED, description)
    }

    pub(crate) fn unauthorized() -> Self {
        let mut refusal = Self::gateway(401, UNAUTHORISED, UNAUTHORISED);
        refusal.headers.push(("WWW-Authenticate", "Bearer".into()));
        refusal
    }

    pub(crate) fn forbidden(description: impl Into<String>) -> Self {
        Self::gateway(403, FORBIDDEN, description)
    }

    pub(crate) fn not_found() -> Self {
        Self::gateway(404, NOT_FOUND, NOT_FOUND)
    }

    pub(crate) fn conflict(description: impl Into<String>) -> Self {
        Self::gateway(
            409,
            "The request could not be processed because it conflicts with some established rule of the system.",
            description,
        )
    }

    /// Creates a 400 of the licence service, with its own error code.
    pub(crate) fn license(code: u32, message: &str, description: impl Into<String>) -> Self {
        Self {
            status: 400,
            shape: Shape::Gateway {
                message: message.into(),
                errors: vec![(Some(code), description.into())],
            },
            headers: Vec::new(),
        }
    }

    pub(crate) fn oauth(
        status: u16,
        error: impl Into<Cow<'static, str>>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            status,
            shape: Shape::Oauth {
                error: error.into(),
                description: description.into(),
                traced: true,
            },
            headers: Vec::new(),
        }
    }

    /// Renders the refusal as a reply with this tracking id.
    pub(crate) fn into_reply(self, tracking_id: &str) -> Reply {
        let mut reply = match self.shape {
            Shape::Html(page) => Reply {
                content_type: "text/html;charset=UTF-8",
                body: page.into(),
                ..Reply::empty()
            },
            Shape::Gateway { message, errors } => Reply::json(&json!({
                "message": message,
                "errors": errors.into_iter().map(detail).collect::<Vec<_>>(),
                "trackingId": tracking_id,
            })),
            Shape::Oauth {
                error,
                description,
                traced,
            } => {
                let mut body = json!({ "error": error, "error_description": description });
                if traced {
                    // Only the token endpoint spells it this way.
                    body["trackingID"] = tracking_id.into();
                }
                Reply::json(&body)
            }
        };
        reply.status = self.status;
        reply.headers = self.headers;
        reply
    }
}

fn detail((code, description): (Option<u32>, String)) -> Value {
    match code {
        Some(code) => json!({ "errorCode": code, "description": description }),
        None => json!({ "description": description }),
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
