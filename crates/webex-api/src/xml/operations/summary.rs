//! `user.LstsummaryUser`: the people of a site, a part at a time.

use super::{Matching, list_control};
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::User;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// Asks for a part of the people of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LstsummaryUser {
    /// The position of the first one, counted from 1.
    pub start_from: u32,
    /// How many at most. Clients use 500.
    pub maximum: u32,
    /// Only people with this first name.
    pub first_name: Option<String>,
    /// Only people with this last name.
    pub last_name: Option<String>,
    /// Only people with this address.
    pub email: Option<String>,
    /// The order.
    pub order: OrderBy,
}

/// The order of the people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderBy {
    /// By number on the site, which never changes.
    #[default]
    Uid,
    /// By last name.
    LastName,
    /// By address.
    Email,
}

/// A part of the people of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The people.
    pub users: Vec<UserSummary>,
    /// How many there are.
    pub matching: Matching,
}

/// What a list says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserSummary {
    /// The Webex ID.
    pub webex_id: String,
    /// The email address.
    pub email: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// `ACTIVATED` or another word.
    pub active: Option<String>,
    /// When the account was made, as the site writes it (`MM/dd/yyyy HH:mm:ss`).
    pub registered: Option<String>,
}

impl Default for LstsummaryUser {
    fn default() -> Self {
        Self {
            start_from: 1,
            maximum: 500,
            first_name: None,
            last_name: None,
            email: None,
            order: OrderBy::default(),
        }
    }
}

impl LstsummaryUser {
    /// Returns the request for the part after `part`; `None` if that was the last one.
    ///
    /// A part without people is the last one, whatever its numbers say, so that a site cannot keep a list from ending.
    pub fn after(&self, part: &Summary) -> Option<Self> {
        let given = u32::try_from(part.users.len()).unwrap_or(u32::MAX);
        let start_from = self.start_from.checked_add(given)?;
        let more = match part.matching.total {
            Some(total) => u64::from(start_from) <= total,
            None => given >= self.maximum,
        };
        (given > 0 && more).then(|| Self {
            start_from,
            ..self.clone()
        })
    }
}

impl Operation for LstsummaryUser {
    type Output = Summary;
    const BINDING: &'static str = "user.LstsummaryUser";
    const NAME: &'static str = "XML user.LstsummaryUser";
    const MAY_FIND_NOTHING: bool = true;

    fn write(&self, content: &mut Content) {
        content.optional("firstName", self.first_name.as_deref());
        content.optional("lastName", self.last_name.as_deref());
        content.optional("email", self.email.as_deref());
        list_control(content, self.start_from, self.maximum);
        content.open("order");
        content.value(
            "orderBy",
            match self.order {
                OrderBy::Uid => "UID",
                OrderBy::LastName => "LASTNAME",
                OrderBy::Email => "EMAIL",
            },
        );
        content.value("orderAD", "ASC");
        content.close();
    }

    fn read(content: Option<Element<'_>>) -> Result<Summary, DecodeError> {
        let Some(content) = content else {
            return Ok(Summary {
                matching: Matching {
                    total: Some(0),
                    ..Matching::default()
                },
                ..Summary::default()
            });
        };
        let users: Result<_, _> = content.all(User, "user").map(user).collect();
        Ok(Summary {
            users: users?,
            matching: Matching::read(content, User),
        })
    }
}

fn user(user: Element<'_>) -> Result<UserSummary, DecodeError> {
    let text = |name| user.text_of(User, name);
    Ok(UserSummary {
        webex_id: user.required(User, "webExId")?.text().to_owned(),
        email: text("email"),
        first_name: text("firstName"),
        last_name: text("lastName"),
        active: text("active"),
        registered: text("registrationDate"),
    })
}
