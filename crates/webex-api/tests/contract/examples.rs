//! The official examples decode to the values they show. Skipped without the official documents.

use webex_api::{
    AssignLicenses, AuthorizationKind, Endpoint, GetLicense, GetMe, GetOrganization, GetPerson,
    GetUserSessionTypes, LicenseId, ListAuthorizations, ListLicenses, ListOrganizations,
    ListPeople, ListRoles, ListSiteSessionTypes, ListSites, OrgId, PersonId, SessionKind, SiteType,
    SiteUrl, TokenExpiry, UpdateUserSessionTypes,
};
use webex_openapi::OpenApi;

use super::recorder::call;
use super::requests::check_replacements;

/// Decodes the documented example of an endpoint's operation.
fn decoded<E: Endpoint>(api: &OpenApi, endpoint: &E) -> E::Output {
    let (request, _) = call(endpoint, b"");
    let operation = api.operation_of(&request);
    let example = operation
        .example(200)
        .unwrap_or_else(|| panic!("{} has no example", operation.name()));
    let (_, outcome) = call(endpoint, example.to_string().as_bytes());
    outcome
        .unwrap_or_else(|error| panic!("{error:?} in {example:#}"))
        .value
}

#[test]
fn people_and_licenses() {
    let Some(api) = OpenApi::official() else {
        return;
    };
    let page = decoded(&api, &ListPeople::default());
    assert!(page.items[0].primary_email().contains('@'));
    assert!(!decoded(&api, &GetMe).licenses.unwrap().is_empty());
    assert_eq!(
        decoded(
            &api,
            &GetPerson {
                id: PersonId::new("P"),
                calling_data: false
            }
        )
        .login_enabled,
        Some(true)
    );
    let pools = decoded(&api, &ListLicenses::default());
    assert_eq!(pools[0].free_units(), Some(45));
    assert_eq!(pools[0].site_type, Some(SiteType::ControlHub));
    let pool = decoded(
        &api,
        &GetLicense {
            id: LicenseId::new("L"),
            include_assigned_to: true,
            limit: None,
        },
    );
    assert!(!pool.users.unwrap().is_empty() && pool.license.total_units == Some(50));
    let nothing = AssignLicenses {
        person_id: PersonId::new("P"),
        org_id: None,
        licenses: vec![],
        site_urls: vec![],
    };
    let now = decoded(&api, &nothing).unwrap();
    assert!(!now.licenses.unwrap().is_empty() && !now.site_urls.unwrap().is_empty());
}

#[test]
fn other_endpoints() {
    let Some(api) = OpenApi::official() else {
        return;
    };
    let site_url = SiteUrl::new("example.webex.com");
    assert!(!decoded(&api, &ListOrganizations).is_empty());
    assert!(
        decoded(
            &api,
            &GetOrganization {
                id: OrgId::new("O")
            }
        )
        .display_name
        .is_some()
    );
    assert!(!decoded(&api, &ListRoles).is_empty());
    assert!(
        decoded(&api, &ListSites::default())
            .iter()
            .any(|site| site.default)
    );
    let offered = decoded(
        &api,
        &ListSiteSessionTypes {
            site_url: site_url.clone(),
        },
    );
    assert_eq!(offered[1].kind, Some(SessionKind::EventCenter));
    // The person in the documented example.
    let person = PersonId::new(
        "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI",
    );
    let get = GetUserSessionTypes {
        site_url: site_url.clone(),
        person_id: person.clone(),
    };
    assert_eq!(decoded(&api, &get).session_types[0].id.as_str(), "3");
    let put = UpdateUserSessionTypes {
        site_url,
        person_id: person,
        session_type_ids: vec![],
    };
    assert_eq!(decoded(&api, &put).unwrap().session_types.len(), 2);
}

#[test]
fn authorizations() {
    let Some(api) = OpenApi::official() else {
        return;
    };
    let list = ListAuthorizations {
        person_id: PersonId::new("P"),
    };
    let all = decoded(&api, &list);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].application_name.as_deref(), Some("Developer Portal"));
    assert_eq!(all[0].kind, AuthorizationKind::Refresh);
    assert_eq!(all[0].id.decoded().unwrap().kind, "AUTHORIZATION");
    assert!(all[0].client_id.is_some() && all[0].created.is_some());
    let ends = decoded(&api, &TokenExpiry);
    assert_eq!(ends.unix_timestamp_nanos(), 1_768_630_439_322_000_000);
}

#[test]
fn full_replacements_match_the_schema() {
    let Some(api) = OpenApi::official() else {
        return;
    };
    // Everything that the documentation shows of a person.
    let example = api.operation("GET /people/{personId}").example(200);
    let before = serde_json::from_value(example.unwrap().clone()).unwrap();
    check_replacements(&api, before);
}
