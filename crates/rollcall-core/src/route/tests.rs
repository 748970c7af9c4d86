//! Addresses: documented, hostile, and malformed.

use proptest::prelude::*;
use webex_api::{PersonId, SiteUrl};

use super::{Area, Base, PersonForm, REMEMBERED_LIMIT, Route};
use crate::people::{Field, Filter, PeopleView, Sort, SortKey};

fn person(id: &str) -> Route {
    Route::person(PersonId::new(id))
}

fn people(query: &str) -> Route {
    Route::People {
        view: PeopleView::search(query),
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
        ("/people/P/licenses", form(PersonForm::Licenses)),
        (
            "/people/P/session-types/acme.webex.com",
            form(PersonForm::SessionTypes { site }),
        ),
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
        "/people/P/delete",
        "/people/P/session-types",
        "/people/P/session-types/",
        "/people/P/licenses/x",
        "/people/%FF",
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
    for area in [
        Area::Overview,
        Area::People,
        Area::Activity,
        Area::Token,
        Area::Scopes,
    ] {
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

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[.~/%?#&=+ a-z0-9\\\\-]{0,12}",
        "[A-Za-z0-9_-]{20,80}={0,2}",
        any::<String>(),
    ]
}

fn any_view() -> impl Strategy<Value = PeopleView> {
    let filter = (any_text(), any::<bool>()).prop_map(|(value, negated)| Filter {
        field: match value.len() {
            0 => Field::AnyLicense,
            _ => Field::Department(value),
        },
        negated,
    });
    let filters = proptest::collection::vec(filter, 0..3);
    let sort = proptest::option::of((0..SortKey::ALL.len(), any::<bool>()));
    (any_text(), filters, sort).prop_map(|(query, filters, sort)| {
        let sort = sort.map(|(by, descending)| Sort {
            by: SortKey::ALL[by],
            descending,
        });
        let view = PeopleView {
            query,
            filters: Vec::new(),
            sort,
        };
        filters.into_iter().fold(view, PeopleView::with)
    })
}

fn any_route() -> impl Strategy<Value = Route> {
    let form = prop_oneof![
        Just(None),
        Just(Some(PersonForm::Licenses)),
        any_text().prop_map(|site| Some(PersonForm::SessionTypes {
            site: SiteUrl::new(site)
        })),
    ];
    let id = any_text().prop_map(PersonId::new);
    prop_oneof![
        Just(Route::Home),
        any_view().prop_map(|view| Route::People { view }),
        (id, form).prop_map(|(id, form)| Route::Person { id, form }),
        Just(Route::Activity),
        Just(Route::Token),
        Just(Route::Scopes),
        any_text().prop_map(|call| Route::AccessDenied { call }),
    ]
}

/// Normalises a path as a browser does: resolves dot segments and replaces `\` with `/`.
fn as_a_browser_shows(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut segments = Vec::new();
    for segment in path.replace('\\', "/").split('/').skip(1) {
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment.to_owned()),
        }
    }
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("/{}{query}", segments.join("/"))
}

proptest! {
    #[test]
    fn every_route_prints_to_an_address_that_parses_to_it(route in any_route()) {
        for base in ["/", "/x/y/"].map(Base::new) {
            prop_assert_eq!(base.route(&as_a_browser_shows(&base.href(&route))), Some(route.clone()));
        }
        let address = route.to_string();
        prop_assert_eq!(Route::parse(&as_a_browser_shows(&address)), Some(route.clone()));
        if address.len() <= REMEMBERED_LIMIT {
            prop_assert_eq!(Route::after_sign_in(&address), route);
        }
    }

    #[test]
    fn what_comes_out_of_a_sign_in_stays_in_the_app(address in prop_oneof!["[/\\\\a-z:@.%?#&=\\t\\n 0-9\u{e9}-]{0,40}", any::<String>()]) {
        let safe = Route::after_sign_in(&address).to_string();
        prop_assert!(safe.starts_with('/') && !safe.starts_with("//"));
        prop_assert!(safe.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\:#<>\"@".contains(&byte)));
        prop_assert_eq!(Route::after_sign_in(&safe).to_string(), safe);
    }
}
