//! The envelope of the answer. The HTTP status is 200 even for failures; `serv:result` has the outcome.

use crate::answer::Reply;

const BASE: &str = "http://www.webex.com/schemas/2002/06/service";

/// Why a request failed: number and sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) id: &'static str,
    pub(crate) reason: String,
}

impl Failure {
    pub(crate) fn new(id: &'static str, reason: impl Into<String>) -> Self {
        Self {
            id,
            reason: reason.into(),
        }
    }
}

/// Builds the reply. A success has the `xsi:type` and content of `serv:bodyContent`.
pub(crate) fn reply(outcome: Result<(&str, String), Failure>) -> Reply {
    let (response, content) = match outcome {
        Ok((kind, inner)) => (
            "<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>".to_owned(),
            format!(
                "<serv:bodyContent xsi:type=\"{kind}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{inner}</serv:bodyContent>"
            ),
        ),
        Err(failure) => (
            format!(
                "<serv:result>FAILURE</serv:result><serv:reason>{}</serv:reason><serv:gsbStatus>PRIMARY</serv:gsbStatus><serv:exceptionID>{}</serv:exceptionID>",
                escape(&failure.reason),
                failure.id
            ),
            "<serv:bodyContent/>".to_owned(),
        ),
    };
    Reply {
        content_type: "text/xml;charset=UTF-8",
        body: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<serv:message xmlns:serv=\"{BASE}\" xmlns:com=\"http://www.webex.com/schemas/2002/06/common\" xmlns:use=\"{BASE}/user\">\
             <serv:header><serv:response>{response}</serv:response></serv:header><serv:body>{content}</serv:body></serv:message>"
        )
        .into_bytes(),
        ..Reply::empty().with_status(200)
    }
}

/// Escapes text for use between tags.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
