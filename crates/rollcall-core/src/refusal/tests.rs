//! Tables of what each of the four checks finds.

use crate::sets::Set;

use super::*;

fn names(text: &str) -> Vec<String> {
    text.split(',')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn findings(operation: &str, known: &Circumstances<'_>) -> [Finding; 4] {
    explain(find(operation).unwrap(), known).map(|check| check.finding)
}

#[test]
fn every_operation_of_the_client_can_be_explained() {
    use webex_api::*;
    fn one<E: Endpoint>() {
        let operation = find(E::NAME).unwrap_or_else(|| panic!("{} is unknown", E::NAME));
        for scope in E::SCOPES {
            assert!(
                operation.scopes.contains(scope),
                "{}: {scope} is not among {:?}",
                E::NAME,
                operation.scopes
            );
        }
        let reads = E::METHOD == http::Method::GET;
        assert_eq!(E::NAME.starts_with("GET "), reads);
    }
    one::<GetMe>();
    one::<GetPerson>();
    one::<ListPeople>();
    one::<ListLicenses>();
    one::<GetLicense>();
    one::<AssignLicenses>();
    one::<ListOrganizations>();
    one::<GetOrganization>();
    one::<ListRoles>();
    one::<SearchScimUsers>();
    one::<ListLocations>();
    one::<ListSiteSessionTypes>();
    one::<GetUserSessionTypes>();
    one::<UpdateUserSessionTypes>();
    one::<ListAuthorizations>();
    one::<DeleteAuthorization>();
    one::<TokenExpiry>();
}

#[test]
fn operations_have_one_name_and_known_scopes() {
    let names: Set<_> = operations()
        .iter()
        .map(|operation| operation.name)
        .collect();
    assert_eq!(names.len(), operations().len());
    for operation in operations() {
        for scope in operation.scopes {
            assert!(crate::scopes::catalog::knows(scope), "{scope}");
        }
    }
    assert!(find("GET /nothing").is_none());
}

#[test]
fn the_four_are_looked_at_in_turn() {
    let checks = explain(find("GET /licenses").unwrap(), &Circumstances::default());
    assert_eq!(
        checks.map(|check| check.subject.title()),
        ["Scope", "Role", "Organisation", "Licence"]
    );
}

#[test]
fn when_nothing_is_known_nothing_is_claimed() {
    let unknown = Circumstances::default();
    assert_eq!(
        findings("PUT /admin/meeting/userconfig/sessionTypes", &unknown),
        [Finding::Unknown; 4]
    );
    assert_eq!(
        findings("GET /authorizations/tokenExpiry", &unknown),
        [
            Finding::Holds,
            Finding::Holds,
            Finding::Unknown,
            Finding::Holds
        ]
    );
}

#[test]
fn the_table_of_scopes() {
    use Finding::*;
    for (operation, granted, finding) in [
        ("GET /licenses", "spark-admin:licenses_read", Holds),
        ("GET /licenses", "spark-admin:people_read,spark:all", Fails),
        ("GET /licenses", "", Fails),
        ("GET /people/me", "spark:people_read", Holds),
        ("GET /people/me", "spark:all", Holds),
        ("GET /people/me", "spark-admin:people_read", Fails),
        ("GET /locations", "spark-admin:device_read", Holds),
        ("GET /people", "spark:all", Fails),
        ("PATCH /licenses/users", "spark-admin:people_read", Fails),
        (
            "GET /admin/meeting/config/sessionTypes",
            "meeting:admin_config_read",
            Holds,
        ),
        (
            "GET /admin/meeting/config/trackingCodes",
            "meeting:admin_config_read",
            Fails,
        ),
    ] {
        let granted = names(granted);
        let known = Circumstances {
            granted: Some(&granted),
            ..Circumstances::default()
        };
        assert_eq!(
            findings(operation, &known)[0],
            finding,
            "{operation} {granted:?}"
        );
    }
}

#[test]
fn the_table_of_roles() {
    use Finding::*;
    let (read, people, full, tokens) = (
        "GET /licenses",
        "PATCH /licenses/users",
        "POST /admin/meeting/config/trackingCodes",
        "DELETE /authorizations/{authorizationId}",
    );
    for (roles, expected) in [
        ("", [Fails, Fails, Fails, Fails]),
        ("Full Administrator", [Holds, Holds, Holds, Holds]),
        ("External Full Administrator", [Holds, Holds, Holds, Holds]),
        ("User Administrator", [Holds, Holds, Fails, Holds]),
        ("Device Administrator", [Holds, Fails, Fails, Holds]),
        ("Read-only Administrator", [Holds, Fails, Fails, Fails]),
        ("Support Administrator", [Holds, Fails, Fails, Fails]),
        ("Compliance Officer", [Fails, Fails, Fails, Fails]),
        (
            "Read-only Administrator,User Administrator",
            [Holds, Holds, Fails, Holds],
        ),
        ("Provisioning Wizard", [Unknown, Unknown, Unknown, Unknown]),
        (
            "Read-only Administrator,Provisioning Wizard",
            [Holds, Unknown, Unknown, Unknown],
        ),
    ] {
        let names = names(roles);
        let known = Circumstances {
            roles: Some(&names),
            ..Circumstances::default()
        };
        let found = [read, people, full, tokens].map(|operation| findings(operation, &known)[1]);
        assert_eq!(found, expected, "{roles}");
        assert_eq!(findings("GET /people/me", &known)[1], Holds);
    }
}

#[test]
fn the_table_of_organizations() {
    use Finding::*;
    let encoded =
        "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE";
    let bare = "96ABC2AA-3dcc-11e5-a152-fe34819cdc9a";
    let manages = "The user does not manage the given organization";
    for (home, target, said, finding) in [
        (Some(encoded), None, "", Holds),
        (Some(encoded), Some(bare), "", Holds),
        (Some(encoded), Some(bare), manages, Holds),
        (Some(encoded), Some("other"), "", Unknown),
        (Some(encoded), Some("other"), manages, Fails),
        (None, Some("other"), manages, Fails),
        (None, Some("other"), "", Unknown),
        (None, None, manages, Unknown),
    ] {
        let known = Circumstances {
            home,
            target,
            said: Some(said),
            ..Circumstances::default()
        };
        assert_eq!(
            findings("GET /licenses", &known)[2],
            finding,
            "{target:?} {said}"
        );
    }
}

#[test]
fn the_table_of_licenses() {
    use Finding::*;
    for (sites, finding) in [(Some(0), Fails), (Some(2), Holds), (None, Unknown)] {
        let known = Circumstances {
            sites,
            ..Circumstances::default()
        };
        assert_eq!(
            findings("GET /meetingPreferences/sites", &known)[3],
            finding
        );
        assert_eq!(findings("GET /people", &known)[3], Holds);
    }
}

#[test]
fn webex_words_help_where_nothing_else_is_known() {
    let said = |said| Circumstances {
        said: Some(said),
        ..Circumstances::default()
    };
    let scope =
        said("The access token is missing one of the required scopes: spark-admin:licenses_read");
    assert_eq!(findings("GET /licenses", &scope)[0], Finding::Fails);
    assert_eq!(findings("GET /licenses", &scope)[1], Finding::Unknown);
    let role = said("The user is missing an administrator role");
    assert_eq!(findings("GET /licenses", &role)[0], Finding::Unknown);
    assert_eq!(findings("GET /licenses", &role)[1], Finding::Fails);
    // What is known counts more than words.
    let granted = names("spark-admin:licenses_read");
    let both = Circumstances {
        granted: Some(&granted),
        ..scope
    };
    assert_eq!(findings("GET /licenses", &both)[0], Finding::Holds);
}

#[test]
fn whatever_does_not_hold_says_what_to_do() {
    let none = names("");
    for known in [
        Circumstances::default(),
        Circumstances {
            granted: Some(&none),
            roles: Some(&none),
            home: Some("a"),
            target: Some("b"),
            sites: Some(0),
            said: None,
        },
    ] {
        for operation in operations() {
            for check in explain(operation, &known) {
                assert!(check.why.ends_with('.'), "{}", check.why);
                let holds = check.finding == Finding::Holds;
                assert_eq!(check.next.is_empty(), holds, "{check:?}");
            }
        }
    }
}

#[test]
fn what_is_certain_to_be_refused_is_said_beforehand() {
    let operation = find("PATCH /licenses/users").unwrap();
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let forbids = |granted: Option<&[&str]>, roles: Option<&[&str]>| {
        let (granted, roles) = (granted.map(names), roles.map(names));
        forbids(
            operation,
            &Circumstances {
                granted: granted.as_deref(),
                roles: roles.as_deref(),
                ..Circumstances::default()
            },
        )
    };
    let write: Option<&[&str]> = Some(&["spark-admin:people_write"]);
    let why = forbids(write, Some(&["Read-only Administrator"])).unwrap();
    assert!(
        why.contains("Read-only Administrator") && why.contains("User Administrator"),
        "{why}"
    );
    assert!(forbids(write, Some(&[])).is_some());
    let why = forbids(
        Some(&["spark-admin:people_read"]),
        Some(&["Full Administrator"]),
    );
    assert!(why.unwrap().contains("spark-admin:people_write"));
    // What is not known forbids nothing.
    assert_eq!(forbids(write, Some(&["User Administrator"])), None);
    assert_eq!(forbids(None, None), None);
    assert_eq!(forbids(None, Some(&["Some new role"])), None);
}
