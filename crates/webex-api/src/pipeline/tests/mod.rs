//! Tests of the whole pipeline on virtual time, one file per topic.

mod hold;
mod refresh;
mod requests;
mod retry;
mod turn;

use crate::{AssignLicenses, LicenseId, LicenseRequest, Person, PersonId, UpdatePerson};

pub(super) const ME: &str = r#"{"id":"P"}"#;

pub(super) fn patch() -> AssignLicenses {
    AssignLicenses {
        person_id: PersonId::new("P"),
        org_id: None,
        licenses: vec![LicenseRequest::add(LicenseId::new("L'1"))],
        site_urls: Vec::new(),
    }
}

pub(super) fn put() -> UpdatePerson {
    let person = Person {
        id: PersonId::new("P"),
        display_name: Some("Ada".to_owned()),
        emails: vec!["a@example.com".to_owned()],
        roles: Some(Vec::new()),
        licenses: Some(Vec::new()),
        ..Person::default()
    };
    UpdatePerson::replacing(&person, &person).unwrap()
}
