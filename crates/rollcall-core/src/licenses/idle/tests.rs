//! The rule of idle seats: documented cases, and what must hold for any organisation.

use proptest::prelude::*;
use serde_json::{Value, json};
use time::macros::datetime;

use super::*;

const NOW: OffsetDateTime = datetime!(2026-11-26 08:00 UTC);

fn person(members: Value) -> Person {
    let mut person = json!({"id": "P", "licenses": ["L"]});
    for (name, value) in members.as_object().unwrap() {
        person[name] = value.clone();
    }
    serde_json::from_value(person).unwrap()
}

fn evidence(members: Value) -> Evidence {
    let mut people = Activities::default();
    people.push_page(vec![person(members)]);
    people.evidence(0, 60, NOW)
}

#[test]
fn the_evidence_names_what_webex_said() {
    let old = "2026-09-27T08:00:00.000Z";
    let at = datetime!(2026-09-27 08:00 UTC);
    let lately = "2026-09-27T08:00:01.000Z";
    let lately_at = datetime!(2026-09-27 08:00:01 UTC);
    for (members, expected) in [
        (
            json!({"status": "inactive", "lastActivity": old}),
            Evidence::IdleSince(at),
        ),
        (
            json!({"status": "inactive", "lastActivity": lately}),
            Evidence::ActiveAt(lately_at),
        ),
        (
            json!({"lastActivity": "2027-01-01T00:00:00Z"}),
            Evidence::ActiveAt(datetime!(2027-01-01 00:00 UTC)),
        ),
        (
            json!({"status": "meeting", "lastActivity": old}),
            Evidence::ActiveNow,
        ),
        (
            json!({"status": "pending", "created": old}),
            Evidence::NeverSignedIn(at),
        ),
        (
            json!({"invitePending": "true", "created": old}),
            Evidence::NeverSignedIn(at),
        ),
        (
            json!({"invitePending": true, "created": lately}),
            Evidence::Invited(lately_at),
        ),
        // An invitation that is pending for a second device, or said late: the activity counts.
        (
            json!({"invitePending": true, "lastActivity": lately}),
            Evidence::ActiveAt(lately_at),
        ),
    ] {
        assert_eq!(evidence(members.clone()), expected, "{members}");
    }
}

#[test]
fn what_webex_does_not_say_is_unknown() {
    let old = "2020-01-01T00:00:00Z";
    for members in [
        json!({}),
        json!({"created": old}),
        json!({"status": "unknown", "created": old}),
        json!({"status": "inactive", "created": old}),
        json!({"status": "OutOfOffice", "created": old, "invitePending": false}),
        json!({"status": "pending"}),
        json!({"status": "pending", "created": "long ago"}),
        json!({"status": "pending", "created": old, "lastActivity": "long ago"}),
        json!({"status": "pending", "created": old, "lastActivity": 7}),
        json!({"status": 7, "created": old, "lastActivity": {}}),
    ] {
        assert_eq!(evidence(members.clone()), Evidence::Unknown, "{members}");
    }
}

fn pools() -> Vec<License> {
    serde_json::from_value(json!([
        {"id": "L", "name": "Bought", "subscriptionId": "Sub1"},
        {"id": "T", "name": "Trial", "subscriptionId": "trialSub.1"},
        {"id": "F", "name": "Free"},
    ]))
    .unwrap()
}

fn someone(id: &str, licenses: Value, last: &str) -> Person {
    let person = json!({"id": id, "displayName": id, "licenses": licenses, "lastActivity": last});
    serde_json::from_value(person).unwrap()
}

#[test]
fn seats_that_cost_nothing_are_asked_about_only_by_name() {
    let old = "2026-01-01T00:00:00Z";
    let mut people = Activities::default();
    people.push_page(vec![
        someone("free", json!(["F"]), old),
        someone("trial", json!(["F", "T"]), "2025-01-01T00:00:00Z"),
        someone("bought", json!(["L"]), old),
        someone("none", json!([]), old),
        someone("untold", Value::Null, old),
    ]);
    let sort = |view: &IdleView| people.sort(&pools(), view, &Set::new(), NOW);
    let all = sort(&IdleView::new());
    assert_eq!(all.idle, [1, 2], "the longest without activity first");
    assert_eq!(all.unknown_licenses, 1);
    let one = |id: &str| IdleView {
        license: Some(id.into()),
        ..IdleView::new()
    };
    assert_eq!(sort(&one("F")).idle, [1, 0]);
    assert_eq!(sort(&one("other")).idle, [0_u32; 0]);
    let found = IdleView {
        query: "BOUGHT".to_owned(),
        ..IdleView::new()
    };
    assert_eq!(sort(&found).idle, [2]);
}

