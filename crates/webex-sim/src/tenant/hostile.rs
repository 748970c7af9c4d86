//! Hostile text in every string of the organisation. Ids, sites and the syntax of e-mail addresses stay usable, because
//! otherwise nothing could be tested.

use std::sync::Arc;

use crate::tenant::Tenant;
use crate::tenant::extras::{Address, PhoneNumber};
use crate::tenant::hostile_payloads::payloads;

/// Overwrites names, titles, departments, avatars, licence names, session types, tracking codes, roles, locations,
/// groups and the organisation with payloads.
pub(crate) fn poison(tenant: &mut Tenant) {
    let payloads = payloads();
    let mut next = 0;
    let mut payload = || {
        next += 1;
        payloads[(next - 1) % payloads.len()].clone()
    };
    for slot in 0..tenant.people.end() {
        let Some(mut person) = tenant.people.at(slot).cloned() else {
            continue;
        };
        if slot % 10 == 9 {
            person.email = format!("\"{}{slot}\"@lantern.example", payload()).into();
        }
        person.display_name = payload().into();
        person.first_name = Some(payload().into());
        person.last_name = Some(payload().into());
        person.department = Some(Arc::from(payload()));
        person.title = Some(Arc::from(payload()));
        person.timezone = Some(Arc::from(payload()));
        let extras = person.extras_mut();
        extras.nick_name = Some(payload());
        extras.avatar = Some(payload());
        extras.manager = Some(payload());
        extras.manager_id = Some(payload());
        extras.extension = Some(payload());
        extras.phone_numbers = vec![PhoneNumber {
            kind: "work".into(),
            value: payload(),
            primary: Some(true),
        }];
        extras.addresses = vec![Address {
            kind: Some(payload()),
            country: Some(payload()),
            locality: Some(payload()),
            region: Some(payload()),
            street_address: Some(payload()),
            postal_code: Some(payload()),
        }];
        tenant.put(slot, Some(person));
    }
    tenant.org.name = payload();
    for license in &mut tenant.licenses {
        license.name = payload();
        license.old_name = None;
        license.subscription = payload();
        license.trial.clone_from(&license.subscription);
    }
    for role in &mut tenant.roles {
        role.name = payload();
    }
    for location in &mut tenant.locations {
        location.name = payload();
        location.timezone = payload();
        location.street = payload();
        location.city = payload();
        location.state = payload();
        location.postal_code = payload();
        location.country = payload();
    }
    for group in &mut tenant.groups {
        group.name = payload();
    }
    for site in &mut tenant.sites {
        for session_type in &mut site.session_types {
            session_type.name = payload();
            session_type.short_name = payload();
        }
        for code in &mut site.tracking_codes {
            code.name = payload();
            for option in &mut code.options {
                option.value = payload();
            }
        }
    }
}
