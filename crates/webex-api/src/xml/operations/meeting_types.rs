//! `meetingtype.LstMeetingType`: the session types of a site in detail.

use super::{Matching, list_control, some};
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::MeetingType as Namespace;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// Asks for session types: all of them, or those with these ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LstMeetingType {
    /// The ids; empty for all.
    pub ids: Vec<String>,
}

/// The session types of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingTypes {
    /// What was found.
    pub items: Vec<MeetingType>,
    /// How many there are.
    pub matching: Matching,
}

/// A session type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingType {
    /// `meetingTypeID`.
    pub id: String,
    /// `productCodePrefix`, such as `PRO`. Control Hub ignores `RAS`, `AUO` and `SMT`.
    pub code: String,
    /// The name.
    pub name: String,
    /// The name for people.
    pub display_name: Option<String>,
    /// Whether it is `ACTIVATED`; `None` if the answer does not say.
    pub active: Option<bool>,
    /// The services; `None` if the answer leaves them out.
    pub services: Option<Vec<String>>,
}

/// More than a site has.
const MAXIMUM: u32 = 500;

impl Operation for LstMeetingType {
    type Output = MeetingTypes;
    const BINDING: &'static str = "meetingtype.LstMeetingType";
    const NAME: &'static str = "XML meetingtype.LstMeetingType";
    const MAY_FIND_NOTHING: bool = true;

    fn write(&self, content: &mut Content) {
        for id in &self.ids {
            content.value("meetingTypeID", id);
        }
        list_control(content, 1, MAXIMUM);
    }

    fn read(content: Option<Element<'_>>) -> Result<MeetingTypes, DecodeError> {
        let Some(content) = content else {
            return Ok(MeetingTypes {
                items: Vec::new(),
                matching: Matching {
                    total: Some(0),
                    ..Matching::default()
                },
            });
        };
        let items: Result<_, _> = content.all(Namespace, "meetingType").map(item).collect();
        Ok(MeetingTypes {
            items: items?,
            matching: Matching::read(some(Some(content))?, Namespace),
        })
    }
}

fn item(item: Element<'_>) -> Result<MeetingType, DecodeError> {
    let text = |name| item.text_of(Namespace, name);
    let services = item.child(Namespace, "serviceTypes");
    Ok(MeetingType {
        id: item.required(Namespace, "meetingTypeID")?.word().to_owned(),
        code: text("productCodePrefix").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        display_name: text("displayName"),
        active: item
            .word_of(Namespace, "active")
            .map(|word| word == "ACTIVATED"),
        services: services
            .map(|services| services.ids(Namespace, "serviceType"))
            .transpose()?,
    })
}