#[test]
fn an_organization_that_shows_nobodys_activity_says_so() {
    let mut people = Activities::default();
    people.push_page(vec![person(
        json!({"status": "unknown", "invitePending": true}),
    )]);
    assert!(!people.shows_activity());
    people.push_page(vec![someone("2", json!([]), "2026-01-01T00:00:00Z")]);
    assert!(people.shows_activity());
}

fn any_time() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!("long ago")),
        Just(json!(7)),
        (0_i64..1000).prop_map(|days| json!(crate::moment::rfc3339(NOW - Duration::days(days)))),
    ]
}

fn any_person() -> impl Strategy<Value = Value> {
    let status = prop::sample::select(vec![
        Value::Null,
        json!("active"),
        json!("inactive"),
        json!("pending"),
        json!("unknown"),
        json!("new"),
        json!(7),
    ]);
    let pending = prop::sample::select(vec![Value::Null, json!(true), json!("false"), json!(7)]);
    let licenses = prop::sample::select(vec![
        Value::Null,
        json!([]),
        json!(["L"]),
        json!(["F"]),
        json!(["F", "T"]),
        json!(7),
    ]);
    (any_time(), any_time(), status, pending, licenses).prop_map(
        |(last, created, status, pending, licenses)| {
            json!({
                "lastActivity": last, "created": created, "status": status,
                "invitePending": pending, "licenses": licenses,
            })
        },
    )
}

fn any_organization() -> impl Strategy<Value = (Activities, Vec<Value>)> {
    prop::collection::vec(any_person(), 0..12).prop_map(|members| {
        let people = members.iter().enumerate().map(|(id, members)| {
            let mut person = members.clone();
            person["id"] = json!(id.to_string());
            serde_json::from_value(person).unwrap()
        });
        let mut activities = Activities::default();
        activities.push_page(people.collect());
        (activities, members)
    })
}

proptest! {
    /// Nobody is idle without a moment before the limit that Webex gave.
    #[test]
    fn unknown_is_never_idle((people, members) in any_organization(), days in 1_u16..400) {
        for (row, members) in members.iter().enumerate() {
            let limit = NOW - Duration::days(i64::from(days));
            let before = |name: &str| {
                let at = members[name].as_str().and_then(moment);
                at.is_some_and(|at| at <= limit)
            };
            let found = people.evidence(row as u32, days, NOW);
            if found.group() == IdleGroup::Idle {
                prop_assert!(before("lastActivity") || before("created"), "{members}");
            }
            if members["lastActivity"].is_null() && members["status"] == "unknown" && members["invitePending"] != true {
                prop_assert_eq!(found, Evidence::Unknown);
            }
        }
    }

    /// A longer limit makes nobody idle who was not.
    #[test]
    fn a_longer_limit_finds_fewer((people, members) in any_organization(), days in 1_u16..400, more in 0_u16..400) {
        for row in 0..members.len() as u32 {
            if people.evidence(row, days + more, NOW).group() == IdleGroup::Idle {
                prop_assert_eq!(people.evidence(row, days, NOW).group(), IdleGroup::Idle);
            }
        }
    }

    /// Every holder is in one group, nobody else is in any, and those excluded are in no other.
    #[test]
    fn every_holder_is_in_one_group((people, members) in any_organization(), out in prop::collection::btree_set(0..12_usize, 0..4)) {
        let excluded = out.iter().map(ToString::to_string).collect();
        let seats = people.sort(&pools(), &IdleView::new(), &excluded, NOW);
        let mut rows: Vec<u32> = IdleGroup::ALL.into_iter().flat_map(|group| seats.rows(group).to_vec()).collect();
        rows.sort_unstable();
        let holds = |members: &Value| members["licenses"].as_array().is_some_and(|held| held.iter().any(|id| id != "F"));
        let expected: Vec<u32> = (0..).zip(&members).filter(|(_, members)| holds(members)).map(|(row, _)| row).collect();
        prop_assert_eq!(&rows, &expected);
        for row in rows {
            let is_excluded = out.contains(&(row as usize));
            prop_assert_eq!(seats.excluded.contains(&row), is_excluded);
        }
        let untold = members.iter().filter(|members| !members["licenses"].is_array()).count();
        prop_assert_eq!(seats.unknown_licenses, untold);
        prop_assert!(seats.never_signed_in <= seats.idle.len());
    }
}
