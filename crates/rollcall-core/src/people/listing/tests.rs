//! Listings against plain filtering and sorting of the whole directory.

use proptest::prelude::*;
use webex_api::Person;

use super::super::{Account, Activity, Day, Field, Filter, RowView};
use super::*;
use crate::fold::fold;

const LICENSES: [&[&str]; 4] = [&[], &["L1"], &["L2"], &["L1", "L2"]];
const DEPARTMENTS: [&str; 5] = ["", "Finance", "finance ", "Élan", " Finance "];
/// What comes after the number in an address; nothing where there is no address.
const ADDRESSES: [&str; 6] = [
    "",
    "@a.example",
    "@B.example",
    "@sub.a.example",
    "@b.example@a.example",
    "é@a.example",
];

#[derive(Clone, Debug)]
struct Someone {
    name: String,
    address: usize,
    licenses: Option<usize>,
    department: usize,
    invited: Option<bool>,
    /// Days before the list was read.
    active: Option<u32>,
    created: Option<u32>,
    location: Option<usize>,
}

/// When the list was read: 1 000 days after 1970.
const READ_AT: u32 = 1_000 * 86_400;
const LOCATIONS: [(&str, &str); 3] = [("1", "Oslo"), ("2", "berlin"), ("x", "")];

fn days_before(days: u32) -> String {
    let time = time::OffsetDateTime::UNIX_EPOCH + time::Duration::days(1_000 - i64::from(days));
    time.format(&time::format_description::well_known::Rfc3339)
        .unwrap()
}

fn someone() -> impl Strategy<Value = Someone> {
    let licenses = proptest::option::of(0..4_usize);
    let invited = proptest::option::of(any::<bool>());
    let days = || proptest::option::of(0..60_u32);
    let times = (days(), days(), proptest::option::of(0..3_usize));
    (
        // Long ones begin alike, further than the numbers reach that the sort compares first.
        "[abÉe]{1,10}|a{13}[ab\0]{1,4}",
        0..ADDRESSES.len(),
        licenses,
        0..DEPARTMENTS.len(),
        invited,
        times,
    )
        .prop_map(
            |(name, address, licenses, department, invited, (active, created, location))| Someone {
                name,
                address,
                licenses,
                department,
                invited,
                active,
                created,
                location,
            },
        )
}

fn person(number: usize, someone: &Someone) -> Person {
    let address = ADDRESSES[someone.address];
    let even = someone.address.is_multiple_of(2);
    let mut person = serde_json::json!({
        "id": number.to_string(),
        "displayName": someone.name,
        "emails": (!address.is_empty()).then(|| [format!("{number}{address}")]),
        "department": DEPARTMENTS[someone.department],
        "invitePending": someone.invited,
        "siteUrls": even.then_some(["s.webex.com#attendee"]),
        "roles": even.then_some(["R"]),
        "lastActivity": someone.active.map(days_before),
        "created": someone.created.map(days_before),
        "locationId": someone.location.map(|place| LOCATIONS[place].0),
    });
    if let Some(licenses) = someone.licenses {
        person["licenses"] = serde_json::json!(LICENSES[licenses]);
    }
    serde_json::from_value(person).unwrap()
}

fn filters() -> impl Strategy<Value = Vec<Filter>> {
    let fields = [
        Field::License("L1".into()),
        Field::AnyLicense,
        Field::Department(" Finance".into()),
        Field::Domain("A.example".into()),
        Field::Account(Account::Invited),
        Field::Site("S.webex.com".into()),
        Field::Role("R".into()),
        Field::AnyRole,
        Field::Location("2".into()),
        Field::Active,
        Field::ActiveWithin(30),
        Field::InvitedFor(30),
        Field::IdleSeat(30),
        Field::AddedBefore(Day::read("1972-08-28").unwrap()),
    ];
    let one = (0..fields.len(), any::<bool>()).prop_map(move |(field, negated)| Filter {
        field: fields[field].clone(),
        negated,
    });
    proptest::collection::vec(one, 0..3)
}

