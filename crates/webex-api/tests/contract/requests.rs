//! Every request of our endpoints is one that the official documentation describes.

use webex_api::{
    AccountType, AssignLicenses, AuthorizationId, CodeOption, CodeService, CreatePerson,
    CreateTrackingCode, DeleteAuthorization, DeletePerson, DeleteTrackingCode, Endpoint,
    GetLicense, GetMe, GetOrganization, GetPerson, GetUserSessionTypes, GetUserTrackingCodes,
    HostProfileCode, InputMode, LicenseId, LicenseOperation, LicenseProperties, LicenseRequest,
    ListAuthorizations, ListLicenses, ListOrganizations, ListPeople, ListRoles,
    ListSiteSessionTypes, ListSites, ListTrackingCodes, OrgId, Person, PersonId,
    ReplaceTrackingCode, RoleId, SessionTypeId, SiteAccountRequest, SiteUrl, StartCode, StartType,
    TokenExpiry, TrackingCodeBody, TrackingCodeId, TrackingCodeValue, UpdatePerson,
    UpdateUserSessionTypes, UpdateUserTrackingCodes,
};
use webex_openapi::OpenApi;

use super::recorder::call;

/// Checks the request of one endpoint value, and that its name is the operation's.
fn check<E: Endpoint>(api: &OpenApi, endpoint: &E) {
    let (request, _) = call(endpoint, b"");
    let operation = api.operation_of(&request);
    assert_eq!(operation.name(), E::NAME);
    let faults = operation.request_faults(&request);
    assert!(faults.is_empty(), "{}: {faults:#?}", E::NAME);
}

fn person() -> PersonId {
    PersonId::new("P")
}

fn site() -> SiteUrl {
    SiteUrl::new("example.webex.com")
}

#[test]
fn people() {
    let api = OpenApi::facts();
    check(&api, &ListPeople::default());
    check(
        &api,
        &ListPeople {
            email: Some("a+b@example.com".into()),
            display_name: Some("Ada & Co".into()),
            ids: vec![person(), PersonId::new("Q")],
            roles: vec![RoleId::new("R"), RoleId::new("S")],
            org_id: Some(OrgId::new("O")),
            max: Some(1000),
            exclude_status: true,
            calling_data: true,
        },
    );
    for calling_data in [false, true] {
        check(
            &api,
            &GetPerson {
                id: person(),
                calling_data,
            },
        );
    }
    check(&api, &GetMe);
    check(&api, &DeletePerson { id: person() });
    let least = CreatePerson {
        emails: ["a@example.com".into()],
        display_name: Some("Ada".into()),
        ..CreatePerson::default()
    };
    check(&api, &least);
    let most = CreatePerson {
        first_name: Some("Ada".into()),
        last_name: Some("Lovelace".into()),
        title: Some("Countess".into()),
        department: Some("Analytics".into()),
        ..least
    };
    check(&api, &most);
}

#[test]
fn full_replacements_match_the_schema() {
    let api = OpenApi::facts();
    let sample = api.operation("GET /people/{personId}").sample(200).unwrap();
    check_replacements(&api, serde_json::from_value(sample).unwrap());
}

/// Checks requests that replace a person, as returned by GET.
pub(crate) fn check_replacements(api: &OpenApi, before: Person) {
    check(
        api,
        &UpdatePerson::replacing(&before, &before)
            .unwrap()
            .with_calling_data()
            .with_all_types(),
    );
    let after = Person {
        licenses: Some(vec![]),
        title: Some("Countess".into()),
        login_enabled: Some(false),
        ..before.clone()
    };
    check(api, &UpdatePerson::replacing(&before, &after).unwrap());
}

#[test]
fn licenses() {
    let api = OpenApi::facts();
    check(&api, &ListLicenses::default());
    check(
        &api,
        &ListLicenses {
            org_id: Some(OrgId::new("O")),
        },
    );
    check(
        &api,
        &GetLicense {
            id: LicenseId::new("L"),
            include_assigned_to: false,
            limit: None,
        },
    );
    check(
        &api,
        &GetLicense {
            id: LicenseId::new("L"),
            include_assigned_to: true,
            limit: Some(300),
        },
    );
    let licenses = vec![
        LicenseRequest::remove(LicenseId::new("A")),
        LicenseRequest::add(LicenseId::new("B")),
    ];
    check(
        &api,
        &AssignLicenses {
            person_id: person(),
            org_id: None,
            licenses,
            site_urls: vec![],
        },
    );
    let properties = LicenseProperties {
        location_id: Some("Z".into()),
        phone_number: Some("+14085267209".into()),
        extension: Some("133".into()),
    };
    let calling = LicenseRequest {
        properties: Some(properties),
        ..LicenseRequest::add(LicenseId::new("C"))
    };
    let attendee = |operation| SiteAccountRequest {
        site_url: "example.webex.com".into(),
        account_type: AccountType::Attendee,
        operation,
    };
    let site_urls = vec![
        attendee(LicenseOperation::Add),
        attendee(LicenseOperation::Remove),
    ];
    check(
        &api,
        &AssignLicenses {
            person_id: person(),
            org_id: Some(OrgId::new("O")),
            licenses: vec![calling],
            site_urls,
        },
    );
}

#[test]
fn organizations_and_roles() {
    let api = OpenApi::facts();
    check(&api, &ListOrganizations);
    check(
        &api,
        &GetOrganization {
            id: OrgId::new("O"),
        },
    );
    check(&api, &ListRoles);
}

#[test]
fn authorizations() {
    let api = OpenApi::facts();
    check(
        &api,
        &ListAuthorizations {
            person_id: person(),
        },
    );
    check(
        &api,
        &DeleteAuthorization {
            id: AuthorizationId::new("A"),
        },
    );
    check(&api, &TokenExpiry);
}

#[test]
fn meetings() {
    let api = OpenApi::facts();
    check(&api, &ListSites::default());
    check(
        &api,
        &ListSites {
            user_email: Some("a@example.com".into()),
        },
    );
    check(&api, &ListSiteSessionTypes { site_url: site() });
    check(
        &api,
        &GetUserSessionTypes {
            site_url: site(),
            person_id: person(),
        },
    );
    for ids in [
        vec![],
        vec![SessionTypeId::new("3"), SessionTypeId::new("9")],
    ] {
        check(
            &api,
            &UpdateUserSessionTypes {
                site_url: site(),
                person_id: person(),
                session_type_ids: ids,
            },
        );
    }
    check(
        &api,
        &GetUserTrackingCodes {
            site_url: site(),
            person_id: person(),
        },
    );
    let code = TrackingCodeValue {
        name: "Cost centre".into(),
        value: "4711".into(),
    };
    check(
        &api,
        &UpdateUserTrackingCodes {
            site_url: site(),
            person_id: person(),
            tracking_codes: vec![code],
        },
    );
    let body = TrackingCodeBody {
        name: "Department".into(),
        site_url: site(),
        input_mode: InputMode::Select,
        options: vec![CodeOption {
            value: "Design".into(),
            default_value: true,
        }],
        host_profile_code: HostProfileCode::Optional,
        schedule_start_codes: Some(vec![StartCode {
            service: CodeService::All,
            kind: StartType::NotApplicable,
        }]),
    };
    check(&api, &ListTrackingCodes { site_url: site() });
    check(&api, &CreateTrackingCode { body: body.clone() });
    let id = TrackingCodeId::new("1");
    check(&api, &ReplaceTrackingCode { id, body });
    let id = TrackingCodeId::new("1");
    let site_url = site();
    check(&api, &DeleteTrackingCode { id, site_url });
}
