//! The examples of the official documents decode, and to what they say.

use webex_api::{
    AssignLicenses, AuthorizationId, AuthorizationKind, DeleteAuthorization, Endpoint, ErrorKind,
    GetLicense, GetMe, GetOrganization, GetPerson, GetUserSessionTypes, LicenseId,
    ListAuthorizations, ListLicenses, ListOrganizations, ListPeople, ListRoles,
    ListSiteSessionTypes, ListSites, OrgId, PersonId, SessionKind, SiteType, SiteUrl, TokenExpiry,
    UpdateUserSessionTypes,
};

use super::openapi::OpenApi;
use super::recorder::call;

/// What an endpoint makes of its operation's example.
fn decoded<E: Endpoint>(api: &OpenApi, endpoint: &E) -> E::Output {
    let (request, _) = call(endpoint, b"");
    let operation = api.operation(&request);
    let example = operation
        .example()
        .unwrap_or_else(|| panic!("{} has no example", operation.name));
    let (_, outcome) = call(endpoint, example.to_string().as_bytes());
    outcome
        .unwrap_or_else(|error| panic!("{error:?} in {example:#}"))
        .value
}

#[test]
fn people_and_licenses() {
    let Some(api) = OpenApi::load() else { return };
    let page = decoded(&api, &ListPeople::default());
    assert!(page.items[0].primary_email().contains('@'));
    assert!(!decoded(&api, &GetMe).licenses.is_empty());
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
    assert!(!pool.users.is_empty() && pool.license.total_units == 50);
    let nothing = AssignLicenses {
        person_id: PersonId::new("P"),
        org_id: None,
        licenses: vec![],
        site_urls: vec![],
    };
    let now = decoded(&api, &nothing);
    assert!(!now.licenses.is_empty() && !now.site_urls.is_empty());
}

#[test]
fn everything_else() {
    let Some(api) = OpenApi::load() else { return };
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
    let get = GetUserSessionTypes {
        site_url: site_url.clone(),
        person_id: PersonId::new("P"),
    };
    assert_eq!(decoded(&api, &get).session_types[0].id.as_str(), "3");
    let put = UpdateUserSessionTypes {
        site_url,
        person_id: PersonId::new("P"),
        session_type_ids: vec![],
    };
    assert_eq!(decoded(&api, &put).session_types.len(), 2);
}

#[test]
fn authorizations() {
    let Some(api) = OpenApi::load() else { return };
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
fn a_tokens_end_in_every_form() {
    let of = |body: &str| call(&TokenExpiry, body.as_bytes()).1;
    for body in [
        r#"{"exp":1768630439322}"#,
        r#"{"exp":1768630439322.0}"#,
        r#"{"exp":"1768630439322"}"#,
    ] {
        assert_eq!(
            of(body).unwrap().value.unix_timestamp(),
            1_768_630_439,
            "{body}"
        );
    }
    for body in [
        "{}",
        r#"{"exp":null}"#,
        r#"{"exp":"soon"}"#,
        r#"{"exp":""}"#,
        r#"{"exp":true}"#,
        r#"{"exp":0.5}"#,
        r#"{"exp":9007199254740991}"#,
        r#"{"exp":9223372036854775807}"#,
        "[]",
        "",
    ] {
        assert_eq!(of(body).unwrap_err().kind, ErrorKind::Undecodable, "{body}");
    }
}

#[test]
fn a_deletion_has_no_answer_to_read() {
    let delete = DeleteAuthorization {
        id: AuthorizationId::new("A"),
    };
    let (request, outcome) = call(&delete, b"");
    assert_eq!(request.uri().path(), "/v1/authorizations/A");
    assert!(outcome.is_ok());
}

#[test]
fn unknown_kinds_of_authorization_are_kept() {
    let list = ListAuthorizations {
        person_id: PersonId::new("P"),
    };
    let body = br#"{"items":[{"id":"a","type":"access"},{"id":"b","type":"new"},{"id":"c"}]}"#;
    let kinds: Vec<_> = call(&list, body)
        .1
        .unwrap()
        .value
        .into_iter()
        .map(|authorization| authorization.kind)
        .collect();
    use AuthorizationKind::{Access, Other};
    assert_eq!(kinds, [Access, Other, Other]);
}

#[test]
fn session_types_of_the_right_person() {
    let get = GetUserSessionTypes {
        site_url: SiteUrl::new("s"),
        person_id: PersonId::new("P"),
    };
    let of = |body: &str| call(&get, body.as_bytes()).1;
    let value = of(r#"{"items":[]}"#).unwrap().value;
    assert_eq!(
        (value.person_id, value.session_types.len()),
        (Some(PersonId::new("P")), 0)
    );
    let value = of(r#"{"items":[{"personId":"Q"},{"personId":"P","email":"p"}]}"#)
        .unwrap()
        .value;
    assert_eq!(value.email.as_deref(), Some("p"));
    let error = of(r#"{"items":[{"personId":"Q"},{"personId":"R"}]}"#).unwrap_err();
    assert_eq!(error.path.as_deref(), Some("items"));
}
