//! Decoding objects: what one bad member affects, and how its position is reported.

use serde_json::json;

use super::*;

#[derive(Debug, Default, PartialEq)]
struct Branch {
    branches: Option<Vec<Branch>>,
    leaves: Option<Vec<String>>,
    name: Option<String>,
}

impl FromMembers for Branch {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            branches: members.list("branches"),
            leaves: members.texts("leaves"),
            name: members.text("name"),
        })
    }
}

/// A type that requires its id.
#[derive(Debug)]
struct Named(String);

impl FromMembers for Named {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        members.required_text("id").map(Self)
    }
}

/// Reads from a document. Also returns what could not be read, as `position: error`.
fn of<T>(document: &str, read: impl FnOnce(&mut Members<'_>) -> T) -> (T, Vec<String>) {
    let raw: &RawValue = serde_json::from_str(document).unwrap();
    let mut members = Members::of(raw).unwrap();
    let value = read(&mut members);
    let faults = members.unreadable().faults().iter().map(shown).collect();
    (value, faults)
}

fn shown(fault: &DecodeError) -> String {
    format!(
        "{}: {}",
        fault.path.as_deref().unwrap_or("-"),
        fault.message
    )
}

#[test]
fn bad_member_affects_only_itself_and_is_reported() {
    let rows = [
        (
            json!({"leaves": {}}),
            "leaves: expected a list, found an object",
        ),
        (json!({"name": 7}), "name: expected text, found a number"),
        (
            json!({"name": false}),
            "name: expected text, found a boolean",
        ),
        (
            json!({"branches": [{}, {"branches": [{"leaves": ["a", 7]}]}]}),
            "branches[1].branches[0].leaves[1]: expected text, found a number",
        ),
        (
            json!({"branches": [null]}),
            "branches[0]: expected an object, found null",
        ),
        (
            json!({"branches": "x"}),
            "branches: expected a list, found text",
        ),
    ];
    for (mut document, fault) in rows {
        document["other"] = json!({});
        let (read, faults) = of(&document.to_string(), |members| {
            Branch::from_members(members).unwrap()
        });
        assert_eq!(faults, [fault], "{document}");
        assert_eq!((read.name, read.leaves), (None, None), "{document}");
    }
    let right = r#"{"branches": null, "leaves": [], "name": ""}"#;
    let (read, faults) = of(right, |members| Branch::from_members(members).unwrap());
    let expected = Branch {
        branches: None,
        leaves: Some(vec![]),
        name: Some(String::new()),
    };
    assert_eq!((read, faults.len()), (expected, 0));
}

/// An unreadable member of an entry keeps the entry; an unreadable entry makes the list unreadable.
#[test]
fn lists_are_whole_or_unreadable() {
    let read = |document: &str| of(document, |members| members.list::<Branch>("branches"));
    let (list, faults) = read(r#"{"branches": [{"name": 7}, {"name": "b"}]}"#);
    assert_eq!(list.unwrap()[1].name.as_deref(), Some("b"));
    assert_eq!(faults, ["branches[0].name: expected text, found a number"]);
    let (list, faults) = read(r#"{"branches": [{}, 7]}"#);
    assert_eq!((list, faults.len()), (None, 1));
}

#[test]
fn reads_required_members() {
    for document in ["{}", r#"{"a": null}"#] {
        of(document, |members| {
            assert_eq!(
                members.required_text("a").unwrap_err().path.as_deref(),
                Some("a")
            );
            assert_eq!(
                members.required_texts("a").unwrap_err().path.as_deref(),
                Some("a")
            );
            let list = members.required_list::<Named>("a");
            assert_eq!(list.unwrap_err().path.as_deref(), Some("a"));
            assert_eq!(
                members.items::<Named>("a").unwrap_err().path.as_deref(),
                Some("a")
            );
            assert_eq!(
                (members.text("a"), members.flag("a"), members.whole("a")),
                (None, None, None)
            );
            assert!(
                members.unreadable().is_empty(),
                "a missing member is not unreadable"
            );
        });
    }
    of(
        r#"{"id": "", "a": ["x", 7], "b": [{"id": "1"}, {}]}"#,
        |members| {
            assert!(members.required_text("id").is_err(), "empty");
            let fault = members.required_texts("a").unwrap_err();
            assert_eq!(shown(&fault), "a[1]: expected text, found a number");
            let fault = members.required_list::<Named>("b").unwrap_err();
            assert_eq!(shown(&fault), "b[1].id: it is required but missing");
        },
    );
}

#[test]
fn reports_unreadable_items_and_keeps_the_others() {
    let document = r#"{"items": [{"id": "a"}, 7, {}, {"id": 7}, {"id": ""}, {"id": "\ud800"}, null, {"id": "b"}]}"#;
    let (items, _) = of(document, |members| members.items::<Named>("items").unwrap());
    let ids: Vec<_> = items.read.iter().map(|item| item.0.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    let faults: Vec<_> = items.unreadable.iter().map(shown).collect();
    assert_eq!(
        faults,
        [
            "items[1]: expected an object, found a number",
            "items[2].id: it is required but missing",
            "items[3].id: expected text, found a number",
            "items[4].id: it is required but missing",
            "items[5].id: expected text, found text with an incomplete character",
            "items[6]: expected an object, found null",
        ]
    );
}

/// Seen in lists: Webex lists in `errors` the members of an item that it could not fetch.
#[test]
fn members_listed_in_errors_are_unreadable() {
    let document = r#"{"name": "garbled", "leaves": [], "errors": {"leaves": {"code": "kms_failure", "reason": "No key."}}}"#;
    let (read, faults) = of(document, |members| Branch::from_members(members).unwrap());
    assert_eq!((read.name.as_deref(), read.leaves), (Some("garbled"), None));
    assert_eq!(faults, ["leaves: Webex could not read it itself: No key."]);
    let withheld = r#"{"id": "x", "errors": {"id": null}}"#;
    assert!(
        of(withheld, |members| members.required_text("id"))
            .0
            .is_ok(),
        "null is absent"
    );
    let withheld = r#"{"id": "x", "errors": {"id": true}}"#;
    assert!(
        of(withheld, |members| members.required_text("id"))
            .0
            .is_err()
    );
    for other in [
        r#"{"name": "a", "errors": []}"#,
        r#"{"name": "a", "errors": "name"}"#,
    ] {
        assert_eq!(
            of(other, |members| members.text("name")).0.as_deref(),
            Some("a"),
            "{other}"
        );
    }
}

#[test]
fn reads_whole_numbers() {
    let whole = |value: &str| {
        of(&format!(r#"{{"a": {value}}}"#), |members| {
            members.whole("a")
        })
    };
    for (value, number) in [
        ("50", 50),
        ("-50.0", -50),
        ("5e1", 50),
        (&i64::MIN.to_string(), i64::MIN),
    ] {
        assert_eq!(whole(value), (Some(number), vec![]), "{value}");
    }
    for wrong in [
        "5.5",
        "1e300",
        "1e999",
        "18446744073709551615",
        "123456789012345678901234567890",
        "\"5\"",
        "true",
        "[]",
    ] {
        let (read, faults) = whole(wrong);
        assert_eq!((read, faults.len()), (None, 1), "{wrong}");
    }
}

#[test]
fn reads_booleans() {
    let flag = |value: &str| of(&format!(r#"{{"a": {value}}}"#), |members| members.flag("a"));
    for (value, read) in [
        ("true", true),
        ("\"true\"", true),
        ("\"False\"", false),
        ("false", false),
    ] {
        assert_eq!(flag(value), (Some(read), vec![]), "{value}");
    }
    for wrong in ["\"yes\"", "1", "[]", "{}", "\"\""] {
        let (read, faults) = flag(wrong);
        assert_eq!((read, faults.len()), (None, 1), "{wrong}");
    }
}

#[test]
fn matches_names_in_any_spelling() {
    let name = |document: &str| of(document, |members| members.text("name")).0;
    assert_eq!(name(r#"{"n\u0061me": "a"}"#).as_deref(), Some("a"));
    assert_eq!(
        name(r#"{"name": "a", "name": "b"}"#).as_deref(),
        Some("b"),
        "the last counts"
    );
    assert_eq!(
        name(r#"{"name": "a", "name": null}"#),
        None,
        "even if it is null"
    );
    assert_eq!(name(r#"{"\ud800": 1, "name": "a"}"#).as_deref(), Some("a"));
    assert_eq!(name(r#"{"Name": "a", "name ": "b"}"#), None);
}

#[test]
fn finds_a_member_among_the_unreadable() {
    let document = r#"{"branches": [{"name": 7}], "leaves": 7, "leavesToo": 7}"#;
    let raw: &RawValue = serde_json::from_str(document).unwrap();
    let mut members = Members::of(raw).unwrap();
    let _ = Branch::from_members(&mut members);
    let unreadable = members.unreadable();
    let found =
        ["branches", "leaves", "branch", "name", "leavesToo"].map(|name| unreadable.has(name));
    assert_eq!(found, [true, true, false, false, false]);
}
