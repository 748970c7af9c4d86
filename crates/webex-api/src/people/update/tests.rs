//! Replacing a person loses nothing, and sends nothing that nobody wrote.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::NotReplaceable::{LeftOut, SeveralAddresses, Unreadable};
use super::*;
use crate::endpoint::decode_json;

fn person(json: &Value) -> Person {
    decode_json(json.to_string().as_bytes()).unwrap()
}

fn put(before: &Person, after: &Person) -> Result<Value, NotReplaceable> {
    let body = UpdatePerson::replacing(before, after)?.body().unwrap();
    Ok(serde_json::from_slice(&body).unwrap())
}

/// A minimal replaceable person, plus more members.
fn with(more: Value) -> Value {
    let mut least =
        json!({"id": "P", "displayName": "Ada", "emails": ["e"], "roles": [], "licenses": ["L"]});
    least
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    least
}

#[test]
fn sends_only_writable_members() {
    let read = person(&with(json!({
        "created": "x", "lastModified": "x", "lastActivity": "x", "nickName": "x", "loginEnabled": "true",
        "status": "active", "invitePending": "false", "type": "person", "timezone": "UTC", "timeZone": "UTC",
        "sipAddresses": [{"type": "enterprise", "value": "x"}], "xmppFederationJid": "x", "notFoundIds": null,
        "errors": {"avatar": {"reason": "x"}}, "userName": "x", "avatarProvided": true, "managerId": "M", "newMember": {"a": [1, null]},
        "phoneNumbers": [
            {"type": "work", "value": "1", "primary": true, "newMember": 1}, {"type": "mobile", "value": "2"}, {"value": "3"},
        ],
    })));
    let read = Person {
        // Members listed in `errors` are unreadable and would be refused.
        unreadable: Default::default(),
        ..read
    };
    let expected = json!({
        "displayName": "Ada", "emails": ["e"], "roles": [], "licenses": ["L"], "loginEnabled": true, "managerId": "M",
        "phoneNumbers": [{"type": "work", "value": "1"}, {"value": "3"}],
    });
    assert_eq!(put(&read, &read), Ok(expected));
}

#[test]
fn refuses_to_replace_what_is_unknown() {
    let before = |member: &str, value: Value| {
        let person = person(&with(json!({ member: value })));
        put(&person, &person)
    };
    assert!(before("title", json!("T")).is_ok());
    for name in ["licenses", "roles", "emails", "displayName"] {
        assert_eq!(before(name, Value::Null), Err(LeftOut(name)), "{name}");
    }
    assert_eq!(before("emails", json!([])), Err(LeftOut("emails")));
    for name in WRITABLE {
        assert_eq!(before(name, json!({})), Err(Unreadable(name)), "{name}");
    }
    assert_eq!(
        before("phoneNumbers", json!([{"value": 7}])),
        Err(Unreadable("phoneNumbers"))
    );
    assert_eq!(
        before("errors", json!({"licenses": {}})),
        Err(Unreadable("licenses"))
    );
    assert!(before("created", json!(7)).is_ok(), "it is not writable");
    assert_eq!(before("emails", json!(["a", "b"])), Err(SeveralAddresses));
}

/// PUT makes the first address the primary one.
#[test]
fn sends_the_primary_address_first() {
    let emails = ["a@x.example", "b@x.example", "c@x.example"];
    for (primary, sent) in [
        ("a@x.example", emails),
        ("B@X.example", ["b@x.example", "a@x.example", "c@x.example"]),
        ("c@x.example", ["c@x.example", "a@x.example", "b@x.example"]),
    ] {
        let mut person = person(&with(json!({"emails": emails})));
        person.put_primary_first(primary);
        assert_eq!(put(&person, &person).unwrap()["emails"], json!(sent));
    }
    let mut person = person(&with(json!({"emails": emails})));
    person.put_primary_first("d@x.example");
    assert_eq!(put(&person, &person), Err(SeveralAddresses));
}

