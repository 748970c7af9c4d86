//! `site.GetSite`: the session types of a site and the definitions of its tracking codes.

use super::some;
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::Site;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// Asks for the settings of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetSite;

/// The settings of a site that concern people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// `siteName`.
    pub name: Option<String>,
    /// The session types; `None` if the answer leaves them out.
    pub meeting_types: Option<Vec<SiteMeetingType>>,
    /// The tracking codes, at most ten; `None` if the answer leaves them out.
    pub tracking_codes: Option<Vec<SiteCode>>,
    /// How many host accounts the site may have (`accountNumLimit`).
    pub host_limit: Option<u64>,
    /// How many are active (`activeUserCount`).
    pub active_hosts: Option<u64>,
}

/// A session type of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteMeetingType {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// The definition of a tracking code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteCode {
    /// Which of the ten slots of a person holds the value, counted from 1.
    pub index: u64,
    /// The name.
    pub name: String,
    /// How it is entered, as Webex writes it.
    pub input_mode: Option<String>,
    /// `NOT_USED`, `OPTIONAL`, `REQUIRED` or `ADMIN_SET`.
    pub host_profile: Option<String>,
    /// How the scheduling pages ask for it.
    pub pages: Vec<CodeOnPage>,
    /// The allowed values.
    pub values: Vec<ListValue>,
}

/// How the scheduling page of a service asks for a tracking code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeOnPage {
    /// The service, such as `MeetingCenter`.
    pub service: String,
    /// Whether it is asked for there, as Webex writes it.
    pub scheduling: String,
}

/// An allowed value of a tracking code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListValue {
    /// The text.
    pub value: String,
    /// Whether it can be chosen.
    pub active: bool,
}

impl Operation for GetSite {
    type Output = SiteSettings;
    const BINDING: &'static str = "site.GetSite";
    const NAME: &'static str = "XML site.GetSite";

    fn write(&self, _: &mut Content) {}

    fn read(content: Option<Element<'_>>) -> Result<SiteSettings, DecodeError> {
        let site = some(content)?.required(Site, "siteInstance")?;
        let Some(data) = site.child(Site, "metaData") else {
            return Ok(SiteSettings {
                tracking_codes: codes(site)?,
                ..SiteSettings::default()
            });
        };
        let mut types = Vec::new();
        for entry in data.all(Site, "meetingTypes") {
            let id = entry.required(Site, "meetingTypeID")?.word();
            types.push(SiteMeetingType {
                id: id.to_owned(),
                name: entry.text_of(Site, "meetingTypeName").unwrap_or_default(),
            });
        }
        Ok(SiteSettings {
            name: data.text_of(Site, "siteName"),
            // The entries have no element around them, so none at all is the same as left out.
            meeting_types: (!types.is_empty()).then_some(types),
            tracking_codes: codes(site)?,
            host_limit: data.number_of(Site, "accountNumLimit"),
            active_hosts: data.number_of(Site, "activeUserCount"),
        })
    }
}

fn codes(site: Element<'_>) -> Result<Option<Vec<SiteCode>>, DecodeError> {
    let Some(all) = site.child(Site, "trackingCodes") else {
        return Ok(None);
    };
    let codes: Result<_, _> = all.all(Site, "trackingCode").map(code).collect();
    codes.map(Some)
}

fn code(code: Element<'_>) -> Result<SiteCode, DecodeError> {
    let index = code.number_of(Site, "index");
    let page = |page: Element<'_>| CodeOnPage {
        service: page.text_of(Site, "service").unwrap_or_default(),
        scheduling: page.text_of(Site, "scheduling").unwrap_or_default(),
    };
    let value = |value: Element<'_>| ListValue {
        value: value.text_of(Site, "value").unwrap_or_default(),
        active: value.flag_of(Site, "active").unwrap_or(true),
    };
    Ok(SiteCode {
        index: index.ok_or_else(|| code.fault("index", "is missing"))?,
        name: code.required(Site, "name")?.text().to_owned(),
        input_mode: code.text_of(Site, "inputMode"),
        host_profile: code.text_of(Site, "hostProfile"),
        pages: code.all(Site, "schedulingPage").map(page).collect(),
        values: code.all(Site, "listValue").map(value).collect(),
    })
}
