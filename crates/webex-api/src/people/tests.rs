//! The forms in which Webex sends a Person.

use serde_json::{Value, json};

use crate::endpoint::{Endpoint, decode_json};
use crate::people::{GetLicensesOfPerson, ListPeople, Person, PersonStatus};
use crate::{DecodeError, PersonId};

fn person(json: &Value) -> Result<Person, DecodeError> {
    decode_json(json.to_string().as_bytes())
}

#[test]
fn reads_booleans_and_strings() {
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
        assert!(read.unreadable.is_empty());
    }
}

/// Whatever type a member has, the person is kept and the member is reported as unreadable, not absent.
#[test]
fn wrong_type_affects_only_its_member() {
    let right = json!({
        "id": "P", "emails": ["a@x.example"], "displayName": "Ada", "firstName": "A", "lastName": "L", "nickName": "N",
        "avatar": "u", "orgId": "O", "roles": ["R"], "licenses": ["L"], "department": "D", "title": "T", "manager": "M",
        "managerId": "Q", "siteUrls": ["s"], "phoneNumbers": [{"type": "work", "value": "1"}], "addresses": [{"type": "work"}],
        "extension": "1234", "locationId": "X", "loginEnabled": true, "invitePending": false, "created": "c",
        "lastModified": "m", "lastActivity": "a", "status": "active", "type": "person", "timezone": "UTC",
    });
    let whole = person(&right).unwrap();
    assert!(whole.unreadable.is_empty());
    let names: Vec<String> = right
        .as_object()
        .unwrap()
        .keys()
        .filter(|name| *name != "id")
        .cloned()
        .collect();
    assert_eq!(names.len(), 26);
    for name in names {
        let fits = |wrong: &Value| match right[&name] {
            Value::Array(_) => wrong == &json!([]),
            Value::Bool(_) => wrong == &json!("true") || wrong.is_boolean(),
            _ => wrong.is_string(),
        };
        for wrong in [
            json!(1234),
            json!(true),
            json!("true"),
            json!({}),
            json!([]),
            json!([7]),
            json!(["a", null]),
        ] {
            if fits(&wrong) {
                continue;
            }
            let mut document = right.clone();
            document[&name] = wrong.clone();
            let read = person(&document).unwrap();
            assert!(read.unreadable.has(&name), "{name}: {wrong}");
            assert_eq!(read.unreadable.faults().len(), 1, "{name}: {wrong}");
            document[&name] = Value::Null;
            let absent = person(&document).unwrap();
            assert!(absent.unreadable.is_empty(), "null is absent");
            assert_eq!(
                Person {
                    unreadable: absent.unreadable.clone(),
                    ..read
                },
                absent,
                "{name}: {wrong}"
            );
        }
    }
}

