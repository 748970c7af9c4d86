//! `GetSite`: session types and tracking codes of the site. Its elements have the prefix `ns1`, as in Webex's sample.

use serde::Serialize;

use crate::tenant::tracking_code::{HostProfileCode, InputMode, Service, TrackingCode};
use crate::world::World;
use crate::xml::account;
use crate::xml::envelope::{Content, Failure, element, group};
use crate::xml::request::{Request, Signer};

/// Answers with the part of a site's settings that concerns people.
pub(crate) fn answer(world: &mut World, request: &Request, _: &Signer) -> Result<Content, Failure> {
    let tenant = &world.tenant;
    let site = &tenant.sites[request.site];
    let name = site.url.split('.').next().unwrap_or_default();
    let types = site.session_types.iter().map(|kind| {
        let id = element("ns1:meetingTypeID", &kind.id);
        let name = element("ns1:meetingTypeName", &kind.short_name);
        group(
            "ns1:meetingTypes",
            [id, name, element("ns1:hideInScheduler", "false")],
        )
    });
    let active = tenant.people.from(0);
    let active = active.filter(|(_, person)| account::hosts(tenant, person, request.site));
    let meta = types.chain([
        element("ns1:siteName", name),
        element("ns1:brandName", &site.url),
        element("ns1:activateStatus", "true"),
        element("ns1:activeUserCount", &active.count().to_string()),
    ]);
    let codes = site.tracking_codes.iter().take(10).enumerate();
    let codes = codes.map(|(index, entry)| code(index + 1, entry));
    let text = group(
        "ns1:siteInstance",
        [
            group("ns1:metaData", meta),
            group("ns1:trackingCodes", codes),
        ],
    );
    Ok(("ns1:getSiteResponse", text))
}

fn code(index: usize, code: &TrackingCode) -> String {
    let mode = match code.input_mode {
        InputMode::Text => "Text",
        InputMode::Select => "Dropdown Menu",
        InputMode::EditableSelect => "Editable Dropdown Menu",
        InputMode::HostProfileSelect => "Host Profile",
    };
    let profile = match code.host_profile_code {
        HostProfileCode::Optional => "OPTIONAL",
        HostProfileCode::Required => "REQUIRED",
        HostProfileCode::AdminSet => "ADMIN_SET",
        HostProfileCode::NotUsed => "NOT_USED",
    };
    let pages = code.schedule_start_codes.iter();
    let pages = pages
        .filter(|page| page.service != Service::All)
        .map(|page| {
            let parts = [
                element("ns1:service", &word(&page.service)),
                element("ns1:scheduling", &word(&page.kind)),
            ];
            group("ns1:schedulingPage", parts)
        });
    let values = code.options.iter().enumerate().map(|(index, option)| {
        let parts = [
            element("ns1:index", &(index + 1).to_string()),
            element("ns1:value", &option.value),
            element("ns1:active", "true"),
        ];
        group("ns1:listValue", parts)
    });
    let start = [
        element("ns1:index", &index.to_string()),
        element("ns1:name", &code.name),
        element("ns1:inputMode", mode),
        element("ns1:hostProfile", profile),
    ];
    group(
        "ns1:trackingCode",
        start.into_iter().chain(pages).chain(values),
    )
}

/// Returns the word that REST has for a value.
fn word(value: &impl Serialize) -> String {
    let word = serde_json::to_value(value).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}
