//! [`XmlClient`]: takes operations and returns decoded answers, through the same pipeline as the REST API.

use std::rc::Rc;

use http::Method;

use super::address::XmlAddress;
use super::answer;
use super::mask::mask_secrets;
use super::operation::{Credential, Operation, Requester, envelope, with_placeholder};
use super::placeholder::{TICKET, TOKEN};
use super::reader;
use super::writer::{IllegalCharacter, Written};
use crate::client::Client;
use crate::curl;
use crate::endpoint::{AnswerSize, Idempotency};
use crate::error::{ApiError, ErrorKind, Reach};
use crate::pipeline;
use crate::pipeline::connection::TokenSource;
use crate::pipeline::reply::RawReply;
use crate::pipeline::request::{Protocol, ReadHead, RequestParts};
use crate::secret::Secret;
use crate::transport::LocalBoxFuture;

/// The answer to an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlReply<T> {
    /// The decoded content.
    pub value: T,
    /// Whether a backup site answered. What was written may not be on the primary site.
    pub backup: bool,
    /// The `TrackingID` header, if there is one and scripts may read it.
    pub tracking_id: Option<String>,
}

/// The XML API of one site, for one session.
///
/// The access token and the ticket are only sent in the body of a request to the site's own address, never in a header.
#[derive(Clone)]
pub struct XmlClient {
    client: Client,
    address: XmlAddress,
    requester: Requester,
    tickets: Option<Rc<dyn TokenSource>>,
}

/// What the pipeline has to know of an operation.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    idempotency: Idempotency,
    credential: Credential,
    may_find_nothing: Option<bool>,
}

impl XmlClient {
    /// Creates a client that can only ask for the version and for a ticket.
    pub fn new(client: &Client, address: XmlAddress, requester: Requester) -> Self {
        Self {
            client: client.clone(),
            address,
            requester,
            tickets: None,
        }
    }

    /// Returns a client that takes its tickets from `tickets`, which is asked for another one when one is refused.
    #[must_use]
    pub fn with_tickets(&self, tickets: Rc<dyn TokenSource>) -> Self {
        Self {
            tickets: Some(tickets),
            ..self.clone()
        }
    }

    /// Returns for whom this client makes its requests.
    pub fn requester(&self) -> &Requester {
        &self.requester
    }

    /// Makes one call. [`pipeline`] has the table of what is retried first; a write is repeated only if it was certainly
    /// not carried out.
    ///
    /// # Errors
    /// See [`ApiError`]. A failure that Webex reports has its `exceptionID` as the code of the first detail; see
    /// [`exception`](fn@super::exception).
    pub async fn call<O: Operation>(&self, operation: &O) -> Result<XmlReply<O::Output>, ApiError> {
        let written = envelope(operation, &self.requester);
        let raw = self.send(kind::<O>(), written)?.await?;
        let value = if raw.xml.nothing_found {
            O::read(None)
        } else {
            answer::content(&raw.body, O::read)
        };
        match value {
            Ok(value) => Ok(XmlReply {
                value,
                backup: raw.xml.backup,
                tracking_id: raw.head.tracking_id,
            }),
            Err(fault) => Err(ApiError::of_answer(O::NAME, fault).about(&raw.head)),
        }
    }

    /// Returns the request as a POSIX shell command, with `$WEBEX_TICKET` or `$WEBEX_TOKEN` for the credential and other
    /// secrets hidden.
    ///
    /// # Errors
    /// If the request cannot be written, or the XML API is switched off.
    pub fn curl<O: Operation>(&self, operation: &O) -> Result<String, ApiError> {
        let kind = kind::<O>();
        let parts = self.parts(kind, envelope(operation, &self.requester))?;
        let variable = match kind.credential {
            Credential::AccessToken => TOKEN,
            Credential::Ticket | Credential::None => TICKET,
        };
        Ok(curl::xml_command(&parts, variable, mask_secrets))
    }

    /// Returns the request as text to edit, with [`TICKET`] or [`TOKEN`] in the place of the credential.
    ///
    /// # Errors
    /// If a value holds a character that XML does not have.
    pub fn template<O: Operation>(&self, operation: &O) -> Result<String, ApiError> {
        let written = envelope(operation, &self.requester);
        let invalid =
            |refused: IllegalCharacter| not_sent(ErrorKind::Invalid, O::NAME, &refused.to_string());
        Ok(with_placeholder(written.map_err(invalid)?, O::CREDENTIAL))
    }

