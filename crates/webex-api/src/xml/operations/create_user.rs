//! `user.CreateUser`: creates a host on a site. On sites that Control Hub manages, it creates the person in the
//! organisation first and then gives them the licence.

use super::set_user::switches;
use super::some;
use super::user::Flags;
use crate::decode_error::DecodeError;
use crate::endpoint::Idempotency;
use crate::secret::Secret;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::User;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// A new person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateUser {
    /// The first name.
    pub first_name: String,
    /// The last name.
    pub last_name: String,
    /// The email address.
    pub email: String,
    /// The Webex ID: the address on sites that Control Hub manages.
    pub webex_id: String,
    /// A password, which only sites of their own administration use.
    pub password: Option<Secret>,
    /// The session types; `None` for those of the site.
    pub meeting_types: Option<Vec<String>>,
    /// Privileges such as `host`.
    pub privileges: Flags,
    /// Whether Webex sends a message to the new person.
    pub send_welcome: bool,
}

impl Operation for CreateUser {
    /// The number of the person on the site, if the answer has it.
    type Output = Option<String>;
    const BINDING: &'static str = "user.CreateUser";
    const NAME: &'static str = "XML user.CreateUser";
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;

    fn write(&self, content: &mut Content) {
        content.value("firstName", &self.first_name);
        content.value("lastName", &self.last_name);
        content.value("webExId", &self.webex_id);
        content.value("email", &self.email);
        content.optional("password", self.password.as_ref().map(Secret::expose));
        if let Some(types) = &self.meeting_types {
            content.open("meetingTypes");
            for id in types {
                content.value("meetingType", id);
            }
            content.close();
        }
        switches(content, "privilege", &self.privileges);
        content.value("active", "ACTIVATED");
        content.flag("sendWelcome", Some(self.send_welcome));
    }

    fn read(content: Option<Element<'_>>) -> Result<Option<String>, DecodeError> {
        Ok(some(content)?.text_of(User, "userId"))
    }
}