fn views() -> impl Strategy<Value = PeopleView> {
    let sort = proptest::option::of((0..SortKey::ALL.len(), any::<bool>()));
    ("[abe ]{0,3}", filters(), sort).prop_map(|(query, filters, sort)| PeopleView {
        query,
        filters,
        sort: sort.map(|(by, descending)| Sort {
            by: SortKey::ALL[by],
            descending,
        }),
    })
}

/// The answer to a condition, from the row alone.
fn plain_answer(row: &RowView<'_>, field: &Field) -> Option<bool> {
    match field {
        Field::License(id) => Some(row.licenses?.contains(id)),
        Field::AnyLicense => Some(!row.licenses?.is_empty()),
        Field::Role(id) => Some(row.roles?.contains(id)),
        Field::AnyRole => Some(!row.roles?.is_empty()),
        Field::Site(site) => Some(row.sites.iter().any(|own| own.is_same(site))),
        Field::Account(account) => Some(Account::of(row) == *account),
        Field::Domain(domain) => {
            let (_, own) = row.email.rsplit_once('@')?;
            Some(own.eq_ignore_ascii_case(domain))
        }
        Field::Department(name) => Some(row.department.unwrap_or_default().trim() == name.trim()),
        Field::Location(id) => Some(row.location == Some(id)),
        Field::AddedBefore(day) => Some(Day::of_seconds(row.created?) < *day),
        Field::Active => plain_active(row, 1_000),
        Field::ActiveWithin(days) => plain_active(row, (*days).into()),
        Field::InvitedFor(days) => match Account::of(row) {
            Account::Unknown | Account::Unreadable => None,
            Account::Invited => Some((READ_AT - row.created?) / 86_400 >= u32::from(*days)),
            Account::Active | Account::Disabled => Some(false),
        },
        Field::IdleSeat(days) => {
            let idle = plain_active(row, (*days).into()).map(|active| !active);
            match (row.licenses.map(|held| !held.is_empty()), idle) {
                (Some(true), idle) => idle,
                (None, Some(true) | None) => None,
                _ => Some(false),
            }
        }
    }
}

fn plain_active(row: &RowView<'_>, days: u32) -> Option<bool> {
    match Activity::of(row) {
        Activity::At(at) => Some((READ_AT - at) / 86_400 <= days),
        Activity::Never => Some(false),
        Activity::Unknown => None,
    }
}

/// What decides the order, from the row alone; `None` comes last.
fn plain_key(row: &RowView<'_>, by: SortKey) -> Option<(String, usize)> {
    match by {
        SortKey::Name => Some((fold(row.name), 0)),
        SortKey::Email => Some((fold(row.email), 0)).filter(|(email, _)| !email.is_empty()),
        SortKey::Account => Some((String::new(), Account::of(row) as usize)),
        SortKey::Licenses => Some((String::new(), row.licenses?.len())),
        SortKey::Department => Some((fold(row.department?.trim()), 0)),
        SortKey::Activity => match Activity::of(row) {
            Activity::At(at) => Some((String::new(), at as usize)),
            Activity::Never => Some((String::new(), 0)),
            Activity::Unknown => None,
        },
        SortKey::Created => Some((String::new(), row.created? as usize)),
        SortKey::Location => {
            let (id, name) = LOCATIONS.iter().find(|(id, _)| row.location == Some(id))?;
            Some((
                if name.is_empty() {
                    (*id).to_owned()
                } else {
                    fold(name)
                },
                0,
            ))
        }
        SortKey::Roles => Some((String::new(), row.roles?.len())),
        SortKey::Sites => Some((String::new(), row.sites.len())),
    }
}

