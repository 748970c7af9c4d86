//! Addresses: documented, hostile, and malformed.

mod round_trip;

use webex_api::{LicenseId, PersonId, SiteUrl};

use super::{Area, Base, PersonForm, Route};
use crate::licenses::{Attention, IdleGroup, IdleView, PoolsView};
use crate::people::{Field, Filter, PeopleView, Sort};

fn person(id: &str) -> Route {
    Route::person(PersonId::new(id))
}

fn people(query: &str) -> Route {
    Route::People {
        view: PeopleView::search(query),
    }
}

fn licenses(query: &str) -> Route {
    Route::Licenses {
        view: PoolsView {
            query: query.to_owned(),
            attention: None,
        },
    }
}

fn license(id: &str, query: &str) -> Route {
    Route::License {
        id: LicenseId::new(id),
        query: query.to_owned(),
    }
}

#[test]
fn addresses_read_as_they_are_documented() {
    let site = SiteUrl::new("acme.webex.com");
    let form = |form| Route::Person {
        id: PersonId::new("P"),
        form: Some(form),
    };
    let refused = |call: &str| Route::AccessDenied {
        call: call.to_owned(),
    };
    let rows = [
        ("/", Route::Home),
        ("/people", Route::everyone()),
        ("/people?q=zo%C3%AB%20%26%20co", people("zoë & co")),
        (
            "/people?q=a&f=%21license&f=department%3AR%26D&sort=-name",
            Route::People {
                view: PeopleView {
                    query: "a".to_owned(),
                    filters: vec![
                        Filter::not(Field::AnyLicense),
                        Filter::new(Field::Department("R&D".to_owned())),
                    ],
                    sort: Sort::parse("-name"),
                },
            },
        ),
        ("/people/a%2Fb%3Fc", person("a/b?c")),
        ("/people/Y2lz%3D%3D", person("Y2lz==")),
        (
            "/people/P/sites/acme.webex.com",
            form(PersonForm::SiteRole { site: site.clone() }),
        ),
        (
            "/people/P/calling/L%2Fb%3D",
            form(PersonForm::CallingLicense {
                license: LicenseId::new("L/b="),
            }),
        ),
        ("/people/P/delete", form(PersonForm::Delete)),
        ("/new-person", Route::NewPerson),
        ("/people/P/profile", form(PersonForm::Profile)),
        ("/people/P/sign-in", form(PersonForm::SignIn)),
        ("/people/P/licenses", form(PersonForm::Licenses)),
        ("/people/P/same-as", form(PersonForm::SameAs)),
        (
            "/people/P/session-types/acme.webex.com",
            form(PersonForm::SessionTypes { site }),
        ),
        ("/licenses", Route::all_licenses()),
        ("/licenses?q=meeting%20center", licenses("meeting center")),
        (
            "/licenses?q=acme&show=nearly-full",
            Route::Licenses {
                view: PoolsView {
                    query: "acme".to_owned(),
                    attention: Some(Attention::NearlyFull),
                },
            },
        ),
        ("/idle-seats", Route::all_idle_seats()),
        (
            "/idle-seats?license=L%3D&days=90&show=not-idle&q=ana",
            Route::IdleSeats {
                view: IdleView {
                    license: Some(LicenseId::new("L=")),
                    days: 90,
                    group: IdleGroup::NotIdle,
                    query: "ana".to_owned(),
                },
            },
        ),
        ("/licenses/L%2Fb%3Fc", license("L/b?c", "")),
        ("/licenses/Y2lz%3D%3D", license("Y2lz==", "")),
        ("/licenses/L?q=ana%40acme", license("L", "ana@acme")),
        ("/jobs", Route::Jobs),
        ("/file-doctor", Route::FileDoctor),
        ("/about", Route::About),
        ("/activity", Route::Activity),
        ("/token", Route::Token),
        ("/scopes", Route::Scopes),
        (
            "/access-denied?call=GET%20%2Fpeople",
            refused("GET /people"),
        ),
        ("/access-denied", refused("")),
    ];
    for (address, route) in rows {
        assert_eq!(Route::parse(address), Some(route.clone()), "{address}");
        assert_eq!(route.to_string(), address);
    }
}

#[test]
fn other_spellings_of_an_address_are_read_too() {
    for (address, route) in [
        ("", None),
        ("/people/", Some(Route::everyone())),
        ("/people/?q=a+b#c", Some(people("a b"))),
        ("/people?x=1&q=a&q=b", Some(people("a"))),
        ("/people/Y2lz==", Some(person("Y2lz=="))),
        ("/people/P/", Some(person("P"))),
        ("/people/P?q=a", Some(person("P"))),
        ("/people#x?q=y", Some(Route::everyone())),
        ("/licenses/", Some(Route::all_licenses())),
        ("/licenses?show=new&q=a&q=b&show=full", Some(licenses("a"))),
        (
            "/idle-seats?days=0&license=&show=new&days=90",
            Some(Route::all_idle_seats()),
        ),
        ("/idle-seats?days=3651", Some(Route::all_idle_seats())),
        ("/licenses/L/?q=a+b#c", Some(license("L", "a b"))),
        ("/token?access_token=CANARY", Some(Route::Token)),
    ] {
        assert_eq!(Route::parse(address), route, "{address}");
    }
}

