//! Tracking codes of a site.

use serde::{Deserialize, Serialize};

/// How a value is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum InputMode {
    Text,
    Select,
    EditableSelect,
    HostProfileSelect,
}

/// Whether a host's profile has the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum HostProfileCode {
    Optional,
    Required,
    AdminSet,
    NotUsed,
}

/// A meeting service, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Service {
    All,
    MeetingCenter,
    EventCenter,
    TrainingCenter,
    SupportCenter,
}

impl Service {
    /// Every service except `All`.
    pub(crate) const SINGLE: [Self; 4] = [
        Self::MeetingCenter,
        Self::EventCenter,
        Self::TrainingCenter,
        Self::SupportCenter,
    ];
}

/// How a service's scheduling page asks for the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum StartType {
    Optional,
    Required,
    AdminSet,
    NotUsed,
    NotApplicable,
}

/// One of the values to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeOption {
    pub(crate) value: String,
    pub(crate) default_value: bool,
}

/// The rule for one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ScheduleStartCode {
    pub(crate) service: Service,
    #[serde(rename = "type")]
    pub(crate) kind: StartType,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrackingCode {
    pub(crate) id: u32,
    pub(crate) name: String,
    pub(crate) input_mode: InputMode,
    pub(crate) options: Vec<CodeOption>,
    pub(crate) host_profile_code: HostProfileCode,
    pub(crate) schedule_start_codes: Vec<ScheduleStartCode>,
}
