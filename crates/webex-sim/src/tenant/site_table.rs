//! The organisation's sites, with their session types and tracking codes.

use crate::tenant::session_type::SessionType;
use crate::tenant::site::{Managed, Site};
use crate::tenant::tracking_code::{
    CodeOption, HostProfileCode, InputMode, ScheduleStartCode, Service, StartType, TrackingCode,
};

const PRO: (&str, &str, &str, &str) = ("3", "PRO", "Webex Meetings Pro", "meeting");
const STD: (&str, &str, &str, &str) = ("5", "STD", "Webex Meetings Standard", "meeting");
const ONS: (&str, &str, &str, &str) = ("9", "ONS", "Online Event", "EventCenter");
const TRS: (&str, &str, &str, &str) = ("11", "TRS", "Training Session", "TrainCenter");
const SC3: (&str, &str, &str, &str) = ("13", "SC3", "Support Session", "SupportCenter");
const PRV: (&str, &str, &str, &str) = ("214", "PRV", "Private meeting", "privateMeeting");
const WBR: (&str, &str, &str, &str) = ("681", "WBR", "Webex Webinar", "webinar");

/// Creates the sites: one in Control Hub with classic tracking codes and `custom` session types of its own, one in Control Hub with
/// mapped codes, and one in Site Administration.
pub(crate) fn sites(custom: usize) -> Vec<Site> {
    let mut first = site(
        "acme.webex.com",
        Managed::ControlHub,
        &[PRO, STD, ONS, PRV, WBR],
        false,
    );
    let types = (1..=custom).map(|number| SessionType {
        id: (700 + number).to_string(),
        short_name: format!("CT{number}"),
        name: format!("Custom type {number}"),
        kind: "meeting",
    });
    first.session_types.extend(types);
    vec![
        first,
        site(
            "acme-eu.webex.com",
            Managed::ControlHub,
            &[PRO, STD, WBR],
            true,
        ),
        site(
            "acme-training.webex.com",
            Managed::SiteAdmin,
            &[PRO, ONS, TRS, SC3, WBR],
            false,
        ),
    ]
}

fn site(
    url: &str,
    managed: Managed,
    types: &[(&str, &str, &str, &'static str)],
    mapped: bool,
) -> Site {
    Site {
        url: url.into(),
        managed,
        session_types: types.iter().map(|row| SessionType::new(*row)).collect(),
        tracking_codes: tracking_codes(),
        mapped,
    }
}

fn tracking_codes() -> Vec<TrackingCode> {
    let everywhere = |kind| {
        let all = ScheduleStartCode {
            service: Service::All,
            kind: StartType::NotApplicable,
        };
        let each = Service::SINGLE.map(|service| ScheduleStartCode { service, kind });
        std::iter::once(all).chain(each).collect()
    };
    vec![
        TrackingCode {
            id: 1,
            name: "Department".into(),
            input_mode: InputMode::Select,
            options: options(&["Engineering", "Design", "Sales"], 1),
            host_profile_code: HostProfileCode::Optional,
            schedule_start_codes: everywhere(StartType::Optional),
        },
        TrackingCode {
            id: 2,
            name: "Division".into(),
            input_mode: InputMode::EditableSelect,
            options: options(&["Full-time", "Part-time", "Intern"], 0),
            host_profile_code: HostProfileCode::Optional,
            schedule_start_codes: everywhere(StartType::NotUsed),
        },
        TrackingCode {
            id: 3,
            name: "Cost centre".into(),
            input_mode: InputMode::Text,
            options: Vec::new(),
            host_profile_code: HostProfileCode::AdminSet,
            schedule_start_codes: everywhere(StartType::AdminSet),
        },
    ]
}

fn options(values: &[&str], default: usize) -> Vec<CodeOption> {
    let option = |(index, value): (usize, &&str)| CodeOption {
        value: (*value).to_owned(),
        default_value: index == default,
    };
    values.iter().enumerate().map(option).collect()
}
