//! The Person object: lenient in, nothing lost on the way out.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::endpoint::{Endpoint, decode_json};
use crate::people::{ListPeople, Person, PersonStatus, UpdatePerson};
use crate::{DecodeError, PersonId};

fn person(json: &Value) -> Result<Person, DecodeError> {
    decode_json(json.to_string().as_bytes())
}

fn put(before: &Person, after: &Person) -> Value {
    serde_json::from_slice(&UpdatePerson::replacing(before, after).body().unwrap()).unwrap()
}

#[test]
fn booleans_come_as_booleans_and_as_strings() {
    let rows = [
        (json!(true), Some(true)),
        (json!(false), Some(false)),
        (json!("true"), Some(true)),
        (json!("False"), Some(false)),
        (Value::Null, None),
    ];
    for (wire, expected) in rows {
        let read =
            person(&json!({"id": "P", "loginEnabled": wire, "invitePending": wire})).unwrap();
        assert_eq!(
            (read.login_enabled, read.invite_pending),
            (expected, expected),
            "{wire}"
        );
        let sent = put(&read, &read);
        assert_eq!(sent.get("loginEnabled").and_then(Value::as_bool), expected);
        assert_eq!(sent.get("invitePending"), None, "it is read-only");
    }
    for wrong in [json!("yes"), json!(1), json!([])] {
        let error = person(&json!({"id": "P", "loginEnabled": wrong})).unwrap_err();
        assert_eq!(error.path.as_deref(), Some("loginEnabled"));
        assert!(error.message.contains("true"), "{error:?}");
    }
}

#[test]
fn only_the_id_must_be_there() {
    let read =
        person(&json!({"id": "P", "roles": null, "emails": null, "displayName": null})).unwrap();
    assert_eq!(
        read,
        Person {
            id: PersonId::new("P"),
            ..Person::default()
        }
    );
    assert!(person(&json!({})).is_err());
    assert!(person(&json!({"id": ""})).is_err());
    assert!(person(&json!({"id": null})).is_err());
}

#[test]
fn what_to_call_a_person() {
    let named = |json: Value| person(&json).unwrap().name().into_owned();
    let mail = json!(["a@example.com", "b@example.com"]);
    assert_eq!(
        named(json!({"id": "P", "displayName": " Ada ", "firstName": "x"})),
        "Ada"
    );
    assert_eq!(
        named(json!({"id": "P", "displayName": " ", "firstName": "Ada", "lastName": "L"})),
        "Ada L"
    );
    assert_eq!(
        named(json!({"id": "P", "lastName": "L", "emails": mail})),
        "L"
    );
    assert_eq!(named(json!({"id": "P", "emails": mail})), "a@example.com");
    assert_eq!(named(json!({"id": "P"})), "");
}

#[test]
fn words_that_are_not_listed_survive() {
    let read = person(&json!({"id": "P", "status": "onTheMoon"})).unwrap();
    assert_eq!(read.status, Some(PersonStatus::Other("onTheMoon".into())));
    let read = person(&json!({"id": "P", "status": "DoNotDisturb"})).unwrap();
    assert_eq!(read.status.unwrap().as_str(), "DoNotDisturb");
}

