//! `user.GetUser`: a person on a site.

use super::some;
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::{Common, User as Own};
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// Asks for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetUser {
    /// The Webex ID: the email address on sites that Control Hub manages.
    pub webex_id: String,
}

/// How many tracking codes a person can have.
pub const SLOTS: usize = 10;

/// The values of a person's tracking codes, by slot. `None` if the answer leaves the slot out.
pub type Tracking = [Option<String>; SLOTS];

/// Switches by their name, in the order of the answer. One that says neither yes nor no is left out.
pub type Flags = Vec<(String, bool)>;

/// A person on a site.
///
/// Lists that the answer leaves out are `None`. They must not be written back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The Webex ID.
    pub webex_id: String,
    /// The number of the person on the site.
    pub user_id: Option<String>,
    /// The email address.
    pub email: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// `ACTIVATED`, `REQUEST_TO_ACTIVATE` or `DEACTIVATED`.
    pub active: Option<String>,
    /// The ids of the session types.
    pub meeting_types: Option<Vec<String>>,
    /// The tracking codes.
    pub tracking: Option<Tracking>,
    /// The privileges, such as `host` and `siteAdmin`.
    pub privileges: Option<Flags>,
    /// The services, such as `meetingCenter`.
    pub services: Option<Flags>,
}

impl Operation for GetUser {
    type Output = User;
    const BINDING: &'static str = "user.GetUser";
    const NAME: &'static str = "XML user.GetUser";

    fn write(&self, content: &mut Content) {
        content.value("webExId", &self.webex_id);
    }

    fn read(content: Option<Element<'_>>) -> Result<User, DecodeError> {
        let content = some(content)?;
        let text = |name| content.text_of(Own, name);
        let flags = |name| content.child(Own, name).map(flags);
        let types = content.child(Own, "meetingTypes");
        Ok(User {
            webex_id: content.required(Own, "webExId")?.text().to_owned(),
            user_id: text("userId"),
            email: text("email"),
            first_name: text("firstName"),
            last_name: text("lastName"),
            active: text("active"),
            meeting_types: types
                .map(|types| types.ids(Own, "meetingType"))
                .transpose()?,
            tracking: content.child(Own, "tracking").map(tracking),
            privileges: flags("privilege"),
            services: flags("supportedServices"),
        })
    }
}

fn flags(element: Element<'_>) -> Flags {
    element
        .children()
        .filter_map(|child| Some((child.name().to_owned(), child.flag()?)))
        .collect()
}

fn tracking(element: Element<'_>) -> Tracking {
    let mut slots = Tracking::default();
    for child in element.children() {
        let number = child.name().strip_prefix("trackingCode");
        let slot = number.and_then(|number| number.parse::<usize>().ok());
        let place = slot.and_then(|slot| slots.get_mut(slot.checked_sub(1)?));
        if let Some(place) = place.filter(|_| child.is(Common, child.name())) {
            *place = Some(child.text().to_owned());
        }
    }
    slots
}
