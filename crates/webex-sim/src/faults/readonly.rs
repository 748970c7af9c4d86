//! Writes that silently leave some members unchanged.

use http::Response;

use crate::call::Call;
use crate::faults::kind::Member;
use crate::faults::row;
use crate::simulator::Simulator;
use crate::tenant::person::Person;

/// Undoes the request's changes to these members. Without `echo`, the answer shows the stored values.
pub(crate) fn without(
    sim: &mut Simulator,
    call: &Call<'_>,
    response: Response<Vec<u8>>,
    members: &[Member],
    echo: bool,
) -> Response<Vec<u8>> {
    let tenant = &mut sim.world.tenant;
    for (slot, wanted) in tenant.roll_back() {
        let before = tenant.people.at(slot).cloned();
        let person = match (before, wanted) {
            (Some(before), Some(mut wanted)) => {
                for member in members {
                    hold_back(*member, &before, &mut wanted);
                }
                Some(wanted)
            }
            (_, wanted) => wanted,
        };
        tenant.put(slot, person);
    }
    let status = response.status();
    if echo || !status.is_success() || response.body().is_empty() {
        return response;
    }
    row::truth(sim, call, response, Some(status.as_u16()))
}

fn hold_back(member: Member, before: &Person, person: &mut Person) {
    match member {
        Member::Emails => {
            person.email.clone_from(&before.email);
            let more = before
                .extras
                .as_deref()
                .map(|extras| extras.more_emails.clone());
            person.extras_mut().more_emails = more.unwrap_or_default();
        }
        Member::DisplayName => person.display_name.clone_from(&before.display_name),
        Member::FirstName => person.first_name.clone_from(&before.first_name),
        Member::LastName => person.last_name.clone_from(&before.last_name),
        Member::Department => person.department.clone_from(&before.department),
        Member::Title => person.title.clone_from(&before.title),
        Member::Roles => person.roles = before.roles,
        Member::Licenses => person.licenses = before.licenses,
        Member::SiteUrls => person.attendee = before.attendee,
        Member::LoginEnabled => person.login_enabled = before.login_enabled,
        Member::SessionTypes => person.session_types = before.session_types,
        Member::Contact => {
            let emails = person.extras.take().map(|extras| extras.more_emails);
            person.extras.clone_from(&before.extras);
            person.extras_mut().more_emails = emails.unwrap_or_default();
        }
    }
}
