//! `user.SetUser`: changes a person on a site. Members that are `None` keep their values.

use super::some;
use super::user::{Flags, SLOTS};
use crate::decode_error::DecodeError;
use crate::endpoint::Idempotency;
use crate::xml::document::Element;
use crate::xml::operation::Operation;
use crate::xml::writer::Content;

/// A change of one person. Which members it may have together is the caller's decision: Control Hub sends session types
/// and services in one request and privileges in another, because a privilege can also change a licence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUser {
    /// The Webex ID.
    pub webex_id: String,
    /// `ACTIVATED` or `DEACTIVATED`.
    pub active: Option<&'static str>,
    /// All session types that the person is to have: the list replaces the present one.
    pub meeting_types: Option<Vec<String>>,
    /// Values of tracking codes by slot, counted from 1; others are not sent.
    pub tracking: Vec<(usize, String)>,
    /// Privileges to set.
    pub privileges: Flags,
    /// Services to set.
    pub services: Flags,
}

/// The elements of the slots. Requests have no other prefixes than that of the envelope.
const CODES: [&str; SLOTS] = [
    "trackingCode1",
    "trackingCode2",
    "trackingCode3",
    "trackingCode4",
    "trackingCode5",
    "trackingCode6",
    "trackingCode7",
    "trackingCode8",
    "trackingCode9",
    "trackingCode10",
];

/// The privileges and services that can be written, by their documented names. Anything else is not sent, so no name can
/// add an element.
const SWITCHES: [&str; 24] = [
    "host",
    "teleConfCallOut",
    "teleConfCallOutInternational",
    "teleConfCallIn",
    "teleConfTollFreeCallIn",
    "siteAdmin",
    "voiceOverIp",
    "roSiteAdmin",
    "labAdmin",
    "otherTelephony",
    "teleConfCallInInternational",
    "attendeeOnly",
    "recordingEditor",
    "meetingAssist",
    "HQvideo",
    "HDvideo",
    "isEnableCET",
    "isEnablePMR",
    "teleCLIAuthEnabled",
    "meetingCenter",
    "trainingCenter",
    "supportCenter",
    "eventCenter",
    "salesCenter",
];

impl Operation for SetUser {
    type Output = ();
    const BINDING: &'static str = "user.SetUser";
    const NAME: &'static str = "XML user.SetUser";
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;

    fn write(&self, content: &mut Content) {
        content.value("webExId", &self.webex_id);
        if let Some(types) = &self.meeting_types {
            content.open("meetingTypes");
            for id in types {
                content.value("meetingType", id);
            }
            content.close();
        }
        if !self.tracking.is_empty() {
            content.open("tracking");
            for (slot, value) in &self.tracking {
                if let Some(name) = slot.checked_sub(1).and_then(|slot| CODES.get(slot)) {
                    content.value(name, value);
                }
            }
            content.close();
        }
        switches(content, "privilege", &self.privileges);
        content.optional("active", self.active);
        switches(content, "supportedServices", &self.services);
    }

    fn read(content: Option<Element<'_>>) -> Result<(), DecodeError> {
        // Every write is read back, so what the answer repeats does not matter.
        some(content).map(|_| ())
    }
}

/// Writes a group of switches, if there are any.
pub(super) fn switches(content: &mut Content, group: &'static str, flags: &Flags) {
    if flags.is_empty() {
        return;
    }
    content.open(group);
    for (name, value) in flags {
        if let Some(name) = SWITCHES.iter().find(|known| *known == name) {
            content.flag(name, Some(*value));
        }
    }
    content.close();
}
