//! Session types: the kinds of meeting a site offers, and which of them a person may host.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{
    AnswerSize, Endpoint, Idempotency, decode_json, decode_written, encode_json,
};
use crate::ids::{PersonId, SessionTypeId, SiteUrl};
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::open_enum::open_enum;
use crate::page::Page;
use crate::request_path::RequestPath;

open_enum! {
    /// The family of a session type.
    SessionKind {
        /// Meeting.
        Meeting = "meeting",
        /// Webinar.
        Webinar = "webinar",
        /// Private meeting.
        PrivateMeeting = "privateMeeting",
        /// Event Center.
        EventCenter = "EventCenter",
        /// Support Center.
        SupportCenter = "SupportCenter",
        /// Training Center.
        TrainCenter = "TrainCenter",
    }
}

/// A session type of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionType {
    /// The id, a number that is unique on its site.
    pub id: SessionTypeId,
    /// The code, such as `PRO`.
    pub short_name: Option<String>,
    /// The display name, such as `Pro meeting`.
    pub name: Option<String>,
    /// The family.
    #[serde(rename = "type")]
    pub kind: Option<SessionKind>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

/// A session type that a site offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteSessionType {
    /// The id, a number that is unique on its site.
    pub id: SessionTypeId,
    /// The code, such as `PRO`.
    pub short_name: Option<String>,
    /// The site.
    pub site_url: Option<SiteUrl>,
    /// The display name, such as `Pro meeting`.
    pub name: Option<String>,
    /// The family.
    #[serde(rename = "type")]
    pub kind: Option<SessionKind>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

/// The session types of a person on a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserSessionTypes {
    /// The person.
    pub person_id: Option<PersonId>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The site.
    pub site_url: Option<SiteUrl>,
    /// The session types. If the list is missing or an entry is unreadable, decoding fails, because the list is written
    /// back whole.
    pub session_types: Vec<SessionType>,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

deserialize_by_members!(SessionType, SiteSessionType, UserSessionTypes);

impl FromMembers for SessionType {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            short_name: members.text("shortName"),
            name: members.text("name"),
            kind: members.text("type").map(SessionKind::from),
            unreadable: members.unreadable(),
        })
    }
}

impl FromMembers for SiteSessionType {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            short_name: members.text("shortName"),
            site_url: members.text("siteUrl").map(SiteUrl::from),
            name: members.text("name"),
            kind: members.text("type").map(SessionKind::from),
            unreadable: members.unreadable(),
        })
    }
}

impl FromMembers for UserSessionTypes {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            person_id: members.text("personId").map(PersonId::from),
            email: members.text("email"),
            site_url: members.text("siteUrl").map(SiteUrl::from),
            session_types: members.required_list("sessionTypes")?,
            unreadable: members.unreadable(),
        })
    }
}

impl UserSessionTypes {
    /// Returns these session types with `held` instead of the present ones. Names come from the present ones and from what the site
    /// offers.
    #[must_use]
    pub fn holding(
        &self,
        held: &mut dyn Iterator<Item = &SessionTypeId>,
        offered: &[SiteSessionType],
    ) -> Self {
        let present = |id: &SessionTypeId| self.session_types.iter().find(|it| it.id == *id);
        let of_site = |id: &SessionTypeId| offered.iter().find(|it| it.id == *id);
        let session_types = held.map(|id| match (present(id), of_site(id)) {
            (Some(present), _) => present.clone(),
            (None, Some(offered)) => SessionType {
                id: id.clone(),
                short_name: offered.short_name.clone(),
                name: offered.name.clone(),
                kind: offered.kind.clone(),
                unreadable: Unreadable::default(),
            },
            (None, None) => SessionType {
                id: id.clone(),
                short_name: None,
                name: None,
                kind: None,
                unreadable: Unreadable::default(),
            },
        });
        Self {
            session_types: session_types.collect(),
            ..self.clone()
        }
    }
}

/// `GET /admin/meeting/config/sessionTypes`: lists what a site offers. It is not paged.
///
/// `meeting:admin_config_read` works as well as the scope given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSiteSessionTypes {
    /// The site.
    pub site_url: SiteUrl,
}

