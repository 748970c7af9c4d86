//! Any route and any address: what is printed is read back, and what is read is safe.

use proptest::prelude::*;
use webex_api::{LicenseId, PersonId, SiteUrl, TrackingCodeId};

use crate::grid::Kind;
use crate::licenses::{Attention, IdleGroup, IdleView, PoolsView};
use crate::people::{Field, Filter, PeopleView, Sort, SortKey};
use crate::route::{Base, CodeForm, PersonForm, REMEMBERED_LIMIT, Route};

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

fn any_pools_view() -> impl Strategy<Value = PoolsView> {
    let attention = prop::option::of(prop::sample::select(Attention::ALL.as_slice()));
    (any_text(), attention).prop_map(|(query, attention)| PoolsView { query, attention })
}

fn any_idle_view() -> impl Strategy<Value = IdleView> {
    let license = prop::option::of("[a-z=/?]{1,6}".prop_map(LicenseId::new));
    let group = prop::sample::select(IdleGroup::ALL.as_slice());
    (license, 1..=IdleView::MOST_DAYS, group, any_text()).prop_map(
        |(license, days, group, query)| IdleView {
            license,
            days,
            group,
            query,
        },
    )
}

fn any_route() -> impl Strategy<Value = Route> {
    let form = prop_oneof![
        Just(None),
        Just(Some(PersonForm::Profile)),
        Just(Some(PersonForm::SignIn)),
        Just(Some(PersonForm::Delete)),
        Just(Some(PersonForm::Licenses)),
        any_text().prop_map(|site| Some(PersonForm::SiteRole {
            site: SiteUrl::new(site)
        })),
        any_text().prop_map(|license| Some(PersonForm::CallingLicense {
            license: LicenseId::new(license)
        })),
        any_text().prop_map(|site| Some(PersonForm::SessionTypes {
            site: SiteUrl::new(site)
        })),
    ];
    let code = || any_text().prop_map(TrackingCodeId::new);
    let code_form = prop_oneof![
        Just(None),
        Just(Some(CodeForm::New)),
        code().prop_map(|code| Some(CodeForm::Edit { code })),
        code().prop_map(|code| Some(CodeForm::Delete { code })),
    ];
    let meetings = (any_text(), code_form).prop_map(|(site, form)| Route::Meetings {
        site: Some(SiteUrl::new(site)),
        form,
    });
    let id = any_text().prop_map(PersonId::new);
    prop_oneof![
        Just(Route::Home),
        any_view().prop_map(|view| Route::People { view }),
        (id, form).prop_map(|(id, form)| Route::Person { id, form }),
        Just(Route::NewPerson),
        Just(Route::all_meetings()),
        meetings,
        (any_text(), any::<bool>()).prop_map(|(site, codes)| Route::Grid {
            site: SiteUrl::new(site),
            kind: if codes { Kind::Codes } else { Kind::Types },
        }),
        Just(Route::Activity),
        any_idle_view().prop_map(|view| Route::IdleSeats { view }),
        any_pools_view().prop_map(|view| Route::Licenses { view }),
        (any_text(), any_text()).prop_map(|(id, query)| Route::License {
            id: LicenseId::new(id),
            query
        }),
        Just(Route::Token),
        Just(Route::Xml),
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
        // The start of the app takes these for the answer of a sign-in, and removes them.
        let (_, query) = address.split_once('?').unwrap_or_default();
        for (name, _) in form_urlencoded::parse(query.as_bytes()) {
            let answer = ["code", "state", "error", "iss", "response", "access_token", "id_token", "refresh_token"];
            prop_assert!(!answer.contains(&&*name), "{}", address);
        }
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
