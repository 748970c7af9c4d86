//! A profile is compared by all that a replacement writes, and a record of it names nobody.

use serde_json::{Value, json};
use webex_api::Person;

use super::*;
use crate::change::journal::Record;
use crate::change::{Change, DiffKind};

fn person(more: Value) -> Person {
    let mut person = json!({
        "id": "P", "displayName": "Ana Silva", "firstName": "Ana", "lastName": "Silva", "emails": ["ana@x.example"],
        "roles": [], "licenses": ["L"], "title": "Engineer", "loginEnabled": true,
    });
    let members = person.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    serde_json::from_value(person).unwrap()
}

fn profile(more: Value) -> Profile {
    Profile::of(person(more))
}

fn changes(before: &Profile, after: &Profile) -> Vec<(DiffKind, Part)> {
    let lines = before.diff(after).into_iter();
    let changed = lines.filter(|line| line.kind != DiffKind::Kept);
    changed.map(|line| (line.kind, line.field.part)).collect()
}

#[test]
fn every_part_that_a_replacement_writes_is_compared() {
    let before = profile(json!({}));
    for (member, value, part) in [
        ("firstName", json!("X"), Part::FirstName),
        ("lastName", json!("X"), Part::LastName),
        ("displayName", json!("X"), Part::DisplayName),
        ("title", json!("X"), Part::Title),
        ("department", json!("X"), Part::Department),
        ("manager", json!("X"), Part::Manager),
        ("managerId", json!("X"), Part::ManagerId),
        ("extension", json!("1"), Part::Extension),
        ("locationId", json!("X"), Part::Location),
        ("avatar", json!("X"), Part::Avatar),
        ("loginEnabled", json!(false), Part::SignIn),
        (
            "emails",
            json!(["ana@x.example", "b@x.example"]),
            Part::Email,
        ),
        (
            "phoneNumbers",
            json!([{"type": "work", "value": "1"}]),
            Part::WorkPhone,
        ),
        (
            "phoneNumbers",
            json!([{"type": "fax", "value": "1"}]),
            Part::Number,
        ),
        ("addresses", json!([{"locality": "X"}]), Part::Address),
        ("roles", json!(["R"]), Part::Role),
        ("licenses", json!(["L", "M"]), Part::License),
        ("siteUrls", json!(["s"]), Part::Site),
    ] {
        let after = profile(json!({ member: value }));
        let changed = changes(&before, &after);
        assert_eq!(changed.len(), 1, "{member}");
        assert_eq!(changed[0].1, part, "{member}");
        assert_ne!(before, after, "{member}");
    }
}

#[test]
fn another_primary_address_is_a_difference() {
    let primary = |address: &str| {
        let mut person = person(json!({"emails": ["ana@x.example", "b@x.example"]}));
        person.put_primary_first(address);
        Profile::of(person)
    };
    let changed = changes(&primary("ana@x.example"), &primary("B@x.example"));
    assert_eq!(changed, [(DiffKind::Changed, Part::PrimaryEmail)]);
    let unknown = primary("c@x.example");
    assert_eq!(unknown.text(Part::PrimaryEmail), "");
    assert!(!unknown.person().primary_is_first);
}

#[test]
fn order_blanks_and_what_webex_computes_are_no_difference() {
    let one = profile(json!({
        "emails": ["a", "b"], "licenses": ["L", "M"], "siteUrls": ["s", "t"], "title": " Engineer", "lastActivity": "x", "status": "active",
    }));
    let other = profile(json!({
        "emails": ["b", "a"], "licenses": ["M", "L"], "siteUrls": ["t", "s"], "title": "Engineer ", "department": " ", "created": "y",
    }));
    assert_eq!(one, other);
    assert_eq!(changes(&one, &other), []);
}

#[test]
fn a_display_name_made_of_the_names_follows_them() {
    let mut wanted = profile(json!({}));
    wanted.set(Part::LastName, "Souza ");
    assert_eq!(wanted.text(Part::DisplayName), "Ana Souza");
    assert_eq!(wanted.text(Part::LastName), "Souza ", "as typed");
    wanted.set(Part::FirstName, "");
    assert_eq!(wanted.text(Part::DisplayName), "Souza");
    wanted.set(Part::DisplayName, "Dr Souza");
    wanted.set(Part::FirstName, "Bea");
    assert_eq!(wanted.text(Part::DisplayName), "Dr Souza");
    let mut nameless = profile(json!({"displayName": null, "firstName": null, "lastName": null}));
    nameless.set(Part::FirstName, "Bea");
    assert_eq!(nameless.text(Part::DisplayName), "Bea");
}

