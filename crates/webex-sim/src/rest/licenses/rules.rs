//! The documented error codes of licence changes. A request that breaks any rule changes nothing.

use crate::answer::Refusal;
use crate::rest::licenses::body::{LicenseRequest, Operation, SiteUrlRequest};
use crate::tenant::Tenant;
use crate::tenant::license::{Family, LicenseSet};

/// The licences a request refers to, resolved.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) add: Vec<usize>,
    pub(crate) remove: LicenseSet,
}

/// Resolves the licences and checks every rule except pool size.
pub(crate) fn check(
    tenant: &Tenant,
    before: LicenseSet,
    requests: &[LicenseRequest],
) -> Result<Wanted, Refusal> {
    let mut wanted = Wanted::default();
    for request in requests {
        let index = tenant.license(&request.id).ok_or_else(|| {
            Refusal::license(
                400_000,
                "License not recognized",
                format!("License not recognized {}", request.id),
            )
        })?;
        let license = &tenant.licenses[index];
        if license.family == Family::Messenger {
            let text = format!(
                "User management of Messenger license {} is not supported",
                license.id
            );
            return Err(Refusal::license(
                400_118,
                "License management not supported",
                text,
            ));
        }
        match request.operation {
            Operation::Add => wanted.add.push(index),
            Operation::Remove => wanted.remove.insert(index),
        }
        if request.operation == Operation::Add && license.family.calling() && !before.has(index) {
            calling_properties(tenant, request)?;
        }
    }
    let mut after = before;
    wanted.add.iter().for_each(|index| after.insert(*index));
    after.0 &= !wanted.remove.0;
    implicit(tenant, &wanted)?;
    combinations(tenant, before, after)?;
    Ok(wanted)
}

fn calling_properties(tenant: &Tenant, request: &LicenseRequest) -> Result<(), Refusal> {
    let properties = request.properties.as_ref();
    let Some(properties) =
        properties.filter(|given| given.phone_number.is_some() || given.extension.is_some())
    else {
        return Err(Refusal::license(
            400_411,
            "License properties missing",
            format!(
                "Each Webex Calling license should contain its own calling properties. The following license(s) do not have properties: {}",
                request.id
            ),
        ));
    };
    let known = |id: &String| tenant.locations.iter().any(|location| location.id == *id);
    match &properties.location_id {
        Some(id) if known(id) => Ok(()),
        None if properties.phone_number.is_some() => Ok(()),
        _ => Err(Refusal::license(
            400,
            "Unable to find location",
            "Unable to find location.",
        )),
    }
}

fn implicit(tenant: &Tenant, wanted: &Wanted) -> Result<(), Refusal> {
    for license in wanted.remove.indices().map(|index| &tenant.licenses[index]) {
        let id = &license.id;
        let missing = |code, text: &str| {
            Err(Refusal::license(
                code,
                "License prerequisite missing",
                format!("{text}: {id}"),
            ))
        };
        match license.family {
            Family::ScreenShare => {
                let text =
                    format!("Screen Share {id} is implicitly assigned and cannot be removed");
                return Err(Refusal::license(
                    700_006,
                    "License removal not allowed",
                    text,
                ));
            }
            Family::FreeMessaging => {
                return missing(
                    700_003,
                    "Free teams messaging mandatory for paid teams messaging license. The following license could not be applied as requested",
                );
            }
            Family::FreeMeetings => {
                return missing(
                    700_004,
                    "Free teams meeting mandatory for paid teams meeting license. The following license could not be applied as requested",
                );
            }
            _ => {}
        }
    }
    Ok(())
}

fn combinations(tenant: &Tenant, before: LicenseSet, after: LicenseSet) -> Result<(), Refusal> {
    let held = |set: LicenseSet, family| {
        set.indices()
            .filter(|index| tenant.licenses[*index].family == family)
            .count()
    };
    let (had, has) = (
        |family| held(before, family) > 0,
        |family| held(after, family) > 0,
    );
    let new = |family| has(family) && !had(family);
    let names: Vec<_> = after
        .indices()
        .filter(|index| !before.has(*index))
        .map(|index| tenant.licenses[index].id.as_str())
        .collect();
    let refuse = |code, message, text: &str| {
        Err(Refusal::license(
            code,
            message,
            format!("{text}: {}", names.join(",")),
        ))
    };
    let not_applied = "The following license(s) could not be applied as requested";
    use Family::{AttendantConsole, CallingProfessional, CallingStandard, CxEssentials};
    if new(CallingStandard) && had(CallingProfessional) && !has(CallingProfessional) {
        return refuse(
            400_112,
            "License assignment failed",
            &format!(
                "Changing a user's Webex Calling license from Professional to Standard is not allowed. {not_applied}"
            ),
        );
    }
    if new(CallingStandard) && had(CxEssentials) {
        return refuse(
            400_410,
            "License downgrade not allowed",
            &format!(
                "Changing a user's license from CX Essential to Webex Calling Standard is not allowed. {not_applied}"
            ),
        );
    }
    let pairs = [
        (
            CallingProfessional,
            400_404,
            "Webex Calling Professional and Standard License",
        ),
        (
            AttendantConsole,
            400_406,
            "Webex Calling Standard and Webex Attendant Console licenses",
        ),
        (
            CxEssentials,
            400_407,
            "Webex Calling Standard and CX Essential licenses",
        ),
    ];
    for (other, code, both) in pairs {
        if has(CallingStandard) && has(other) {
            return refuse(
                code,
                "License conflict",
                &format!("User cannot have both {both} together. {not_applied}"),
            );
        }
    }
    if has(AttendantConsole) && !has(CallingProfessional) {
        return refuse(
            400_408,
            "License prerequisite missing",
            "User needs Webex Calling Professional license to be assigned before assigning Webex Attendant Console",
        );
    }
    if held(after, Family::Webinar) > 1 {
        return refuse(
            400_413,
            "License conflict",
            "Could not apply the license(s) as the user can be assigned only one of licenses with the offer code from the list",
        );
    }
    Ok(())
}

/// Resolves the attendee accounts to add and to remove, one bit per site.
pub(crate) fn attendee_sites(
    tenant: &Tenant,
    requests: &[SiteUrlRequest],
    hosted: u8,
) -> Result<(u8, u8), Refusal> {
    let (mut add, mut remove) = (0, 0);
    for request in requests {
        let site = tenant.site(&request.site_url);
        match (site, request.operation) {
            (Some(site), Operation::Remove) => remove |= 1 << site,
            (Some(site), Operation::Add) if hosted & (1 << site) == 0 => add |= 1 << site,
            _ => {
                let text = format!(
                    "Request contains invalid attendee siteUrls: {}",
                    request.site_url
                );
                return Err(Refusal::license(400_216, "Invalid site URL", text));
            }
        }
    }
    Ok((add, remove))
}
