//! Every kind converts and converts back, and kinds are not mixed.

use super::*;
use crate::change::creation::CreationOf;
use crate::change::journal::Record;
use crate::change::profile::{Part, Profile};
use crate::change::site_code::CodeKey;
use crate::change::site_role::SiteRight;
use crate::change::tracking_codes::CodeValue;
use crate::change::{DiffKind, DiffLine};
use crate::meetings::Code;
use std::fmt::Debug;
use webex_api::{LicenseId, SessionTypeId};

/// Checks that a change behaves the same after `into_any`, and returns the converted one.
fn same<T>(target: T, before: T::Value, after: T::Value) -> Change<AnyTarget>
where
    T: Target + Into<AnyTarget> + TryFrom<AnyTarget> + Clone + Debug + PartialEq,
    T::Value: Into<AnyValue> + TryFrom<AnyValue>,
    T::Field: Into<AnyField> + TryFrom<AnyField>,
{
    let typed = Change {
        target: target.clone(),
        before: before.clone(),
        after: after.clone(),
    };
    let any = typed.clone().into_any();
    assert_eq!(T::try_from(any.target.clone()).ok(), Some(target));
    assert_eq!(
        T::Value::try_from(any.before.clone()).ok(),
        Some(before.clone())
    );
    let lines: Vec<DiffLine<T::Field>> = any
        .diff()
        .into_iter()
        .map(|line| DiffLine {
            kind: line.kind,
            field: T::Field::try_from(line.field).ok().unwrap(),
        })
        .collect();
    assert_eq!(lines, typed.diff());
    assert!(lines.iter().any(|line| line.kind != DiffKind::Kept));
    assert_eq!(any_lines(lines.clone()), any.diff());
    for (typed, any) in lines.iter().zip(any.diff()) {
        assert_eq!(typed.field.to_string(), any.field.to_string());
    }
    assert_eq!(
        any.clone().rebased(after.clone().into()),
        typed.rebased(after).into_any()
    );
    any
}

fn profile(title: &str) -> Profile {
    let mut profile = Profile::default();
    profile.set(Part::Title, title);
    profile
}

fn site_code(name: &str, option: &str) -> SiteCode {
    let mut code = Code::new(name);
    code.set_options(option);
    SiteCode::of(code)
}

/// A change of each kind.
fn changes() -> Vec<Change<AnyTarget>> {
    let person = || "P".into();
    let licenses = |ids: &[&str]| ids.iter().map(|id| LicenseId::from(*id)).collect();
    let code = |name: &str, value: &str| {
        let (name, value) = (name.to_owned(), value.to_owned());
        CodeValue(webex_api::TrackingCodeValue { name, value })
    };
    let right = |id: &str| SiteRight::License(id.into());
    let calling = CallingLicenseOf {
        person: person(),
        license: "C".into(),
    };
    let profile_of = |aspect| ProfileOf {
        person: person(),
        aspect,
    };
    vec![
        same(
            LicensesOf {
                person: person(),
                org: None,
            },
            licenses(&["L", "M"]),
            licenses(&["M", "N"]),
        ),
        same(
            SessionTypesOf {
                person: person(),
                site: "a.webex.com".into(),
            },
            [SessionTypeId::from("3")].into(),
            [SessionTypeId::from("3"), SessionTypeId::from("4")].into(),
        ),
        same(
            SiteRoleOf {
                person: person(),
                site: "a.webex.com".into(),
            },
            [right("L"), right("M")].into(),
            [right("M"), SiteRight::Attendee("a.webex.com".into())].into(),
        ),
        same(
            profile_of(Aspect::Profile),
            profile("Engineer"),
            profile("Head"),
        ),
        same(
            profile_of(Aspect::SignIn),
            profile("Engineer"),
            profile("Head"),
        ),
        same(
            DeletionOf { person: person() },
            Some(licenses(&["L"])),
            None,
        ),
        same(
            SiteCodeOf {
                site: "a.webex.com".into(),
                code: CodeKey::Known("1".into()),
            },
            site_code("Department", "Design"),
            site_code("Team", "Sales"),
        ),
        same(
            SiteCodeOf {
                site: "a.webex.com".into(),
                code: CodeKey::New("Team".to_owned()),
            },
            SiteCode::default(),
            site_code("Team", "Sales"),
        ),
        same(
            CreationOf {
                email: "a@b.example".to_owned(),
            },
            Profile::default(),
            profile("Head"),
        ),
        same(
            TrackingCodesOf {
                person: person(),
                site: "a.webex.com".into(),
            },
            [code("Cost", "1"), code("Team", "X")].into(),
            [code("Cost", "2"), code("Team", "X")].into(),
        ),
        same(
            SessionsOf { person: person() },
            ["S".into(), "T".into()].into(),
            Set::from(["T".into()]),
        ),
        same(
            calling.clone(),
            Profile::default(),
            calling.proposal(&webex_api::Person {
                extension: Some("4711".to_owned()),
                location_id: Some("B".to_owned()),
                ..webex_api::Person::default()
            }),
        ),
    ]
}

#[test]
fn every_kind_is_the_same_through_any() {
    assert_eq!(changes().len(), 12);
}

#[test]
fn a_record_tells_a_change_of_every_kind() {
    for change in changes() {
        let recalled = Record::of(&change).recall();
        assert_eq!(recalled, change);
        assert_eq!(recalled.target.operation(), change.target.operation());
    }
}

#[test]
fn values_of_another_kind_are_no_change() {
    for change in changes() {
        let other = match change.after {
            AnyValue::Licenses(_) => AnyValue::SessionTypes(Set::new()),
            _ => AnyValue::Licenses(["L".into()].into()),
        };
        let mixed = Change {
            after: other.clone(),
            ..change.clone()
        };
        assert!(mixed.is_empty());
        assert_eq!(
            AnyTarget::rebased(&change.before, &change.after, &other),
            other
        );
        assert_eq!(
            Set::<SessionTypeId>::try_from(change.before.clone()).is_ok(),
            matches!(change.target, AnyTarget::SessionTypes(_))
        );
    }
}

#[test]
fn the_seat_of_a_licence_is_known_of_every_kind() {
    let seats = |change: &Change<AnyTarget>| {
        let lines = change.diff();
        let licenses = lines.iter().filter_map(|line| line.field.license());
        licenses.map(|id| id.to_string()).collect::<Vec<_>>()
    };
    let seats: Vec<_> = changes().iter().map(seats).collect();
    assert_eq!(seats[0], ["L", "N", "M"]);
    assert_eq!(seats[2], ["L", "M"]);
    assert_eq!(seats[5], ["L"]);
    assert_eq!(seats[11], ["C"]);
    for none in [1, 3, 4, 6, 7, 8, 9, 10] {
        assert!(seats[none].is_empty(), "{:?}", seats[none]);
    }
}