fn plain(directory: &Directory, view: &PeopleView) -> Vec<u32> {
    let row = |index: &u32| directory.row(*index).unwrap();
    let mut rows: Vec<u32> = (0..directory.len() as u32)
        .filter(|index| {
            let row = row(index);
            let found = fold(&view.query)
                .split_whitespace()
                .all(|word| fold(row.name).contains(word) || fold(row.email).contains(word));
            let meets = view
                .filters
                .iter()
                .all(|filter| plain_answer(&row, &filter.field) == Some(!filter.negated));
            found && meets
        })
        .collect();
    if let Some(sort) = view.sort {
        // A stable sort keeps the order of arrival.
        rows.sort_by(|one, other| {
            let (a, b) = (
                plain_key(&row(one), sort.by),
                plain_key(&row(other), sort.by),
            );
            match (a, b) {
                (Some(a), Some(b)) if sort.descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            }
        });
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// However the view changes and whenever pages arrive, the incremental listing equals one from nothing.
    #[test]
    fn an_incremental_listing_equals_a_fresh_one(steps in proptest::collection::vec((views(), proptest::collection::vec(someone(), 0..4)), 1..12)) {
        let (mut directory, mut listing, mut next) = (Directory::new(), Listing::default(), 0);
        directory.set_read_at(READ_AT);
        directory.name_locations(LOCATIONS.into_iter());
        for (view, people) in steps {
            let page = people.iter().map(|someone| { next += 1; person(next, someone) }).collect();
            directory.push_page(page);
            prop_assert_eq!(listing.update(&directory, &view), &plain(&directory, &view)[..], "{:?}", view);
        }
    }
}

#[test]
fn another_directory_starts_a_listing_again() {
    let of = |name: &str| {
        let someone = serde_json::json!({"id": name, "displayName": name});
        let mut directory = Directory::new();
        directory.push_page(vec![serde_json::from_value(someone).unwrap()]);
        directory
    };
    let (view, mut listing) = (PeopleView::search("a"), Listing::default());
    assert_eq!(listing.update(&of("ann"), &view), [0]);
    assert_eq!(listing.update(&of("bob"), &view), [0_u32; 0]);
    assert_eq!(of("ann").count(&view), 1);
}

/// Someone whose licences Webex left out is neither with nor without one.
#[test]
fn what_is_not_known_meets_no_condition() {
    let mut directory = Directory::new();
    let read = |json| serde_json::from_value::<Person>(json).unwrap();
    directory.push_page(vec![
        read(serde_json::json!({"id": "1", "displayName": "Not said"})),
        read(serde_json::json!({"id": "2", "displayName": "None", "licenses": []})),
        read(serde_json::json!({"id": "3", "displayName": "One", "licenses": ["L"]})),
    ]);
    let rows = |filter| {
        let view = PeopleView::filtered([filter]);
        Listing::default().update(&directory, &view).to_vec()
    };
    assert_eq!(rows(Filter::new(Field::AnyLicense)), [2]);
    assert_eq!(rows(Filter::not(Field::AnyLicense)), [1]);
}

/// Counts no one as idle if the time at which the list was read is unknown.
#[test]
fn an_age_is_not_known_without_the_time_of_reading() {
    let person = serde_json::json!({"id": "1", "licenses": ["L"], "created": "1970-01-01T00:00:01Z", "invitePending": true});
    let mut directory = Directory::new();
    directory.push_page(vec![serde_json::from_value(person).unwrap()]);
    let count = |directory: &Directory, field: Field| {
        directory.count(&PeopleView::filtered([Filter::new(field)]))
    };
    let fields = [Field::InvitedFor(1), Field::IdleSeat(1)];
    for field in &fields {
        assert_eq!(count(&directory, field.clone()), 0, "{field:?}");
    }
    directory.set_read_at(READ_AT);
    for field in fields {
        assert_eq!(count(&directory, field.clone()), 1, "{field:?}");
    }
}

/// Names that arrive later put the rows into their order.
#[test]
fn a_listing_is_sorted_again_by_the_names_of_locations() {
    let people = serde_json::json!([{"id": "1", "locationId": "x"}, {"id": "2", "locationId": "y"}, {"id": "3"}]);
    let mut directory = Directory::new();
    directory.push_page(serde_json::from_value(people).unwrap());
    let view = PeopleView::default().sorted_by(SortKey::Location);
    let mut listing = Listing::default();
    assert_eq!(listing.update(&directory, &view), [0, 1, 2]);
    directory.name_locations([("x", "Zürich"), ("y", "Åbo"), ("w", "")].into_iter());
    assert_eq!(listing.update(&directory, &view), [1, 0, 2]);
    assert_eq!(directory.location_name("y"), "Åbo");
    assert_eq!(directory.location_name("w"), "w");
    assert_eq!(directory.location_name("z"), "z");
}
