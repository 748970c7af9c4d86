//! Dispatches on the operation.

use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::xml::envelope::{self, Content, Failure};
use crate::xml::request::{Request, Signer};
use crate::xml::{
    authenticate_user, create_user, delete_users, get_me, get_site, get_user, list_meeting_types,
    list_users, set_user,
};

/// Answers one request.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let outcome = outcome(world, call);
    Ok(envelope::reply(outcome, &world.settings.switches))
}

fn outcome(world: &mut World, call: &Call<'_>) -> Result<Content, Failure> {
    let request = Request::read(world, call)?;
    match request.operation() {
        "ep.GetAPIVersion" => return Ok(version(&request)),
        "user.AuthenticateUser" => return authenticate_user::answer(world, &request),
        _ => {}
    }
    let answer = handler(request.operation()).ok_or_else(|| {
        let name = request.operation();
        Failure::ours(format!("The operation {name} is not simulated"))
    })?;
    let signer = request.signer(world)?;
    limit(world, &request, &signer)?;
    answer(world, &request, &signer)
}

type Handler = fn(&mut World, &Request, &Signer) -> Result<Content, Failure>;

fn handler(operation: &str) -> Option<Handler> {
    Some(match operation {
        "user.GetMe" => get_me::answer,
        "site.GetSite" => get_site::answer,
        "meetingtype.LstMeetingType" => list_meeting_types::answer,
        "user.GetUser" => get_user::answer,
        "user.SetUser" => set_user::answer,
        "user.LstsummaryUser" => list_users::answer,
        "user.CreateUser" => create_user::answer,
        "user.DelUser" => delete_users::answer,
        _ => return None,
    })
}

/// Counts the request against the limit of the signer. The XML API has limits of its own, beside those of REST.
fn limit(world: &mut World, request: &Request, signer: &Signer) -> Result<(), Failure> {
    let (Some(limit), Some(person)) = (world.settings.rate, world.tenant.people.at(signer.slot))
    else {
        return Ok(());
    };
    let user = person.uuid;
    world
        .xml_limiter
        .take(user, limit, request.now)
        .map_err(|_| Failure::new("000045", "API rate limit reached"))
}

fn version(request: &Request) -> Content {
    let mut text = "<ep:apiVersion>WebEx XML API V42.11.1</ep:apiVersion><ep:release>42.11.1</ep:release><ep:apiVer>42.11.1</ep:apiVer>".to_owned();
    if request.content.value("returnTrainReleaseVersion") == Some("true") {
        text.push_str("<ep:trainReleaseVersion>T42L</ep:trainReleaseVersion><ep:trainReleaseOrder>400</ep:trainReleaseOrder>");
    }
    ("ep:getAPIVersionResponse", text)
}
