//! Tracking codes of people: values that a site collects for its reports, such as a cost centre.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{
    AnswerSize, Endpoint, Idempotency, decode_json, decode_written, encode_json,
};
use crate::ids::{PersonId, SiteUrl};
use crate::members::{FromMembers, Members, Unreadable};
use crate::request_path::RequestPath;

/// The value of one tracking code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TrackingCodeValue {
    /// The name of the code. It identifies the code on its site.
    pub name: String,
    /// The value; empty if there is none. Webex sets only values of 1 to 120 characters.
    pub value: String,
}

/// The tracking codes of a person on a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserTrackingCodes {
    /// The person.
    pub person_id: Option<PersonId>,
    /// The site.
    pub site_url: Option<SiteUrl>,
    /// One entry for each code of the site. If the list is missing or an entry is unreadable, decoding fails.
    pub codes: Vec<TrackingCodeValue>,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

impl FromMembers for TrackingCodeValue {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            name: members.required_text("name")?,
            value: members.text("value").unwrap_or_default(),
        })
    }
}

impl FromMembers for UserTrackingCodes {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            person_id: members.text("personId").map(PersonId::from),
            site_url: members.text("siteUrl").map(SiteUrl::from),
            codes: members.required_list("trackingCodes")?,
            unreadable: members.unreadable(),
        })
    }
}

/// `GET /admin/meeting/userconfig/trackingCodes`: the values of one person on one site.
///
/// A code without a value of the person shows its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetUserTrackingCodes {
    /// The site. Webex chooses one itself if none is given.
    pub site_url: SiteUrl,
    /// The person.
    pub person_id: PersonId,
}

impl Endpoint for GetUserTrackingCodes {
    type Output = UserTrackingCodes;
    const NAME: &'static str = "GET /admin/meeting/userconfig/trackingCodes";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["meeting:admin_schedule_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/admin/meeting/userconfig/trackingCodes")
            .query("siteUrl", self.site_url.as_str())
            .query("personId", self.person_id.as_str())
    }

    /// Fails if the answer is about another person or site.
    fn decode(&self, body: &[u8]) -> Result<UserTrackingCodes, DecodeError> {
        let codes = decode_json::<UserTrackingCodes>(body)?;
        let (person, site) = (codes.person_id.as_ref(), codes.site_url.as_ref());
        let is_it = person.is_none_or(|person| person.is_same(&self.person_id))
            && site.is_none_or(|site| site.is_same(&self.site_url));
        match is_it {
            true => Ok(codes),
            false => Err(DecodeError {
                path: None,
                message: "the answer is about another person or site".to_owned(),
            }),
        }
    }
}

/// `PUT /admin/meeting/userconfig/trackingCodes`: sets values. Codes that are not named keep theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateUserTrackingCodes {
    /// The site.
    pub site_url: SiteUrl,
    /// The person.
    pub person_id: PersonId,
    /// The values to set.
    pub tracking_codes: Vec<TrackingCodeValue>,
}

impl Endpoint for UpdateUserTrackingCodes {
    /// `None` if the answer has no readable body. Read back either way.
    type Output = Option<UserTrackingCodes>;
    const NAME: &'static str = "PUT /admin/meeting/userconfig/trackingCodes";
    const METHOD: Method = Method::PUT;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = &["meeting:admin_schedule_write"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/admin/meeting/userconfig/trackingCodes")
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(self))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<UserTrackingCodes>, DecodeError> {
        Ok(decode_written(body))
    }
}