#[test]
fn a_fault_is_named_by_its_place() {
    let list = ListPeople::default();
    let error = list
        .decode(br#"{"items":[{"id":"a"},{"id":"b","roles":["r",7]}]}"#)
        .unwrap_err();
    assert_eq!(error.path.as_deref(), Some("items[1].roles[1]"));
    assert_eq!(error.message, "expected text, found a number");
    let error = list.decode(br#"{"items":[{"id":"a"},{}]}"#).unwrap_err();
    assert_eq!(error.path.as_deref(), Some("items[1].id"));
    let error = list.decode(br#"{"notFoundIds":[]}"#).unwrap_err();
    assert_eq!(error.path.as_deref(), Some("items"));
    let error = list.decode(br#"{"items":[{"id":"a"},{"#).unwrap_err();
    assert_eq!(error.path, None);
    assert!(error.message.contains("line 1 column"), "{}", error.message);
    let error = list.decode(b"<!doctype html>").unwrap_err();
    assert!(error.message.contains("web page"));
    let error = list.decode(b"").unwrap_err();
    assert!(error.message.contains("empty"));
}

/// The fixed rules for JSON that parsers disagree about.
#[test]
fn odd_json_is_an_error_never_a_panic() {
    let deep = |depth: usize| {
        format!(
            r#"{{"id":"a","x":{}1{}}}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    let read = |text: &str| decode_json::<Person>(text.as_bytes());
    assert!(read(&deep(100)).is_ok());
    assert!(read(&deep(200)).is_err());
    assert!(read(&deep(1_000_000)).is_err());
    assert!(read(r#"{"id":"\ud800"}"#).is_err(), "a lone surrogate");
    assert!(
        read(r#"{"id":"a","x":"\udc00"}"#).is_err(),
        "a lone surrogate in an unknown member"
    );
    assert!(
        read("{\"id\":\"\u{0}\"}").is_err(),
        "a bare control character"
    );
    assert_eq!(
        read(r#"{"id":"a","id":"b"}"#).unwrap().id.as_str(),
        "b",
        "of repeated members the last wins"
    );
    assert_eq!(
        read(r#"{"id":"a","x":1,"x":2}"#).unwrap().extra["x"],
        2,
        "unknown ones too"
    );
    assert!(read(r#"{"id":"a"} {}"#).is_err(), "text after the document");
    assert!(
        read(r#"{"id":"a","x":1e999}"#).is_err(),
        "a number out of range"
    );
    assert!(read(r#"{"id":"a","x":123456789012345678901234567890}"#).is_ok());
    assert!(
        decode_json::<Person>(b"{\"id\":\"\xff\"}").is_err(),
        "not UTF-8"
    );
}

#[test]
fn a_put_drops_what_cannot_be_written() {
    let read = person(&json!({
        "id": "P", "displayName": "Ada", "created": "x", "lastModified": "x", "lastActivity": "x",
        "status": "active", "invitePending": "false", "type": "person", "timezone": "UTC",
        "sipAddresses": [{"type": "enterprise", "value": "x"}], "xmppFederationJid": "x",
        "managerId": "M", "newMember": {"a": [1, null]},
        "phoneNumbers": [
            {"type": "work", "value": "1", "primary": true}, {"type": "mobile", "value": "2"}, {"value": "3"},
        ],
    }))
    .unwrap();
    let expected = json!({
        "displayName": "Ada", "managerId": "M", "newMember": {"a": [1, null]},
        "phoneNumbers": [{"type": "work", "value": "1", "primary": true}, {"value": "3"}],
    });
    assert_eq!(put(&read, &read), expected);
}

/// A list that Webex did not show must not be deleted; one that was emptied on purpose must be.
#[test]
fn lists_are_emptied_only_on_purpose() {
    let before = person(&json!({"id": "P", "licenses": ["L"], "emails": ["e"]})).unwrap();
    let after = Person {
        licenses: vec![],
        ..before.clone()
    };
    assert_eq!(
        put(&before, &after),
        json!({"emails": ["e"], "licenses": []})
    );
    let hidden = Person {
        display_name: Some("Ada".into()),
        ..after.clone()
    };
    assert_eq!(
        put(&after, &hidden),
        json!({"displayName": "Ada", "emails": ["e"]})
    );
}

#[test]
fn the_route_is_that_of_the_person_read() {
    let person = Person {
        id: PersonId::new("P/1"),
        ..Person::default()
    };
    let update = UpdatePerson::replacing(&person, &Person::default())
        .with_calling_data()
        .with_all_types();
    assert_eq!(
        update.route().as_str(),
        "/people/P%2F1?callingData=true&showAllTypes=true"
    );
    assert_eq!(update.decode(b""), Ok(None), "204");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(".{0,6}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A person as Webex may send one: any of the writable members, and members that nobody knows.
fn any_person() -> impl Strategy<Value = Map<String, Value>> {
    let text = || ".{1,8}".prop_map(Value::from);
    let texts = || proptest::collection::vec(".{1,8}", 1..4).prop_map(Value::from);
    let members = [
        "displayName",
        "firstName",
        "lastName",
        "nickName",
        "avatar",
        "orgId",
        "department",
        "title",
        "manager",
        "managerId",
        "extension",
        "locationId",
    ];
    let texts_of = ["emails", "roles", "licenses", "siteUrls"];
    let singles = members.map(|name| (Just(name.to_owned()), text().boxed()));
    let lists = texts_of.map(|name| (Just(name.to_owned()), texts().boxed()));
    let all: Vec<_> = singles.into_iter().chain(lists).collect();
    let addresses = proptest::option::of(proptest::collection::vec((".{0,8}", any_json()), 1..3));
    (
        all,
        proptest::collection::btree_map("[a-z]{1,6}X", any_json(), 0..4),
        any::<u32>(),
        addresses,
    )
        .prop_map(|(known, unknown, chosen, addresses)| {
            let chosen_of = |at: usize| chosen & (1 << at) != 0;
            let known = known
                .into_iter()
                .enumerate()
                .filter(|(at, _)| chosen_of(*at))
                .map(|(_, member)| member);
            let mut person: Map<String, Value> = known.chain(unknown).collect();
            if let Some(addresses) = addresses {
                let address =
                    |(city, other): (String, Value)| json!({"locality": city, "otherX": other});
                person.insert(
                    "addresses".into(),
                    addresses.into_iter().map(address).collect(),
                );
            }
            person
        })
}

proptest! {
    /// GET, change nothing, PUT: everything writable goes back as it came, unknown members included.
    #[test]
    fn get_put_loses_nothing(writable in any_person(), read_only in ".{1,8}") {
        let mut got = writable.clone();
        got.insert("id".into(), "P".into());
        got.insert("created".into(), read_only.clone().into());
        got.insert("sipAddresses".into(), json!([{ "value": read_only }]));
        let read = person(&Value::Object(got.clone())).unwrap();
        prop_assert_eq!(serde_json::to_value(&read).unwrap(), Value::Object(got));
        prop_assert_eq!(put(&read, &read), Value::Object(writable));
    }

    /// GET, change one member, PUT: that member differs and nothing else.
    #[test]
    fn get_change_put_changes_one_member(writable in any_person(), title in ".{1,8}") {
        let mut got = writable.clone();
        got.insert("id".into(), "P".into());
        let before = person(&Value::Object(got)).unwrap();
        let after = Person { title: Some(title.clone()), ..before.clone() };
        let mut expected = writable;
        expected.insert("title".into(), title.into());
        prop_assert_eq!(put(&before, &after), Value::Object(expected));
    }
}
