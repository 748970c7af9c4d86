//! `user.DelUser`: deactivates people on a site. On sites that Control Hub manages, they also lose the site's licence.

use super::some;
use crate::decode_error::DecodeError;
use crate::endpoint::Idempotency;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::User;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// The most people of one request.
pub const AT_ONCE: usize = 50;

/// Deactivates people, at most [`AT_ONCE`]; Webex refuses more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DelUser {
    /// Their Webex IDs.
    pub webex_ids: Vec<String>,
}

/// What became of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedUser {
    /// The Webex ID.
    pub webex_id: String,
    /// Whether the status is `SUCCESS`.
    pub done: bool,
    /// The status in Webex's words.
    pub status: String,
}

impl Operation for DelUser {
    /// One entry for each person that the answer names.
    type Output = Vec<DeletedUser>;
    const BINDING: &'static str = "user.DelUser";
    const NAME: &'static str = "XML user.DelUser";
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;

    fn write(&self, content: &mut Content) {
        for webex_id in &self.webex_ids {
            content.value("webExId", webex_id);
        }
    }

    fn read(content: Option<Element<'_>>) -> Result<Vec<DeletedUser>, DecodeError> {
        let read = |user: Element<'_>| {
            let status = user.text_of(User, "status").unwrap_or_default();
            Ok(DeletedUser {
                webex_id: user.required(User, "webExId")?.text().to_owned(),
                done: status.trim() == "SUCCESS",
                status,
            })
        };
        some(content)?.all(User, "user").map(read).collect()
    }
}