#[test]
fn what_no_page_has_is_no_route() {
    for address in [
        "people",
        "//",
        "//evil.example",
        "/peoples",
        "/people//",
        "/people//licenses",
        "/people/P//",
        "/people/P/rename",
        "/people/P/session-types",
        "/people/P/session-types/",
        "/people/P/licenses/x",
        "/people/%FF",
        "/license",
        "/licenses//",
        "/licenses/L/x",
        "/licenses/%FF",
        "/activity/x",
        "/token/x",
        "/scopes/x",
        "/access-denied/x",
        "/./people",
        "/\\evil.example",
        "https://evil.example/people",
    ] {
        assert_eq!(Route::parse(address), None, "{address}");
    }
}

#[test]
fn a_value_that_a_browser_would_resolve_is_marked() {
    for (id, address) in [
        ("", "/people/~"),
        (".", "/people/~."),
        ("..", "/people/~.."),
        ("~x", "/people/~~x"),
        (".hidden", "/people/.hidden"),
    ] {
        assert_eq!(person(id).to_string(), address);
        assert_eq!(Route::parse(address), Some(person(id)));
        let address = address.replace("/people/", "/licenses/");
        assert_eq!(license(id, "").to_string(), address);
        assert_eq!(Route::parse(&address), Some(license(id, "")));
    }
}

/// Hostile addresses. Each leads to a page of the app, without another origin and without a secret.
#[test]
fn hostile_addresses_lead_to_a_page_of_the_app() {
    let long = format!("/people?q={}", "a".repeat(64 * 1024));
    for address in [
        "",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\t//evil.example",
        "/\t/evil.example",
        " //evil.example",
        "https:evil.example",
        "https://evil.example/people",
        "http:/evil.example",
        "%2f%2fevil.example",
        "/%2f%2fevil.example",
        "/%2fevil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "@evil.example",
        "/@evil.example",
        "/people@evil.example",
        "people",
        "/people//",
        "/people/../../evil",
        "/people/a/../b",
        "/./people",
        "/people\n",
        "/people\0",
        "/?code=CANARY",
        "/activity/x",
        "/token/x",
        "/refused/../token",
        "/unknown",
        "/people/a/b",
        "/people/a/licenses/b",
        "/licenses/a/b",
        "/licenses/../../evil",
        "/people/a/session-types",
        "/people/a/session-types/",
        "/scopes/a",
        &long,
    ] {
        assert_eq!(Route::after_sign_in(address), Route::Home, "{address:?}");
    }
    for (address, safe) in [
        ("/people/", "/people"),
        ("/people/..", "/people/~.."),
        ("/people/%2e%2e", "/people/~.."),
        ("/people/.", "/people/~."),
        ("/people#//evil.example", "/people"),
        ("/people?q=a#b", "/people?q=a"),
        ("/people?next=\\evil", "/people"),
        ("/people?q=<script>", "/people?q=%3Cscript%3E"),
        ("/people?q=a b", "/people?q=a%20b"),
        ("/people?q=\u{e9}", "/people?q=%C3%A9"),
        ("/people/a?x=1", "/people/a"),
        ("/licenses/..", "/licenses/~.."),
        ("/licenses/%2e%2e?q=<b>", "/licenses/~..?q=%3Cb%3E"),
        ("/licenses?next=//evil.example", "/licenses"),
        ("/token/", "/token"),
        ("/token?access_token=CANARY", "/token"),
        (
            "/access-denied?call=//evil.example",
            "/access-denied?call=%2F%2Fevil.example",
        ),
        ("/people/\u{ff0e}\u{ff0e}", "/people/%EF%BC%8E%EF%BC%8E"),
    ] {
        assert_eq!(
            Route::after_sign_in(address).to_string(),
            safe,
            "{address:?}"
        );
    }
}

#[test]
fn a_form_belongs_to_its_page_and_a_page_to_its_area() {
    let form = Route::parse("/people/P/licenses").unwrap();
    assert_eq!(form.page(), person("P"));
    assert_eq!(people("a").page(), Route::everyone());
    assert_eq!(Route::Token.page(), Route::Token);
    assert_eq!(licenses("a").page(), Route::all_licenses());
    assert_eq!(license("L", "a").page(), license("L", ""));
    assert_eq!(license("L", "").area(), Some(Area::Licenses));
    assert_eq!(Route::all_idle_seats().area(), Some(Area::Licenses));
    let areas = [
        Area::Overview,
        Area::People,
        Area::Licenses,
        Area::Meetings,
        Area::Jobs,
        Area::Activity,
        Area::Token,
        Area::Scopes,
    ];
    for area in areas {
        assert_eq!(area.route().area(), Some(area));
    }
    assert_eq!(form.area(), Some(Area::People));
    let refused = Route::AccessDenied {
        call: String::new(),
    };
    assert_eq!(refused.area(), None);
}

#[test]
fn an_address_begins_with_the_folder_once() {
    for (folder, address) in [
        ("/", "/people"),
        ("/x/y/", "/x/y/people"),
        ("/x", "/x/people"),
    ] {
        assert_eq!(Base::new(folder).href(&Route::everyone()), address);
    }
    assert_eq!(Base::new("/x/").href(&Route::Home), "/x/");
}

#[test]
fn an_address_outside_the_folder_is_the_start_page() {
    let base = Base::new("/x/");
    for address in ["/x", "/xylophone", "/people", "", "//x/people"] {
        assert_eq!(base.route(address), Some(Route::Home), "{address}");
    }
    assert_eq!(base.route("/x/people"), Some(Route::everyone()));
    assert_eq!(base.route("/x/peoples"), None);
}
