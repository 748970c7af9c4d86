//! A person's meeting sites: `GET /meetingPreferences/sites`.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::SiteUrl;
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::page::Page;
use crate::request_path::RequestPath;

/// A meeting site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The site's host name.
    pub site_url: SiteUrl,
    /// Whether it is the person's preferred site.
    pub default: bool,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

/// `GET /meetingPreferences/sites`: lists the caller's own sites or, with `user_email`, another person's.
///
/// To find the sites of the whole organisation, use the `siteUrl` of its licences. Asking for another person requires
/// `meeting:admin_preferences_read`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListSites {
    /// Another person's address, for administrators.
    pub user_email: Option<String>,
}

deserialize_by_members!(Site);

impl FromMembers for Site {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            site_url: members.required_text("siteUrl")?.into(),
            default: members.flag("default").unwrap_or_default(),
            unreadable: members.unreadable(),
        })
    }
}

struct Sites(Page<Site>);

impl FromMembers for Sites {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Page::of(members, "sites").map(Self)
    }
}

impl Endpoint for ListSites {
    type Output = Page<Site>;
    const NAME: &'static str = "GET /meetingPreferences/sites";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["meeting:preferences_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/meetingPreferences/sites")
            .query_some("userEmail", self.user_email.as_deref())
    }

    fn decode(&self, body: &[u8]) -> Result<Page<Site>, DecodeError> {
        decode_json::<Sites>(body).map(|sites| sites.0)
    }
}
