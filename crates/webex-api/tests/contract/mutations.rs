//! Malformed bodies: every endpoint returns a value or a typed error, and never panics.

use proptest::prelude::*;
use serde_json::{Value, json};
use webex_api::{
    AssignLicenses, CreatePerson, DeletePerson, Endpoint, ErrorKind, GetLicense, GetMe,
    GetOrganization, GetUserSessionTypes, LicenseId, ListAuthorizations, ListLicenses,
    ListLocations, ListOrganizations, ListPeople, ListRoles, ListSiteSessionTypes, ListSites,
    OrgId, Person, PersonId, SiteUrl, TokenExpiry, UpdatePerson, UpdateUserSessionTypes,
};

use super::recorder::call;

/// Makes one call. An error must be `Undecodable` and have a message.
fn survives<E: Endpoint>(endpoint: &E, body: &[u8]) {
    if let Err(error) = call(endpoint, body).1 {
        assert_eq!(error.kind, ErrorKind::Undecodable);
        assert!(!error.message.is_empty());
        assert!(error.message.len() < body.len() + 1000);
    }
}

fn all_survive(body: &[u8]) {
    let person_id = PersonId::new("P");
    let site_url = SiteUrl::new("s");
    survives(&ListPeople::default(), body);
    survives(&GetMe, body);
    let least =
        json!({"id": "P", "displayName": "Ada", "emails": ["a"], "roles": [], "licenses": []});
    let person: Person = serde_json::from_value(least).unwrap();
    survives(&UpdatePerson::replacing(&person, &person).unwrap(), body);
    survives(&CreatePerson::default(), body);
    survives(
        &DeletePerson {
            id: person_id.clone(),
        },
        body,
    );
    survives(&ListLicenses::default(), body);
    survives(
        &GetLicense {
            id: LicenseId::new("L"),
            include_assigned_to: true,
            limit: None,
        },
        body,
    );
    let nothing = AssignLicenses {
        person_id: person_id.clone(),
        org_id: None,
        licenses: vec![],
        site_urls: vec![],
    };
    survives(&nothing, body);
    survives(&ListOrganizations, body);
    survives(
        &GetOrganization {
            id: OrgId::new("O"),
        },
        body,
    );
    survives(&ListRoles, body);
    survives(&ListLocations, body);
    let list = ListAuthorizations {
        person_id: person_id.clone(),
    };
    survives(&list, body);
    survives(&TokenExpiry, body);
    survives(&ListSites::default(), body);
    survives(
        &ListSiteSessionTypes {
            site_url: site_url.clone(),
        },
        body,
    );
    survives(
        &GetUserSessionTypes {
            site_url: site_url.clone(),
            person_id: person_id.clone(),
        },
        body,
    );
    survives(
        &UpdateUserSessionTypes {
            site_url,
            person_id,
            session_type_ids: vec![],
        },
        body,
    );
}

/// Returns a document with something of every model in it.
fn good() -> Value {
    let entry = json!({
        "id": "P", "emails": ["a@example.com"], "displayName": "Ada", "roles": ["R"], "licenses": ["L"],
        "phoneNumbers": [{"type": "work", "value": "1", "primary": true}], "addresses": [{"type": "work"}],
        "loginEnabled": "true", "invitePending": false, "status": "active", "name": "Meeting", "totalUnits": 50,
        "consumedUnits": 5.0, "siteUrl": "s", "siteType": "Linked site", "personId": "P", "default": true,
        "sessionTypes": [{"id": "3", "type": "meeting"}], "siteUrls": [], "exp": 1768630439322_u64, "clientId": "C", "users": [{"id": "U"}], "new": {"x": [1]},
    });
    let mut whole = entry.clone();
    whole["items"] = json!([entry, entry]);
    whole["sites"] = json!([entry]);
    whole["notFoundIds"] = json!(["x"]);
    whole
}

/// Replaces the `at`-th node of a document.
fn replace(value: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        *value = with.clone();
        *at = usize::MAX;
        return;
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, at, with)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|member| replace(member, at, with)),
        _ => {}
    }
}

#[test]
fn main_endpoints_decode_the_unmutated_document() {
    let body = good().to_string();
    assert_eq!(
        call(&ListPeople::default(), body.as_bytes())
            .1
            .unwrap()
            .value
            .items
            .len(),
        2
    );
    assert!(call(&GetMe, body.as_bytes()).1.is_ok());
    assert!(call(&ListLicenses::default(), body.as_bytes()).1.is_ok());
}

/// A body truncated anywhere is an error; it cannot pass for a shorter list.
#[test]
fn every_truncation_is_an_error() {
    let body = good().to_string();
    for end in 0..body.len() {
        let error = call(&ListPeople::default(), &body.as_bytes()[..end])
            .1
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::Undecodable);
    }
}

proptest! {
    #[test]
    fn random_bytes(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        all_survive(&body);
    }

    #[test]
    fn wrong_types_anywhere(
        at in 0_usize..120,
        with in prop::sample::select(vec![
            json!(null), json!(true), json!(0), json!(-1), json!(1.5), json!(u64::MAX), json!(1e308), json!(""),
            json!("\u{0}\u{202e}"), json!([]), json!([[]]), json!({}), json!({"": {}}),
        ]),
    ) {
        let mut document = good();
        replace(&mut document, &mut at.clone(), &with);
        all_survive(document.to_string().as_bytes());
    }

    #[test]
    fn damaged_bytes(at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut body = good().to_string().into_bytes();
        for (index, byte) in at {
            let at = index.index(body.len());
            body[at] = byte;
        }
        all_survive(&body);
    }

    #[test]
    fn odd_pieces_of_json(
        at in any::<prop::sample::Index>(),
        piece in prop::sample::select(vec![
            "\\ud800", "\\udfff\\ud800", "\"", "[[[[", "}", "1e999", "-", "\\u", ",,", "\u{feff}", "NaN",
        ]),
    ) {
        let text = good().to_string();
        let (before, after) = text.split_at(at.index(text.len()));
        all_survive(format!("{before}{piece}{after}").as_bytes());
    }
}
