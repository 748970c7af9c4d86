//! SCIM 2 (RFC 7643, RFC 7644): the users of Webex's identity service, which count more than people, and know which
//! address of a person is the primary one.
//!
//! The service is beside the REST API, not below it, and takes raw UUIDs where the REST API takes encoded ids.

use http::Method;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::{DecodedId, OrgId, PersonId};
use crate::json::json_text;
use crate::members::{FromMembers, Members, Unreadable};
use crate::page::Page;
use crate::request_path::RequestPath;

/// One address of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScimEmail {
    /// The address.
    pub value: String,
    /// Whether it is the primary one of its type.
    pub primary: bool,
}

impl FromMembers for ScimEmail {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            value: members.required_text("value")?,
            primary: members.flag("primary").unwrap_or_default(),
        })
    }
}

/// A user of the identity service, as far as this app reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScimUser {
    /// The raw UUID, which [`PersonId::decoded`] gives for a person.
    pub id: String,
    /// The name to sign in with. Webex requires it to be the primary address.
    pub user_name: Option<String>,
    /// `user`, or a kind of account that is nobody: `room`, `external_calling`, `calling_service`.
    pub user_type: Option<String>,
    /// All addresses.
    pub emails: Option<Vec<ScimEmail>>,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

impl ScimUser {
    /// Returns the primary address. It is marked as such, and it is the name to sign in with. If only one of the two is
    /// given, that is enough; if they contradict each other, nothing is known. Each type of address may have a primary
    /// one, so several marks say nothing without the name.
    pub fn primary_email(&self) -> Option<&str> {
        let marked = self.emails.iter().flatten().filter(|email| email.primary);
        let marked: Vec<&str> = marked.map(|email| email.value.as_str()).collect();
        match (&marked[..], self.user_name.as_deref()) {
            ([], name) => name,
            ([one], None) => Some(one),
            (_, None) => None,
            (several, Some(name)) => {
                let named = several.iter().find(|one| one.eq_ignore_ascii_case(name));
                named.copied()
            }
        }
    }
}

impl FromMembers for ScimUser {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?,
            user_name: members.text("userName"),
            user_type: members.text("userType"),
            emails: members.list("emails"),
            unreadable: members.unreadable(),
        })
    }
}

/// One page of a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScimUsers {
    /// How many users match in all; `None` if the answer doesn't say, or not readably.
    pub total: Option<u64>,
    /// Those on this page.
    pub users: Page<ScimUser>,
}

impl FromMembers for ScimUsers {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        let total = members.whole("totalResults");
        // RFC 7644, section 3.4.2: there is no list if no user is on the page.
        let users = if members.holds("Resources") {
            Page::of(members, "Resources")?
        } else {
            Page::default()
        };
        Ok(Self {
            total: total.and_then(|total| total.try_into().ok()),
            users,
        })
    }
}

/// `GET /identity/scim/{orgId}/v2/Users`: searches the users of an organisation, or counts them.
///
/// For full, user, device and read-only administrators, with the scope `identity:people_read` or `identity:people_rw`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchScimUsers {
    /// The organisation.
    pub org: OrgId,
    /// Who is searched, such as `userName eq "a@example.com"` (RFC 7644, section 3.4.2.2). Without it, everyone.
    pub filter: Option<String>,
    /// The members to answer with, separated by commas. Without it, all.
    pub attributes: Option<&'static str>,
    /// Users per page. Webex defaults to 100.
    pub count: Option<u32>,
}

impl SearchScimUsers {
    /// Asks how many users there are, and reads no more of them than it must: one id. RFC 7644 allows a `count` of 0,
    /// of which Webex's documentation says nothing.
    pub fn counting(org: OrgId) -> Self {
        Self {
            org,
            attributes: Some("id"),
            count: Some(1),
            ..Self::default()
        }
    }

    /// Searches for one person by id.
    pub fn one(org: OrgId, person: &PersonId) -> Self {
        Self {
            org,
            filter: Some(equals("id", &raw(person.as_str(), person.decoded()))),
            ..Self::default()
        }
    }
}

/// The raw UUID of an id. One in an unknown form is used as it is.
fn raw(id: &str, decoded: Option<DecodedId>) -> String {
    decoded.map_or_else(|| id.to_owned(), |decoded| decoded.uuid)
}

/// A comparison, with the value as a JSON string (RFC 7644, section 3.4.2.2).
fn equals(attribute: &str, value: &str) -> String {
    [attribute, " eq ", &json_text(&value.into())].concat()
}

impl Endpoint for SearchScimUsers {
    type Output = ScimUsers;
    const NAME: &'static str = "GET /identity/scim/{orgId}/v2/Users";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["identity:people_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::of_identity("/scim")
            .segment(&raw(self.org.as_str(), self.org.decoded()))
            .then("/v2/Users")
            .query_some("filter", self.filter.as_deref())
            .query_some("attributes", self.attributes)
            .query_some(
                "count",
                self.count.map(|count| count.to_string()).as_deref(),
            )
    }

    fn decode(&self, body: &[u8]) -> Result<ScimUsers, DecodeError> {
        decode_json(body)
    }
}

#[cfg(test)]
mod tests;