#[test]
fn bad_person_does_not_affect_the_page() {
    let list = ListPeople::default();
    let page = list
        .decode(br#"{"items":[{"id":"a","extension":1234},{"id":"b","displayName":"\ud800"},{"id":"c","x":1e999},{},7,{"id":"d"}]}"#)
        .unwrap();
    let ids: Vec<_> = page.items.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
    assert!(page.items[0].unreadable.has("extension"));
    assert!(page.items[1].unreadable.has("displayName"));
    assert!(
        page.items[2].unreadable.is_empty(),
        "unread members cannot fail"
    );
    assert_eq!(page.unreadable.len(), 2);
}

/// A list that Webex left out, or that cannot be read, is not an empty list.
#[test]
fn missing_licenses_are_not_empty() {
    let of = |json: Value| {
        let get = GetLicensesOfPerson {
            id: PersonId::new("P"),
        };
        let direct = get.decode(json.to_string().as_bytes());
        (
            person(&json).unwrap().licenses,
            direct.map_err(|fault| fault.path),
        )
    };
    let at = |place: &str| Err(Some(place.to_owned()));
    assert_eq!(
        of(json!({"id": "P", "licenses": []})),
        (Some(vec![]), Ok(vec![]))
    );
    assert_eq!(
        of(json!({"id": "P", "licenses": ["L"]})),
        (Some(vec!["L".into()]), Ok(vec!["L".into()]))
    );
    assert_eq!(of(json!({"id": "P"})), (None, at("licenses")));
    assert_eq!(
        of(json!({"id": "P", "licenses": null})),
        (None, at("licenses"))
    );
    assert_eq!(
        of(json!({"id": "P", "licenses": "L"})),
        (None, at("licenses"))
    );
    assert_eq!(
        of(json!({"id": "P", "licenses": ["L", 7]})),
        (None, at("licenses[1]"))
    );
    assert_eq!(
        of(json!({"id": "P", "licenses": [], "errors": {"licenses": {}}})),
        (None, at("licenses"))
    );
}

#[test]
fn requires_only_the_id() {
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
fn falls_back_to_other_names() {
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
fn keeps_unlisted_words() {
    let read = person(&json!({"id": "P", "status": "onTheMoon"})).unwrap();
    assert_eq!(read.status, Some(PersonStatus::Other("onTheMoon".into())));
    let read = person(&json!({"id": "P", "status": "DoNotDisturb"})).unwrap();
    assert_eq!(read.status.unwrap().as_str(), "DoNotDisturb");
}

#[test]
fn reports_the_position_of_an_error() {
    let list = ListPeople::default();
    let page = list
        .decode(br#"{"items":[{"id":"a"},{"id":"b","roles":["r",7]},{}]}"#)
        .unwrap();
    let fault = &page.items[1].unreadable.faults()[0];
    assert_eq!(fault.path.as_deref(), Some("roles[1]"));
    assert_eq!(fault.message, "expected text, found a number");
    assert_eq!(page.unreadable[0].path.as_deref(), Some("items[2].id"));
    for (answer, place) in [
        (r#"{"notFoundIds":[]}"#, "items"),
        (r#"{"items":null}"#, "items"),
        (r#"{"items":{}}"#, "items"),
    ] {
        let error = list.decode(answer.as_bytes()).unwrap_err();
        assert_eq!(error.path.as_deref(), Some(place), "{answer}");
    }
    let error = list.decode(br#"{"items":[{"id":"a"},{"#).unwrap_err();
    assert_eq!(error.path, None);
    assert!(error.message.contains("line 1 column"), "{}", error.message);
    let error = list.decode(b"<!doctype html>").unwrap_err();
    assert!(error.message.contains("web page"));
    let error = list.decode(b"").unwrap_err();
    assert!(error.message.contains("empty"));
}

/// JSON on which parsers disagree, and how this one reads it.
#[test]
fn odd_json_never_panics() {
    let deep = |member: &str, depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"id":"a","{member}":{open}1{close}}}"#)
    };
    let read = |text: &str| decode_json::<Person>(text.as_bytes());
    for depth in [100, 200, 1_000_000] {
        assert!(
            read(&deep("x", depth)).unwrap().unreadable.is_empty(),
            "it is never read"
        );
        assert!(read(&deep("title", depth)).unwrap().unreadable.has("title"));
        assert!(
            read(&deep("licenses", depth))
                .unwrap()
                .unreadable
                .has("licenses")
        );
    }
    assert!(read(&"[".repeat(1_000_000)).is_err());
    assert!(
        read(r#"{"id":"\ud800"}"#).is_err(),
        "a lone surrogate in the id"
    );
    let half = read(r#"{"id":"a","title":"\udc00","x":"\ud800"}"#).unwrap();
    assert!(half.unreadable.has("title"), "a lone surrogate");
    assert!(
        read("{\"id\":\"\u{0}\"}").is_err(),
        "a bare control character"
    );
    assert_eq!(
        read(r#"{"id":"a","id":"b"}"#).unwrap().id.as_str(),
        "b",
        "of repeated members the last wins"
    );
    assert!(read(r#"{"id":"a"} {}"#).is_err(), "text after the document");
    for number in ["1e999", "123456789012345678901234567890", "-0"] {
        assert!(
            read(&format!(r#"{{"id":"a","x":{number}}}"#)).is_ok(),
            "{number}"
        );
    }
    assert!(
        decode_json::<Person>(b"{\"id\":\"\xff\"}").is_err(),
        "not UTF-8"
    );
    assert!(read("\u{feff}{\"id\":\"a\"}").is_ok(), "a byte order mark");
}
