//! What was read back of a person, for the list of people.

use super::site_role::SiteRight;
use super::{AnyValue, Operation};
use crate::people::Amended;

/// Returns the part of a value that the list of people shows, as read back after an operation; `None` if it shows none of it.
pub fn amended(operation: &Operation, found: &AnyValue) -> Option<Amended> {
    match (operation, found) {
        (Operation::Licenses { person }, AnyValue::Licenses(held)) => Some(Amended::Licenses {
            person: person.clone(),
            held: held.iter().cloned().collect(),
            attends: None,
        }),
        (Operation::SiteRole { person, site }, AnyValue::SiteRights(rights)) => {
            let (mut held, mut attends) = (Vec::new(), false);
            for right in rights {
                match right {
                    SiteRight::Attendee(of) => attends |= of.is_same(site),
                    SiteRight::License(id) => held.push(id.clone()),
                }
            }
            Some(Amended::Licenses {
                person: person.clone(),
                held,
                attends: Some((site.clone(), attends)),
            })
        }
        (Operation::Profile { .. } | Operation::SignIn { .. }, AnyValue::Profile(profile))
            if profile.exists() =>
        {
            Some(Amended::Person(Box::new(profile.person().clone())))
        }
        _ => None,
    }
}