    /// Sends a text that a person wrote, with the credential in the place of [`TICKET`] or [`TOKEN`]. Unless `idempotency`
    /// says that a repeat is harmless, it is repeated only if it was turned away by its HTTP status. Returns the text of
    /// the answer, also if it reports a failure.
    ///
    /// # Errors
    /// If there is no answer, or none of XML; see [`ApiError`]. The text itself is not looked at.
    pub async fn send_text(
        &self,
        text: &str,
        idempotency: Idempotency,
    ) -> Result<String, ApiError> {
        let (mut kind, written) = written(text);
        kind.idempotency = idempotency;
        let raw = self.send(kind, Ok(written))?.await?;
        match reader::text(&raw.body) {
            Ok(text) => Ok(text.into_owned()),
            Err(fault) => Err(ApiError::of_answer(NAME, fault.into()).about(&raw.head)),
        }
    }

    /// Returns the request of [`send_text`](Self::send_text) as a shell command, with its placeholder as a variable and secrets
    /// hidden.
    ///
    /// # Errors
    /// If the XML API is switched off.
    pub fn curl_text(&self, text: &str) -> Result<String, ApiError> {
        let (kind, written) = written(text);
        let variable = match kind.credential {
            Credential::AccessToken => TOKEN,
            Credential::Ticket | Credential::None => TICKET,
        };
        let parts = self.parts(kind, Ok(written))?;
        Ok(curl::xml_command(&parts, variable, mask_secrets))
    }

    /// Starts a call. Not generic, so that it is compiled once for all operations.
    fn send(
        &self,
        kind: Kind,
        written: Result<Written, IllegalCharacter>,
    ) -> Result<LocalBoxFuture<'static, Result<RawReply, ApiError>>, ApiError> {
        let parts = self.parts(kind, written)?;
        let connection = match kind.credential {
            Credential::AccessToken => self.client.connection(None),
            Credential::None => self.client.connection(Some(Rc::new(Anonymous))),
            Credential::Ticket => {
                let tickets = self.tickets.clone();
                let missing = || not_sent(ErrorKind::SignedOut, kind.name, "there is no ticket");
                self.client.connection(Some(tickets.ok_or_else(missing)?))
            }
        };
        Ok(pipeline::dispatch(connection, parts))
    }

    fn parts(
        &self,
        kind: Kind,
        written: Result<Written, IllegalCharacter>,
    ) -> Result<RequestParts, ApiError> {
        let invalid = |why: &str| not_sent(ErrorKind::Invalid, kind.name, why);
        let written = written.map_err(|refused| invalid(&refused.to_string()))?;
        let url = self.address.url(&self.requester.site);
        Ok(RequestParts {
            endpoint: kind.name,
            method: Method::POST,
            url: url.ok_or_else(|| invalid("the XML API is switched off in the settings"))?,
            body: Some(written.text.into_bytes()),
            idempotency: kind.idempotency,
            answer: AnswerSize::List,
            protocol: Protocol::Xml {
                credential: written.credential,
                read: kind.may_find_nothing.map(|may_find_nothing| ReadHead {
                    read: answer::head,
                    may_find_nothing,
                }),
            },
        })
    }
}

/// The name of a text in errors.
const NAME: &str = "XML";

/// What a text needs, and the text without its placeholder.
fn written(text: &str) -> (Kind, Written) {
    let place = |variable: &str| Some((text.find(variable)?, variable.len()));
    let (credential, place) = match (place(TICKET), place(TOKEN)) {
        (Some(place), _) => (Credential::Ticket, Some(place)),
        (None, Some(place)) => (Credential::AccessToken, Some(place)),
        (None, None) => (Credential::None, None),
    };
    let (before, after) = match place {
        Some((at, length)) => (&text[..at], &text[at + length..]),
        None => (text, ""),
    };
    let written = Written {
        text: [before, after].concat(),
        credential: place.map(|(at, _)| at),
    };
    let kind = Kind {
        name: NAME,
        // Nothing shows that it is not a write.
        idempotency: Idempotency::Unsafe,
        credential,
        may_find_nothing: None,
    };
    (kind, written)
}

fn kind<O: Operation>() -> Kind {
    Kind {
        name: O::NAME,
        idempotency: O::IDEMPOTENCY,
        credential: O::CREDENTIAL,
        may_find_nothing: Some(O::MAY_FIND_NOTHING),
    }
}

fn not_sent(kind: ErrorKind, name: &'static str, why: &str) -> ApiError {
    ApiError::new(kind, name, why).with_reach(Reach::NotSent)
}

/// The credential of requests that need none.
struct Anonymous;

impl TokenSource for Anonymous {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        Box::pin(std::future::ready(Ok(Secret::new(""))))
    }

    fn refreshed(&self, _: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        self.access_token()
    }
}
