//! Tracking codes of a site: which there are, how they are entered, and where they are asked for.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{
    AnswerSize, Endpoint, Idempotency, decode_json, decode_written, encode_json,
};
use crate::ids::{SiteUrl, TrackingCodeId};
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::open_enum::open_enum;
use crate::page::Page;
use crate::request_path::RequestPath;

open_enum! {
    /// How a value is entered.
    InputMode {
        /// Any text.
        Text = "text",
        /// One of the options.
        Select = "select",
        /// One of the options, or any text.
        EditableSelect = "editableSelect",
        /// One of the options, in the profiles of hosts only.
        HostProfileSelect = "hostProfileSelect",
    }
}

open_enum! {
    /// Whether the profile of a host has the code.
    HostProfileCode {
        /// It may.
        Optional = "optional",
        /// It must; only on sites that Site Administration manages.
        Required = "required",
        /// An administrator sets it.
        AdminSet = "adminSet",
        /// It has not.
        NotUsed = "notUsed",
    }
}

open_enum! {
    /// A meeting service, or all of them.
    CodeService {
        /// All of them.
        All = "All",
        /// Meetings.
        MeetingCenter = "MeetingCenter",
        /// Events.
        EventCenter = "EventCenter",
        /// Training.
        TrainingCenter = "TrainingCenter",
        /// Support.
        SupportCenter = "SupportCenter",
    }
}

open_enum! {
    /// How the page on which a meeting is scheduled or started asks for a code.
    StartType {
        /// It may be filled in.
        Optional = "optional",
        /// It must be filled in.
        Required = "required",
        /// The value that the administrator set.
        AdminSet = "adminSet",
        /// It is not asked for.
        NotUsed = "notUsed",
        /// Each service has a type of its own; for `All` only.
        NotApplicable = "notApplicable",
    }
}

/// One of the values to choose from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeOption {
    /// The value, of at most 120 characters.
    pub value: String,
    /// Whether it is chosen at first.
    pub default_value: bool,
}

/// How one service asks for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StartCode {
    /// The service.
    pub service: CodeService,
    /// How it asks.
    #[serde(rename = "type")]
    pub kind: StartType,
}

/// A tracking code of a site. Parts that an answer left out are `None`: such a code must not be written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackingCode {
    /// The id, a number that is unique on its site.
    pub id: TrackingCodeId,
    /// The name.
    pub name: String,
    /// The site.
    pub site_url: Option<SiteUrl>,
    /// How a value is entered.
    pub input_mode: Option<InputMode>,
    /// The values to choose from.
    pub options: Option<Vec<CodeOption>>,
    /// Whether the profile of a host has it.
    pub host_profile_code: Option<HostProfileCode>,
    /// How the services ask for it.
    pub schedule_start_codes: Option<Vec<StartCode>>,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

deserialize_by_members!(TrackingCode);

impl FromMembers for CodeOption {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            value: members.required_text("value")?,
            default_value: members.flag("defaultValue").unwrap_or_default(),
        })
    }
}

impl FromMembers for StartCode {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            service: members.required_text("service")?.into(),
            kind: members.required_text("type")?.into(),
        })
    }
}

impl FromMembers for TrackingCode {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            name: members.text("name").unwrap_or_default(),
            site_url: members.text("siteUrl").map(SiteUrl::from),
            input_mode: members.text("inputMode").map(InputMode::from),
            options: members.list("options"),
            host_profile_code: members.text("hostProfileCode").map(HostProfileCode::from),
            schedule_start_codes: members.list("scheduleStartCodes"),
            unreadable: members.unreadable(),
        })
    }
}

/// The body of a write. All members are required.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackingCodeBody {
    /// The name, of at most 120 characters.
    pub name: String,
    /// The site. Webex would take the administrator's preferred one.
    pub site_url: SiteUrl,
    /// How a value is entered.
    pub input_mode: InputMode,
    /// The values to choose from, at most 500.
    pub options: Vec<CodeOption>,
    /// Whether the profile of a host has it.
    pub host_profile_code: HostProfileCode,
    /// How the services ask for it; `null` where none can.
    pub schedule_start_codes: Option<Vec<StartCode>>,
}

/// `GET /admin/meeting/config/trackingCodes`: lists the tracking codes of a site, mapped ones too. It is not paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTrackingCodes {
    /// The site. Webex chooses the administrator's preferred one if none is given.
    pub site_url: SiteUrl,
}