/// A list that Webex omits when empty is sent empty only if it was emptied on purpose.
#[test]
fn empties_lists_only_on_purpose() {
    let before = person(&with(json!({"siteUrls": ["s"]})));
    let after = Person {
        site_urls: vec![],
        licenses: Some(vec![]),
        ..before.clone()
    };
    let rest = json!({"displayName": "Ada", "emails": ["e"], "roles": [], "licenses": []});
    let mut emptied = rest.clone();
    emptied["siteUrls"] = json!([]);
    assert_eq!(put(&before, &after), Ok(emptied));
    assert_eq!(put(&after, &after), Ok(rest));
}

#[test]
fn path_identifies_the_person_read() {
    let person = person(&with(json!({"id": "P/1"})));
    let update = UpdatePerson::replacing(&person, &person)
        .unwrap()
        .with_calling_data()
        .with_all_types();
    assert_eq!(
        update.path().as_str(),
        "/people/P%2F1?callingData=true&showAllTypes=true"
    );
    assert_eq!(update.decode(b""), Ok(None), "204");
    assert_eq!(update.decode(b"<html>"), Ok(None), "read back");
    assert!(update.decode(br#"{"id":"P"}"#).unwrap().is_some());
}

/// A person as Webex might send one: any of the writable members, plus unknown members.
fn any_person() -> impl Strategy<Value = (Map<String, Value>, Map<String, Value>)> {
    let text = || ".{1,8}".prop_map(Value::from);
    let texts = |least| proptest::collection::vec(".{1,8}", least..4).prop_map(Value::from);
    let singles = [
        "firstName",
        "lastName",
        "avatar",
        "orgId",
        "department",
        "title",
        "manager",
        "managerId",
        "extension",
        "locationId",
    ];
    let optional: Vec<_> = singles
        .into_iter()
        .map(|name| (Just(name.to_owned()), text().boxed()))
        .chain([(Just("siteUrls".to_owned()), texts(1).boxed())])
        .collect();
    let needed = (".{1,8}", ".{1,8}", texts(0), texts(0));
    let unknown = proptest::collection::btree_map("[a-z]{1,6}X", text(), 0..4);
    let addresses = proptest::option::of(proptest::collection::vec(".{0,8}", 1..3));
    (optional, any::<u32>(), needed, unknown, addresses).prop_map(
        |(optional, chosen, needed, unknown, addresses)| {
            let chosen_of = |at: usize| chosen & (1 << at) != 0;
            let mut person: Map<String, Value> = optional
                .into_iter()
                .enumerate()
                .filter(|(at, _)| chosen_of(*at))
                .map(|(_, member)| member)
                .collect();
            let (name, email, roles, licenses) = needed;
            person.insert("displayName".into(), name.into());
            person.insert("emails".into(), json!([email]));
            person.insert("roles".into(), roles);
            person.insert("licenses".into(), licenses);
            if let Some(cities) = addresses {
                let addresses = cities.into_iter().map(|city| json!({"locality": city}));
                person.insert("addresses".into(), addresses.collect());
            }
            (person, unknown.into_iter().collect())
        },
    )
}

proptest! {
    /// GET, change nothing, PUT: everything writable is sent back unchanged, and nothing else.
    #[test]
    fn get_and_put_lose_nothing((writable, unknown) in any_person(), read_only in ".{1,8}") {
        let mut got = writable.clone();
        got.extend(unknown);
        got.insert("id".into(), "P".into());
        got.insert("created".into(), read_only.clone().into());
        got.insert("sipAddresses".into(), json!([{ "value": read_only }]));
        let read = person(&Value::Object(got));
        prop_assert_eq!(put(&read, &read), Ok(Value::Object(writable)));
    }

    /// GET, change one member, PUT: only that member differs.
    #[test]
    fn get_change_and_put_change_one_member((writable, _) in any_person(), title in ".{1,8}") {
        let mut got = writable.clone();
        got.insert("id".into(), "P".into());
        let before = person(&Value::Object(got));
        let after = Person { title: Some(title.clone()), ..before.clone() };
        let mut expected = writable;
        expected.insert("title".into(), title.into());
        prop_assert_eq!(put(&before, &after), Ok(Value::Object(expected)));
    }
}
