//! What is written is read back, what was altered is not read, and a record tells what its change was.

use super::*;
use crate::change::{LicensesOf, SessionTypesOf};
use webex_api::{LicenseId, SessionTypeId};

fn set(ids: &[&str]) -> Set<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn records() -> [Record; 2] {
    let licenses = Change {
        target: LicensesOf {
            person: "P".into(),
            org: None,
        },
        before: [LicenseId::from("L1")].into(),
        after: [LicenseId::from("L1"), LicenseId::from("L2")].into(),
    };
    let types = Change {
        target: SessionTypesOf {
            person: "P".into(),
            site: "acme.webex.com".into(),
        },
        before: [SessionTypeId::from("3")].into(),
        after: Set::new(),
    };
    let mut sent = Record::of(&types.into_any());
    sent.reach(Stage::Sending);
    [Record::of(&licenses.into_any()), sent]
}

#[test]
fn what_is_written_is_read_back() {
    let records = records();
    let text = to_text(&records).unwrap();
    assert_eq!(from_text(&text).as_deref(), Some(&records[..]));
    assert_eq!(to_text(&[]), None);
}

#[test]
fn a_record_tells_its_change() {
    let [licenses, types] = records();
    assert_eq!(licenses.after, set(&["L1", "L2"]));
    let change = licenses.recall();
    assert!(matches!(change.target, AnyTarget::Licenses(_)));
    assert_eq!(Record::of(&change), licenses);
    let change = types.recall();
    assert!(matches!(change.target, AnyTarget::SessionTypes(_)));
    assert_eq!(
        Record::of(&change),
        Record {
            sent: false,
            ..types
        }
    );
}

#[test]
fn what_left_stays_sent() {
    let [mut record, _] = records();
    record.reach(Stage::Reading);
    assert!(!record.sent);
    record.reach(Stage::Sending);
    record.reach(Stage::Checking);
    record.reach(Stage::Reading);
    assert!(record.sent);
}

#[test]
fn anything_else_is_not_read() {
    let text = to_text(&records()).unwrap();
    let altered = [
        ("\"version\":2", "\"version\":1"),
        ("\"person\":\"P\"", "\"person\":\"\""),
        ("\"person\":\"P\"", "\"person\":7"),
        ("\"acme.webex.com\"", "\"\""),
        ("\"what\":\"licenses\"", "\"what\":\"sessionTypes\""),
        ("\"sent\":true", "\"sent\":\"yes\""),
        ("[\"3\"]", "[3]"),
        ("[\"3\"]", "\"3\""),
        ("\"writes\"", "\"others\""),
    ];
    for (from, to) in altered {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert_eq!(from_text(&changed), None, "{to}");
    }
    let long = text.replace("acme", &"a".repeat(SIZE_LIMIT));
    for text in ["", "null", "[]", "{}", &long] {
        assert_eq!(from_text(text), None);
    }
}
