//! [`Operation`]: one operation of the XML API as a value, and its envelope.

use super::address::SiteName;
use super::document::Element;
use super::placeholder::{TICKET, TOKEN};
use super::writer::{Content, IllegalCharacter, Written};
use crate::decode_error::DecodeError;
use crate::endpoint::Idempotency;

/// One operation of the XML API, with its arguments as fields.
pub trait Operation {
    /// The decoded content of a successful answer.
    type Output;
    /// The operation, such as `user.GetUser`.
    const BINDING: &'static str;
    /// The name in errors: `XML` and the operation.
    const NAME: &'static str;
    /// Whether a repeat is harmless. Every request is a POST, so this is about what the operation does.
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    /// How the caller proves who they are.
    const CREDENTIAL: Credential = Credential::Ticket;
    /// Whether the exception “nothing found” is an empty answer.
    const MAY_FIND_NOTHING: bool = false;

    /// Writes the arguments.
    fn write(&self, content: &mut Content);

    /// Decodes the answer's content, or nothing if [`MAY_FIND_NOTHING`](Self::MAY_FIND_NOTHING) applies.
    ///
    /// # Errors
    /// If the content is not what the operation promises. The error says where.
    fn read(content: Option<Element<'_>>) -> Result<Self::Output, DecodeError>;
}

/// How a request proves who sends it. It is part of the body, never a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// Not at all.
    None,
    /// With the access token of the REST API.
    AccessToken,
    /// With a session ticket.
    Ticket,
}

/// For whom requests are made: a site, and the Webex ID of the administrator, which is the email address on sites that
/// Control Hub manages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requester {
    /// The site.
    pub site: SiteName,
    /// The administrator's Webex ID on it.
    pub webex_id: String,
}

/// Writes a whole request, with a place for the credential.
pub(super) fn envelope<O: Operation>(
    operation: &O,
    requester: &Requester,
) -> Result<Written, IllegalCharacter> {
    let mut content = start(O::BINDING, O::CREDENTIAL, requester);
    operation.write(&mut content);
    end(content)
}

/// Writes a whole request around content that is XML already, with [`TICKET`] or [`TOKEN`] in the place
/// of the credential: a text to edit.
pub fn draft(
    binding: &str,
    credential: Credential,
    requester: &Requester,
    inside: &str,
) -> Result<String, IllegalCharacter> {
    let mut content = start(binding, credential, requester);
    if credential == Credential::AccessToken {
        content.credential("accessToken");
    }
    content.raw(inside);
    end(content).map(|written| with_placeholder(written, credential))
}

/// The text of a request with a placeholder for its credential.
pub(super) fn with_placeholder(written: Written, credential: Credential) -> String {
    let Written {
        mut text,
        credential: place,
    } = written;
    if let Some(at) = place {
        let variable = match credential {
            Credential::AccessToken => TOKEN,
            Credential::Ticket | Credential::None => TICKET,
        };
        text.insert_str(at, variable);
    }
    text
}

/// The part of a request before its content. Not generic, so that it is compiled once.
fn start(binding: &str, credential: Credential, requester: &Requester) -> Content {
    let mut content = Content::default();
    content.raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <serv:message xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:serv=\"http://www.webex.com/schemas/2002/06/service\">",
    );
    content.open("header");
    content.open("securityContext");
    content.value("siteName", requester.site.as_str());
    if credential != Credential::None {
        content.value("webExID", &requester.webex_id);
    }
    if credential == Credential::Ticket {
        content.credential("sessionTicket");
    }
    content.close();
    content.close();
    content.open("body");
    content.raw("<bodyContent xsi:type=\"java:com.webex.service.binding.");
    content.raw(binding);
    content.raw("\">");
    content
}

fn end(mut content: Content) -> Result<Written, IllegalCharacter> {
    content.raw("</bodyContent>");
    content.close();
    content.raw("</serv:message>");
    content.finish()
}