impl Endpoint for ListSiteSessionTypes {
    type Output = Page<SiteSessionType>;
    const NAME: &'static str = "GET /admin/meeting/config/sessionTypes";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["meeting:admin_schedule_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/admin/meeting/config/sessionTypes")
            .query("siteUrl", self.site_url.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<Page<SiteSessionType>, DecodeError> {
        decode_json(body)
    }
}

/// `GET /admin/meeting/userconfig/sessionTypes`: lists what one person may host on a site.
///
/// `meeting:admin_config_read` works as well as the scope given. The `email` header is not used, because it may not
/// pass a browser's preflight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetUserSessionTypes {
    /// The site.
    pub site_url: SiteUrl,
    /// The person.
    pub person_id: PersonId,
}

impl Endpoint for GetUserSessionTypes {
    /// Has no session types if the list of entries is empty, which means that the person hosts nothing on the site.
    type Output = UserSessionTypes;
    const NAME: &'static str = "GET /admin/meeting/userconfig/sessionTypes";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["meeting:admin_schedule_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/admin/meeting/userconfig/sessionTypes")
            .query("siteUrl", self.site_url.as_str())
            .query("personId", self.person_id.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<UserSessionTypes, DecodeError> {
        let page = decode_json::<Page<UserSessionTypes>>(body)?;
        // The unreadable entry may be the one that was requested.
        if let Some(fault) = page.unreadable.into_iter().next() {
            return Err(fault);
        }
        if page.items.is_empty() {
            return Ok(UserSessionTypes {
                person_id: Some(self.person_id.clone()),
                site_url: Some(self.site_url.clone()),
                ..UserSessionTypes::default()
            });
        }
        let mut asked = page.items.into_iter().filter(|entry| self.is_about(entry));
        let fault = |message: &str| DecodeError {
            path: Some("items".to_owned()),
            message: message.to_owned(),
        };
        let first = asked.next();
        let first = first.ok_or_else(|| fault("no entry is for the requested person and site"))?;
        if asked.any(|other| other != first) {
            return Err(fault("two entries for the same person and site disagree"));
        }
        Ok(first)
    }
}

impl GetUserSessionTypes {
    /// Whether an entry is for the requested person and site. An entry without a person may be; one without a site is
    /// not, because a person has session types on several.
    fn is_about(&self, entry: &UserSessionTypes) -> bool {
        let named = |member| !entry.unreadable.has(member);
        let person = entry.person_id.as_ref();
        let site = entry.site_url.as_ref();
        named("personId")
            && person.is_none_or(|person| person.is_same(&self.person_id))
            && site.is_some_and(|site| site.is_same(&self.site_url))
    }
}

/// `PUT /admin/meeting/userconfig/sessionTypes`: sets the complete list.
///
/// Whether Webex replaces or merges is not documented: send every session type the person should have, then read back.
/// `meeting:admin_config_write` works as well as the scope given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateUserSessionTypes {
    /// The site.
    pub site_url: SiteUrl,
    /// The person.
    pub person_id: PersonId,
    /// Every session type the person should have.
    pub session_type_ids: Vec<SessionTypeId>,
}

impl Endpoint for UpdateUserSessionTypes {
    /// `None` if the answer has no readable body. Read back either way.
    type Output = Option<UserSessionTypes>;
    const NAME: &'static str = "PUT /admin/meeting/userconfig/sessionTypes";
    const METHOD: Method = Method::PUT;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = &["meeting:admin_schedule_write"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/admin/meeting/userconfig/sessionTypes")
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(self))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<UserSessionTypes>, DecodeError> {
        Ok(decode_written(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_back_keeps_the_names_that_are_known() {
        let before: UserSessionTypes = serde_json::from_value(serde_json::json!({
            "siteUrl": "a.webex.com",
            "sessionTypes": [{"id": "3", "name": "Pro"}, {"id": "9", "name": "Old"}],
        }))
        .unwrap();
        let offered: Vec<SiteSessionType> =
            serde_json::from_value(serde_json::json!([{"id": "5", "shortName": "EC"}])).unwrap();
        let held = ["3", "5", "7"].map(SessionTypeId::from);
        let after = before.holding(&mut held.iter(), &offered);
        let names: Vec<_> = after
            .session_types
            .iter()
            .map(|held| {
                (
                    held.id.as_str(),
                    held.name.as_deref(),
                    held.short_name.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            names,
            [
                ("3", Some("Pro"), None),
                ("5", None, Some("EC")),
                ("7", None, None)
            ]
        );
        assert_eq!(after.site_url, before.site_url);
    }
}
