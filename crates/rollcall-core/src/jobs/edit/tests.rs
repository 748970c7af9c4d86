//! What holds for every kind.

use serde_json::json;

use super::*;
use crate::jobs::samples::{ids, people};

#[test]
fn only_what_writes_the_same_excludes_each_other() {
    let types = |site: &str| {
        Edit::from(SessionTypes {
            site: site.into(),
            types: Members::Exactly(ids(&["3"])),
        })
    };
    let licenses = Edit::Licenses(Members::Exactly(ids(&["L"])));
    let off = Edit::from(SignIn { enabled: false });
    for (one, other, excludes) in [
        (&licenses, &licenses, true),
        (&licenses, &types("a.example"), false),
        (&types("a.example"), &types("A.example"), true),
        (&types("a.example"), &types("b.example"), false),
        (&off, &Edit::from(SignIn { enabled: true }), true),
        (&Edit::Deletion(Deletion), &off, true),
        (&licenses, &Edit::Deletion(Deletion), true),
    ] {
        assert_eq!(one.excludes(other), excludes, "{one:?} {other:?}");
        assert_eq!(other.excludes(one), excludes, "{other:?} {one:?}");
    }
}

#[test]
fn a_value_of_another_kind_is_not_changed() {
    let value = AnyValue::SessionTypes(ids(&["3"]));
    for edit in [
        Edit::Licenses(Members::Exactly(ids(&["L"]))),
        SignIn { enabled: true }.into(),
        Edit::Deletion(Deletion),
    ] {
        assert_eq!(edit.change(people(1).remove(0), value.clone()), None);
    }
}

#[test]
fn a_saved_edit_reads_back_and_anything_else_does_not() {
    for edit in [
        Edit::Licenses(Members::add(ids(&["L", "M"]))),
        SessionTypes {
            site: "a.example".into(),
            types: Members::Exactly(ids(&[])),
        }
        .into(),
        SignIn { enabled: false }.into(),
        Edit::Deletion(Deletion),
    ] {
        assert_eq!(Edit::from_json(&edit.to_json()), Some(edit));
    }
    for broken in [
        json!({}),
        json!({"what": "format"}),
        json!({"what": "signIn", "enabled": "no"}),
        json!({"what": "licenses", "members": {"add": [1], "remove": []}}),
        json!({"what": "sessionTypes", "members": {"exactly": []}}),
    ] {
        assert_eq!(Edit::from_json(&broken), None, "{broken}");
    }
}
