//! `LstMeetingType`: the session types of the site in detail.

use crate::world::World;
use crate::xml::envelope::{Content, Failure, element, group};
use crate::xml::request::{Request, Signer};

/// Lists all session types, or those with the given ids.
pub(crate) fn answer(world: &mut World, request: &Request, _: &Signer) -> Result<Content, Failure> {
    let site = &world.tenant.sites[request.site];
    let all = request.content.children.iter();
    let ids: Vec<&str> = all
        .filter(|child| child.name == "meetingTypeID")
        .map(|child| child.text.as_str())
        .collect();
    let wanted = |id: &str| ids.is_empty() || ids.contains(&id);
    let types: Vec<String> = site
        .session_types
        .iter()
        .filter(|kind| wanted(&kind.id))
        .map(|kind| {
            let service = match kind.kind {
                "EventCenter" => "EventCenter",
                "SupportCenter" => "SupportCenter",
                "TrainCenter" => "TrainingCenter",
                _ => "MeetingCenter",
            };
            let parts = [
                element("mtgtype:productCodePrefix", &kind.short_name),
                element("mtgtype:active", "ACTIVATED"),
                element("mtgtype:name", &kind.name),
                element("mtgtype:displayName", &kind.name),
                element("mtgtype:meetingTypeID", &kind.id),
                group(
                    "mtgtype:serviceTypes",
                    [element("mtgtype:serviceType", service)],
                ),
            ];
            group("mtgtype:meetingType", parts)
        })
        .collect();
    let count = types.len().to_string();
    let records = [
        element("serv:total", &count),
        element("serv:returned", &count),
        element("serv:startFrom", "1"),
    ];
    let text = [group("mtgtype:matchingRecords", records), types.concat()];
    Ok(("mtgtype:lstMeetingTypeResponse", text.concat()))
}
