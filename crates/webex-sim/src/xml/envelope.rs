//! The envelope of the answer. The HTTP status is 200 even for failures; `serv:result` has the outcome.

use std::borrow::Cow;

use crate::answer::Reply;
use crate::switches::{Switches, XmlEncoding};
use crate::xml::form;

const BASE: &str = "http://www.webex.com/schemas/2002/06";

/// The number of failures that the documentation does not list.
pub(crate) const OURS: &str = "999999";

/// Why a request failed: number and sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) id: Cow<'static, str>,
    pub(crate) reason: String,
}

impl Failure {
    pub(crate) fn new(id: impl Into<Cow<'static, str>>, reason: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            reason: reason.into(),
        }
    }

    /// A failure whose number is ours.
    pub(crate) fn ours(reason: impl Into<String>) -> Self {
        Self::new(OURS, reason)
    }

    /// The caller may not do this.
    pub(crate) fn denied() -> Self {
        Self::new(
            "000001",
            "Access denied, additional privileges are required",
        )
    }
}

/// The `xsi:type` and the content of `serv:bodyContent`.
pub(crate) type Content = (&'static str, String);

/// Builds the reply.
pub(crate) fn reply(outcome: Result<Content, Failure>, switches: &Switches) -> Reply {
    let gsb = if switches.xml_backup {
        "BACKUP"
    } else {
        "PRIMARY"
    };
    let (response, content) = match outcome {
        Ok((kind, inner)) => (
            format!("<serv:result>SUCCESS</serv:result><serv:gsbStatus>{gsb}</serv:gsbStatus>"),
            format!(
                "<serv:bodyContent xsi:type=\"{kind}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{inner}</serv:bodyContent>"
            ),
        ),
        Err(failure) => (
            format!(
                "<serv:result>FAILURE</serv:result>{}<serv:gsbStatus>{gsb}</serv:gsbStatus><serv:exceptionID>{}</serv:exceptionID>",
                element("serv:reason", &failure.reason),
                escape(&failure.id)
            ),
            "<serv:bodyContent/>".to_owned(),
        ),
    };
    let document = format!(
        "<serv:message xmlns:serv=\"{BASE}/service\" xmlns:com=\"{BASE}/common\" xmlns:use=\"{BASE}/service/user\" xmlns:ep=\"{BASE}/service/ep\" \
         xmlns:mtgtype=\"{BASE}/service/meetingtype\" xmlns:ns1=\"{BASE}/service/site\">\
         <serv:header><serv:response>{response}</serv:response></serv:header><serv:body>{content}</serv:body></serv:message>"
    );
    Reply {
        content_type: match switches.xml_encoding {
            XmlEncoding::Utf8 => "text/xml;charset=UTF-8",
            // The header and the declaration disagree, as it was seen.
            XmlEncoding::Latin1 | XmlEncoding::Utf16 => "text/xml",
        },
        body: form::bytes(&document, switches),
        ..Reply::empty().with_status(200)
    }
}

/// Writes an element with a value.
pub(crate) fn element(name: &str, value: &str) -> String {
    format!("<{name}>{}</{name}>", escape(value))
}

/// Writes an element with other elements inside.
pub(crate) fn group(name: &str, inner: impl IntoIterator<Item = String>) -> String {
    let inner: String = inner.into_iter().collect();
    format!("<{name}>{inner}</{name}>")
}

/// Escapes text for use between tags. Characters that XML does not have are left out.
pub(crate) fn escape(text: &str) -> String {
    let legal = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r')
            || (*letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars().filter(legal) {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}