#[test]
fn only_what_was_changed_is_replaced_and_blanks_are_not_sent() {
    let read = json!({
        "emails": ["ana@x.example"], "avatar": " http://x ", "siteUrls": ["b", "a"],
        "phoneNumbers": [{"type": "mobile", "value": "9"}, {"type": "work", "value": "1"}, {"type": "work", "value": "2"}],
    });
    let before = profile(read.clone());
    let mut wanted = before.clone();
    wanted.set(Part::Title, "  Chief  ");
    wanted.set(Part::Department, "Labs");
    wanted.set(Part::WorkPhone, "7");
    wanted.set(Part::SignIn, "false");
    let mut expected = person(read);
    expected.title = Some("Chief".to_owned());
    expected.department = Some("Labs".to_owned());
    expected.phone_numbers[1].value = Some("7".to_owned());
    expected.login_enabled = Some(false);
    assert_eq!(before.replaced_by(&wanted), expected);
    wanted.set(Part::WorkPhone, "");
    wanted.set(Part::Title, " ");
    let replaced = before.replaced_by(&wanted);
    assert_eq!(replaced.phone_numbers.len(), 2);
    assert_eq!(replaced.title, None);
}

#[test]
fn others_parts_stay_when_a_wish_is_rebased() {
    let before = profile(json!({}));
    let mut wanted = before.clone();
    wanted.set(Part::Title, "Chief");
    let now = profile(json!({"department": "Labs", "licenses": ["M"], "title": "Lead"}));
    let rebased = Profile::rebased(&before, &wanted, &now);
    assert_eq!(changes(&now, &rebased), [(DiffKind::Changed, Part::Title)]);
    assert_eq!(rebased.text(Part::Title), "Chief");
    assert_eq!(rebased.text(Part::Department), "Labs");
}

#[test]
fn a_line_survives_being_written_as_text() {
    let before = profile(json!({"title": "\"[,]\" \u{202e}"}));
    let after = profile(json!({"title": null, "licenses": []}));
    for line in before.diff(&after) {
        assert_eq!(Field::parse(&line.field.to_string()), Some(line.field));
    }
    for text in ["", "[]", "[\"title\"]", "[\"nickName\",\"\",\"\"]", "{}"] {
        assert_eq!(Field::parse(text), None, "{text}");
    }
}

#[test]
fn a_record_names_nobody_and_still_tells_what_became_of_the_change() {
    let mut after = profile(json!({}));
    after.set(Part::LastName, "Souza");
    let change = Change {
        target: ProfileOf {
            person: "P".into(),
            aspect: Aspect::Profile,
        },
        before: profile(json!({})),
        after,
    };
    let record = Record::of(&change.clone().into_any());
    let text = crate::change::journal::to_text(std::slice::from_ref(&record)).unwrap();
    for name in ["Ana", "Silva", "Souza", "ana@x.example", "Engineer"] {
        assert!(!text.contains(name), "{text}");
    }
    let read = crate::change::journal::from_text(&text).unwrap();
    assert_eq!(read, [record]);
    let recalled = read[0].recall();
    assert_eq!(recalled, change.clone().into_any());
    let recalled = Change {
        target: change.target,
        before: Profile::try_from(recalled.before).unwrap(),
        after: Profile::try_from(recalled.after).unwrap(),
    };
    let asked = changes(&recalled.before, &recalled.after);
    assert_eq!(
        asked,
        [
            (DiffKind::Changed, Part::LastName),
            (DiffKind::Changed, Part::DisplayName)
        ]
    );
    let rebased = Profile::rebased(&recalled.before, &recalled.after, &change.before);
    assert_eq!(
        rebased, change.before,
        "a text that was not kept is not wished for"
    );
    for line in recalled.diff() {
        let again = Field::parse(&line.field.to_string()).unwrap();
        assert_eq!(again.part, line.field.part);
    }
}

#[test]
fn a_record_that_is_none_is_not_read() {
    for members in ["[\"nonsense\"]", "[\"nickName=x\"]"] {
        let text = format!(
            "{{\"version\":2,\"writes\":[{{\"what\":\"profile\",\"person\":\"P\",\"site\":null,\"before\":{members},\"after\":[],\"sent\":true}}]}}"
        );
        assert_eq!(crate::change::journal::from_text(&text), None, "{members}");
    }
}
