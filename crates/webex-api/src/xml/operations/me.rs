//! `user.GetMe`: who the ticket belongs to. Only Cisco's guide describes it, so a site may refuse it.

use super::some;
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::User;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// Asks who the ticket belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetMe;

/// The owner of the ticket. The PIN of their personal room is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The Webex ID.
    pub webex_id: String,
    /// The email address.
    pub email: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The role on the site, such as `siteAdmin`.
    pub role: Option<String>,
}

impl Operation for GetMe {
    type Output = Me;
    const BINDING: &'static str = "user.GetMe";
    const NAME: &'static str = "XML user.GetMe";

    fn write(&self, _: &mut Content) {}

    fn read(content: Option<Element<'_>>) -> Result<Me, DecodeError> {
        let content = some(content)?;
        Ok(Me {
            webex_id: content.required(User, "webExID")?.text().to_owned(),
            email: content.text_of(User, "email"),
            first_name: content.text_of(User, "firstName"),
            last_name: content.text_of(User, "lastName"),
            role: content.text_of(User, "userRole"),
        })
    }
}
