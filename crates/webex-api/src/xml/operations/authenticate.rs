//! `user.AuthenticateUser`: exchanges the access token for a session ticket.

use std::time::Duration;

use time::OffsetDateTime;

use super::some;
use crate::decode_error::DecodeError;
use crate::secret::Secret;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::User;
use crate::xml::operation::{Credential, Operation};
use crate::xml::writer::Content;

/// Exchanges the token, which needs the scope `spark:all`. Another exchange makes another ticket, so a repeat is
/// harmless.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuthenticateUser;

/// A session ticket. `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionTicket {
    /// The ticket itself.
    pub ticket: Secret,
    /// When the server made it, by its own clock.
    pub created: Option<OffsetDateTime>,
    /// How long it lives from then on; `None` if the answer does not say.
    pub time_to_live: Option<Duration>,
}

impl Operation for AuthenticateUser {
    type Output = SessionTicket;
    const BINDING: &'static str = "user.AuthenticateUser";
    const NAME: &'static str = "XML user.AuthenticateUser";
    const CREDENTIAL: Credential = Credential::AccessToken;

    fn write(&self, content: &mut Content) {
        content.credential("accessToken");
    }

    fn read(content: Option<Element<'_>>) -> Result<SessionTicket, DecodeError> {
        let content = some(content)?;
        let ticket = content.required(User, "sessionTicket")?.word();
        if ticket.is_empty() {
            return Err(content.fault("sessionTicket", "is empty"));
        }
        let created = content
            .number_of(User, "createTime")
            .and_then(|milliseconds| i64::try_from(milliseconds / 1000).ok())
            .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
        Ok(SessionTicket {
            ticket: Secret::new(ticket),
            created,
            time_to_live: content
                .number_of(User, "timeToLive")
                .map(Duration::from_secs),
        })
    }
}