/// `POST /admin/meeting/config/trackingCodes`: adds a tracking code. Answers 200.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTrackingCode {
    /// What it is to be.
    pub body: TrackingCodeBody,
}

/// `PUT /admin/meeting/config/trackingCodes/{trackingCodeId}`: replaces a tracking code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaceTrackingCode {
    /// Which one.
    pub id: TrackingCodeId,
    /// What it is to be.
    pub body: TrackingCodeBody,
}

/// `DELETE /admin/meeting/config/trackingCodes/{trackingCodeId}`: deletes a tracking code for good. Answers 204.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteTrackingCode {
    /// Which one.
    pub id: TrackingCodeId,
    /// The site.
    pub site_url: SiteUrl,
}

const CODES: &str = "/admin/meeting/config/trackingCodes";
const READ: &[&str] = &["meeting:admin_schedule_read"];
const WRITE: &[&str] = &["meeting:admin_schedule_write"];

impl Endpoint for ListTrackingCodes {
    type Output = Page<TrackingCode>;
    const NAME: &'static str = "GET /admin/meeting/config/trackingCodes";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = READ;
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new(CODES).query("siteUrl", self.site_url.as_str())
    }

    /// Fails if a code belongs to another site.
    fn decode(&self, body: &[u8]) -> Result<Page<TrackingCode>, DecodeError> {
        let page: Page<TrackingCode> = decode_json(body)?;
        let is_of = |site: &SiteUrl| site.is_same(&self.site_url);
        match page
            .iter()
            .all(|code| code.site_url.as_ref().is_none_or(is_of))
        {
            true => Ok(page),
            false => Err(DecodeError {
                path: None,
                message: "the answer is about another site".to_owned(),
            }),
        }
    }
}

impl Endpoint for CreateTrackingCode {
    /// `None` if the answer has no readable body. Read back either way.
    type Output = Option<TrackingCode>;
    const NAME: &'static str = "POST /admin/meeting/config/trackingCodes";
    const METHOD: Method = Method::POST;
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;
    const SCOPES: &'static [&'static str] = WRITE;

    fn path(&self) -> RequestPath {
        RequestPath::new(CODES)
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(&self.body))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<TrackingCode>, DecodeError> {
        Ok(decode_written(body))
    }
}

impl Endpoint for ReplaceTrackingCode {
    /// `None` if the answer has no readable body. Read back either way.
    type Output = Option<TrackingCode>;
    const NAME: &'static str = "PUT /admin/meeting/config/trackingCodes/{trackingCodeId}";
    const METHOD: Method = Method::PUT;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = WRITE;

    fn path(&self) -> RequestPath {
        RequestPath::new(CODES).segment(self.id.as_str())
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(&self.body))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<TrackingCode>, DecodeError> {
        Ok(decode_written(body))
    }
}

impl Endpoint for DeleteTrackingCode {
    type Output = ();
    const NAME: &'static str = "DELETE /admin/meeting/config/trackingCodes/{trackingCodeId}";
    const METHOD: Method = Method::DELETE;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = WRITE;

    fn path(&self) -> RequestPath {
        RequestPath::new(CODES)
            .segment(self.id.as_str())
            .query("siteUrl", self.site_url.as_str())
    }

    fn decode(&self, _: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &serde_json::Value) -> Result<Page<TrackingCode>, DecodeError> {
        let site_url = "acme.webex.com".into();
        ListTrackingCodes { site_url }.decode(body.to_string().as_bytes())
    }

    /// A list that is missing, or has an entry that cannot be read, is not an empty one.
    #[test]
    fn a_list_that_is_left_out_is_none() {
        let page = read(&serde_json::json!({"items": [
            {"id": "1", "name": "A", "options": [], "scheduleStartCodes": []},
            {"id": "2", "name": "B"},
            {"id": "3", "options": [{"defaultValue": true}], "inputMode": 7},
        ]}))
        .unwrap();
        let shown: Vec<_> = page
            .iter()
            .map(|code| (code.options.is_some(), code.schedule_start_codes.is_some()))
            .collect();
        assert_eq!(shown, [(true, true), (false, false), (false, false)]);
        assert_eq!(page[2].input_mode, None);
        assert!(read(&serde_json::json!({})).is_err());
    }

    #[test]
    fn codes_of_another_site_are_refused() {
        let code = |site: &str| serde_json::json!({"items": [{"id": "1", "siteUrl": site}]});
        assert!(read(&code("ACME.webex.com")).is_ok());
        assert!(read(&code("acme-eu.webex.com")).is_err());
    }
}
