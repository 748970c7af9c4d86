//! The six rules of tracking codes, and how they complete a body.

use crate::answer::Refusal;
use crate::rest::tracking_codes::body::CodeBody;
use crate::tenant::site::{Managed, Site};
use crate::tenant::tracking_code::{
    HostProfileCode, InputMode, ScheduleStartCode, Service, StartType, TrackingCode,
};

const MAX_TEXT: usize = 120;
const MAX_OPTIONS: usize = 500;
const MAX_START_CODES: usize = 5;

/// Builds the tracking code that a body describes.
pub(crate) fn code(site: &Site, id: u32, body: CodeBody) -> Result<TrackingCode, Refusal> {
    sizes(&body)?;
    let start = body.schedule_start_codes.as_deref().unwrap_or_default();
    if body.host_profile_code == HostProfileCode::Required && site.managed != Managed::SiteAdmin {
        return refuse(
            "hostProfileCode 'required' is only for sites that are managed by Site Administration",
        );
    }
    if body.input_mode == InputMode::HostProfileSelect
        && start.iter().any(|code| code.kind != StartType::NotUsed)
    {
        return refuse(
            "scheduleStartCodes must be null or all 'notUsed' when inputMode is 'hostProfileSelect'",
        );
    }
    let admin_set = body.host_profile_code == HostProfileCode::AdminSet;
    for code in start {
        let fits = match code.kind {
            StartType::AdminSet => admin_set,
            StartType::NotUsed | StartType::NotApplicable => true,
            StartType::Optional | StartType::Required => !admin_set,
        };
        if !fits {
            return refuse("the types of scheduleStartCodes do not fit hostProfileCode 'adminSet'");
        }
    }
    let schedule_start_codes = complete(start)?;
    Ok(TrackingCode {
        id,
        name: body.name,
        input_mode: body.input_mode,
        options: body.options,
        host_profile_code: body.host_profile_code,
        schedule_start_codes,
    })
}

fn sizes(body: &CodeBody) -> Result<(), Refusal> {
    let fits = |text: &str| !text.is_empty() && text.chars().count() <= MAX_TEXT;
    if !fits(&body.name) {
        return refuse("'name' must have 1 to 120 characters");
    }
    if body.options.len() > MAX_OPTIONS || !body.options.iter().all(|option| fits(&option.value)) {
        return refuse("'options' may have 500 entries with values of 1 to 120 characters");
    }
    if body
        .schedule_start_codes
        .as_ref()
        .is_some_and(|codes| codes.len() > MAX_START_CODES)
    {
        return refuse("'scheduleStartCodes' may have 5 entries");
    }
    Ok(())
}

/// Fills in the missing services. Unless `All` is `notApplicable`, missing services inherit its type and given ones
/// must equal it. Without `All`, missing services are not used.
fn complete(given: &[ScheduleStartCode]) -> Result<Vec<ScheduleStartCode>, Refusal> {
    let of = |service| {
        given
            .iter()
            .find(|code| code.service == service)
            .map(|code| code.kind)
    };
    let all = of(Service::All);
    let inherited = all.filter(|kind| *kind != StartType::NotApplicable);
    let mut codes = vec![ScheduleStartCode {
        service: Service::All,
        kind: all.unwrap_or(StartType::NotApplicable),
    }];
    for service in Service::SINGLE {
        let kind = match (of(service), inherited) {
            (Some(kind), Some(wanted)) if kind != wanted => {
                return refuse(
                    "the types of single services must equal that of 'All' unless it is 'notApplicable'",
                );
            }
            (Some(kind), _) | (None, Some(kind)) => kind,
            (None, None) => StartType::NotUsed,
        };
        codes.push(ScheduleStartCode { service, kind });
    }
    Ok(codes)
}

fn refuse<T>(description: &str) -> Result<T, Refusal> {
    Err(Refusal::bad_request(description))
}
