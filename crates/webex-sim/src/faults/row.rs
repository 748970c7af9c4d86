//! Faults in the data: a concurrent change, or a write that is ignored or half applied.

use http::Response;
use serde_json::Value;

use crate::call::Call;
use crate::edit::Edit;
use crate::faults::Fault;
use crate::faults::body::edit_json;
use crate::faults::kind::Kind;
use crate::faults::response::status_code;
use crate::rest::licenses::show;
use crate::rest::people::show::{self as people, View};
use crate::rest::session_types::of_user;
use crate::simulator::Simulator;
use crate::tenant::person::Person;
use crate::xml::address;

/// Changes the row that the call is about. An empty edit toggles a licence or, on the session type route, a session
/// type.
pub(crate) fn edit_by_another(sim: &mut Simulator, call: &Call<'_>, edit: &Edit) {
    let Some(slot) = edit.slot(&sim.world.tenant).or_else(|| subject(sim, call)) else {
        return;
    };
    let named = body_text(call, "siteUrl")
        .or(call.query("siteUrl").map(str::to_owned))
        .or(address::site_of(call.body));
    let site = named.and_then(|url| sim.world.tenant.site(&url));
    let result = if edit.is_empty() {
        Edit::toggle(&sim.world.tenant, slot, site).apply(&mut sim.world.tenant, slot, call.now)
    } else {
        edit.apply(&mut sim.world.tenant, slot, call.now)
    };
    // A full pool can stop another administrator too.
    drop(result);
}

/// Finds the person a call is about.
fn subject(sim: &Simulator, call: &Call<'_>) -> Option<usize> {
    let people = &sim.world.tenant.people;
    let in_path = call
        .path
        .strip_prefix("/v1/people/")
        .and_then(|id| people.slot_of_id(id));
    let in_xml = address::is_service(call.path)
        .then(|| address::person_of(call.body))
        .flatten();
    in_path
        .or_else(|| people.slot_of_email(&in_xml?))
        .or_else(|| people.slot_of_id(&body_text(call, "personId")?))
        .or_else(|| people.slot_of_email(&body_text(call, "email")?))
        .or_else(|| people.slot_of_id(call.query("personId")?))
        .or_else(|| people.slot_of_email(call.header("email")?))
}

fn body_text(call: &Call<'_>, name: &str) -> Option<String> {
    let body: Value = serde_json::from_slice(call.body).ok()?;
    Some(body.get(name)?.as_str()?.to_owned())
}

/// Answers with the person's session types on these sites instead of the requested one.
pub(crate) fn of_sites(
    sim: &Simulator,
    call: &Call<'_>,
    urls: &[String],
    mut response: Response<Vec<u8>>,
) -> Response<Vec<u8>> {
    let tenant = &sim.world.tenant;
    let Some(person) = subject(sim, call).and_then(|slot| tenant.people.at(slot)) else {
        return response;
    };
    let sites = urls.iter().filter_map(|url| tenant.site(url));
    let items: Vec<Value> = sites
        .map(|site| of_user::show(tenant, person, site))
        .collect();
    edit_json(&mut response, |json| json["items"] = items.into());
    response
}

/// Undoes all changes but keeps the answer.
pub(crate) fn ignore(sim: &mut Simulator) {
    sim.world.tenant.roll_back();
}

/// Undoes all changes, applies half of them, and answers with the resulting state.
pub(crate) fn half(
    sim: &mut Simulator,
    call: &Call<'_>,
    tracking_id: &str,
    response: Response<Vec<u8>>,
    status: Option<u16>,
) -> Response<Vec<u8>> {
    let tenant = &mut sim.world.tenant;
    for (slot, wanted) in tenant.roll_back() {
        if let (Some(before), Some(wanted)) = (tenant.people.at(slot).cloned(), wanted) {
            tenant.put(slot, Some(between(&before, wanted)));
        }
    }
    if let Some(status) = status.filter(|status| *status >= 400) {
        let fault = Kind::Status {
            status,
            after_apply: true,
            retry_after: None,
            body: None,
            shape: None,
            json: None,
            twice: Vec::new(),
            message: None,
            error: None,
            unexposed: false,
        };
        return Fault(fault).refusal(tracking_id);
    }
    truth(sim, call, response, status)
}

/// Rewrites the answer from what was stored.
pub(super) fn truth(
    sim: &Simulator,
    call: &Call<'_>,
    mut response: Response<Vec<u8>>,
    status: Option<u16>,
) -> Response<Vec<u8>> {
    let world = &sim.world;
    if address::is_service(call.path) {
        // Its answers to writes hold no state.
        return response;
    }
    let Some(person) = subject(sim, call).and_then(|slot| world.tenant.people.at(slot)) else {
        return response;
    };
    let now = call.now.unix_timestamp();
    let (usual, json) = if call.path == "/v1/licenses/users" {
        (206, Some(show::of_person(world, person)))
    } else if call.path.ends_with("/sessionTypes") {
        let site = body_text(call, "siteUrl")
            .and_then(|url| world.tenant.site(&url))
            .unwrap_or(0);
        (200, Some(of_user::show(&world.tenant, person, site)))
    } else {
        let view = View {
            admin: true,
            presence: true,
            calling: call.flag("callingData"),
            listed: false,
        };
        (
            200,
            serde_json::to_value(people::person(world, person, view, now)).ok(),
        )
    };
    *response.body_mut() = json
        .and_then(|json| serde_json::to_vec(&json).ok())
        .unwrap_or_default();
    *response.status_mut() = status_code(status.unwrap_or(usual));
    response
}

/// Combines the names and half of the changed licences and session types; the rest of the profile stays unchanged.
fn between(before: &Person, wanted: Person) -> Person {
    let mut person = before.clone();
    person.licenses.0 ^= half_of(before.licenses.0 ^ wanted.licenses.0);
    for (now, then) in person.session_types.iter_mut().zip(wanted.session_types) {
        *now ^= half_of(u64::from(*now ^ then)) as u16;
    }
    person.display_name = wanted.display_name;
    person.first_name = wanted.first_name;
    person.last_name = wanted.last_name;
    person.modified = wanted.modified;
    person
}

/// Returns the lower half of the set bits, rounded down.
fn half_of(mut bits: u64) -> u64 {
    let mut half = 0;
    for _ in 0..bits.count_ones() / 2 {
        half |= bits & bits.wrapping_neg();
        bits &= bits - 1;
    }
    half
}

#[cfg(test)]
mod tests {
    #[test]
    fn rounds_half_down() {
        assert_eq!(super::half_of(0b1), 0);
        assert_eq!(super::half_of(0b1010), 0b10);
        assert_eq!(super::half_of(0b1110), 0b10);
    }
}
