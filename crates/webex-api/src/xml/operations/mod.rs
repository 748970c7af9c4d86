//! The ten operations, one file each.

mod api_version;
mod authenticate;
mod create_user;
mod delete_users;
mod me;
mod meeting_types;
mod set_user;
mod site;
mod summary;
mod user;

pub use api_version::{ApiVersion, GetApiVersion};
pub use authenticate::{AuthenticateUser, SessionTicket};
pub use create_user::CreateUser;
pub use delete_users::{AT_ONCE, DelUser, DeletedUser};
pub use me::{GetMe, Me};
pub use meeting_types::{LstMeetingType, MeetingType, MeetingTypes};
pub use set_user::SetUser;
pub use site::{CodeOnPage, GetSite, ListValue, SiteCode, SiteMeetingType, SiteSettings};
pub use summary::{LstsummaryUser, OrderBy, Summary, UserSummary};
pub use user::{Flags, GetUser, SLOTS, Tracking, User};

use super::document::Element;
use super::namespace::Namespace;
use crate::decode_error::DecodeError;

/// Returns the content of an answer that cannot be “nothing found”.
fn some(content: Option<Element<'_>>) -> Result<Element<'_>, DecodeError> {
    content.ok_or_else(|| DecodeError {
        path: None,
        message: "the answer has no content".into(),
    })
}

/// What a part of a list says about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// How many there are in all.
    pub total: Option<u64>,
    /// How many this part has.
    pub returned: Option<u64>,
    /// The position of the first one, counted from 1.
    pub start_from: Option<u64>,
}

impl Matching {
    fn read(content: Element<'_>, namespace: Namespace) -> Self {
        let Some(part) = content.child(namespace, "matchingRecords") else {
            return Self::default();
        };
        let number = |name| part.number_of(Namespace::Service, name);
        Self {
            total: number("total"),
            returned: number("returned"),
            start_from: number("startFrom"),
        }
    }
}

/// Writes which part of a list is wanted.
fn list_control(content: &mut super::writer::Content, start_from: u32, maximum: u32) {
    content.open("listControl");
    content.number("serv:startFrom", start_from.max(1));
    content.number("serv:maximumNum", maximum);
    content.close();
}
