//! Which bodies the client decodes, and to what.

use webex_api::{
    AssignLicenses, AuthorizationId, AuthorizationKind, DeleteAuthorization, Endpoint, ErrorKind,
    GetLicense, GetUserSessionTypes, LicenseId, ListAuthorizations, ListLicenses,
    ListOrganizations, ListPeople, ListRoles, ListSiteSessionTypes, ListSites, PersonId, SiteUrl,
    TokenExpiry, UpdateUserSessionTypes,
};

use super::recorder::call;

#[test]
fn reads_token_expiry_in_every_form() {
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
fn deletions_need_no_body() {
    let delete = DeleteAuthorization {
        id: AuthorizationId::new("A"),
    };
    let (request, outcome) = call(&delete, b"");
    assert_eq!(request.uri().path(), "/v1/authorizations/A");
    assert!(outcome.is_ok());
}

#[test]
fn keeps_unknown_kinds_of_authorization() {
    let list = ListAuthorizations {
        person_id: PersonId::new("P"),
    };
    let body = br#"{"items":[{"id":"a","type":"access"},{"id":"b","type":"new"},{"id":"c"}]}"#;
    let kinds: Vec<_> = call(&list, body)
        .1
        .unwrap()
        .value
        .iter()
        .map(|authorization| authorization.kind)
        .collect();
    use AuthorizationKind::{Access, Other};
    assert_eq!(kinds, [Access, Other, Other]);
}

/// The list is written back whole, so anything not certain to be the person's complete list on this site is an error,
/// never an empty list.
#[test]
fn finds_session_types_of_the_right_person_and_site() {
    let get = GetUserSessionTypes {
        site_url: SiteUrl::new("acme.webex.com"),
        person_id: PersonId::new("P"),
    };
    let of = |items: &str| {
        let reply = call(&get, format!(r#"{{"items":{items}}}"#).as_bytes()).1;
        reply
            .map(|reply| {
                let types = reply.value.session_types.iter();
                types.map(|held| held.id.to_string()).collect::<Vec<_>>()
            })
            .map_err(|error| {
                assert_eq!(error.kind, ErrorKind::Undecodable);
                error.path.clone().unwrap()
            })
    };
    let entry = |person: &str, site: &str, id: &str| {
        format!(r#"{{"personId":"{person}","siteUrl":"{site}","sessionTypes":[{{"id":"{id}"}}]}}"#)
    };
    let acme = entry("P", "acme.webex.com", "3");
    let other_site = entry("P", "other.webex.com", "9");
    let other_person = entry("Q", "acme.webex.com", "9");
    let right = [
        "[]".to_owned(),
        format!("[{acme}]"),
        format!("[{}]", entry("P", "ACME.webex.com", "3")),
        format!("[{other_site},{acme}]"),
        format!("[{acme},{other_site}]"),
        format!("[{other_person},{acme}]"),
        format!("[{acme},{acme}]"),
        r#"[{"siteUrl":"acme.webex.com","sessionTypes":[{"id":"3","name":7}]}]"#.to_owned(),
        r#"[{"personId":"P","siteUrl":"acme.webex.com","sessionTypes":[]}]"#.to_owned(),
    ];
    for items in right {
        let held = of(&items).unwrap_or_else(|place| panic!("{items}: {place}"));
        assert_eq!(held.is_empty(), !items.contains("\"3\""), "{items}");
        assert!(!held.contains(&"9".to_owned()), "{items}");
    }
    let none = r#"{"personId":"P","siteUrl":"acme.webex.com""#;
    for (items, place) in [
        ("null".to_owned(), "items"),
        (format!("[{none}}}]"), "items[0].sessionTypes"),
        (
            format!(r#"[{none},"sessionTypes":null}}]"#),
            "items[0].sessionTypes",
        ),
        (
            format!(r#"[{none},"sessionTypes":{{}}}}]"#),
            "items[0].sessionTypes",
        ),
        (
            format!(r#"[{none},"sessionTypes":[{{"id":"3"}},{{"name":"x"}}]}}]"#),
            "items[0].sessionTypes[1].id",
        ),
        (
            format!(r#"[{none},"sessionTypes":[{{"id":3}}]}}]"#),
            "items[0].sessionTypes[0].id",
        ),
        (format!("[{acme},{none}}}]"), "items[1].sessionTypes"),
        (format!("[{acme},7]"), "items[1]"),
        (format!("[{other_site}]"), "items"),
        (format!("[{other_person}]"), "items"),
        (
            format!("[{acme},{}]", entry("P", "acme.webex.com", "4")),
            "items",
        ),
        (
            r#"[{"personId":"P","sessionTypes":[{"id":"3"}]}]"#.to_owned(),
            "items",
        ),
        (
            r#"[{"personId":7,"siteUrl":"acme.webex.com","sessionTypes":[{"id":"3"}]}]"#.to_owned(),
            "items",
        ),
    ] {
        assert_eq!(of(&items), Err(place.to_owned()), "{items}");
    }
}

/// Changes are read back, so a missing or unreadable body does not make a write fail.
#[test]
fn writes_need_no_readable_body() {
    let put = UpdateUserSessionTypes {
        site_url: SiteUrl::new("s"),
        person_id: PersonId::new("P"),
        session_type_ids: vec![],
    };
    let patch = AssignLicenses {
        person_id: PersonId::new("P"),
        org_id: None,
        licenses: vec![],
        site_urls: vec![],
    };
    for body in ["", "<html>", "[]", "{\"sessionTypes\":null}", "OK"] {
        assert_eq!(call(&put, body.as_bytes()).1.unwrap().value, None, "{body}");
    }
    for body in ["", "<html>", "[]", "OK"] {
        assert_eq!(
            call(&patch, body.as_bytes()).1.unwrap().value,
            None,
            "{body}"
        );
    }
    let told = call(&patch, br#"{"licenses":["L"],"siteUrls":7}"#)
        .1
        .unwrap()
        .value
        .unwrap();
    assert_eq!(
        (told.licenses, told.site_urls),
        (Some(vec!["L".into()]), None)
    );
    assert!(told.unreadable.has("siteUrls"));
}

/// If holders were requested and left out, that does not mean there are none.
#[test]
fn requires_requested_holders() {
    let get = |include_assigned_to| GetLicense {
        id: LicenseId::new("L"),
        include_assigned_to,
        limit: None,
    };
    let error = call(&get(true), br#"{"id":"L"}"#).1.unwrap_err();
    assert_eq!(error.path.as_deref(), Some("users"));
    assert_eq!(
        call(&get(false), br#"{"id":"L"}"#).1.unwrap().value.users,
        None
    );
    let users = call(
        &get(true),
        br#"{"id":"L","users":[{"id":"P","email":7},{}]}"#,
    )
    .1;
    let users = users.unwrap().value.users.unwrap();
    assert_eq!((users.len(), users.unreadable.len()), (1, 1));
}

/// Every list keeps readable items and reports the others.
#[test]
fn every_list_reports_unreadable_items() {
    fn check<T, E: Endpoint<Output = webex_api::Page<T>>>(endpoint: &E, list: &str, id: &str) {
        let body = format!(
            r#"{{"{list}":[{{"{id}":"a","name":7,"type":7,"created":7}},{{"{id}":7}},null,{{"{id}":"b"}}]}}"#
        );
        let page = call(endpoint, body.as_bytes()).1.unwrap().value;
        assert_eq!((page.len(), page.unreadable.len()), (2, 2), "{}", E::NAME);
        for wrong in ["{}", r#"{"items":null}"#, r#"{"items":{},"sites":7}"#] {
            assert!(call(endpoint, wrong.as_bytes()).1.is_err(), "{}", E::NAME);
        }
    }
    let site_url = SiteUrl::new("s");
    let person_id = PersonId::new("P");
    check(&ListPeople::default(), "items", "id");
    check(&ListLicenses::default(), "items", "id");
    check(&ListRoles, "items", "id");
    check(&ListOrganizations, "items", "id");
    check(&ListAuthorizations { person_id }, "items", "id");
    check(&ListSiteSessionTypes { site_url }, "items", "id");
    check(&ListSites::default(), "sites", "siteUrl");
}
