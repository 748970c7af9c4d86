//! Changes of a profile: each outcome, produced by the simulator, with the ledger as witness.

use crate::world::World;
use rollcall_core::change::profile::{Aspect, Part, Profile, ProfileOf, parts_named};
use rollcall_core::change::{Change, DiffKind, Outcome, Refusal, Target, Verdict};
use serde_json::{Value, json};
use webex_api::{Person, PersonId};

fn target(person: &PersonId) -> ProfileOf {
    ProfileOf {
        person: person.clone(),
        aspect: Aspect::Profile,
    }
}

/// A change of one person, from what they are now.
fn change(world: &World, person: &PersonId, wish: impl Fn(&mut Profile)) -> Change<ProfileOf> {
    let target = target(person);
    let before = world.clock.run(target.read(&world.client)).unwrap().value;
    let mut after = before.clone();
    wish(&mut after);
    world.forget_ledger();
    Change {
        target,
        before,
        after,
    }
}

/// Somebody with Webex Calling, one address and a postal address.
fn caller(world: &World) -> Person {
    let known = |person: &Person| {
        let profile = world.clock.run(target(&person.id).read(&world.client));
        let profile = profile.ok()?.value;
        let calls = !profile.text(Part::Extension).is_empty();
        (calls && !person.addresses.is_empty()).then(|| profile.person().clone())
    };
    world.people().iter().skip(3).find_map(known).unwrap()
}

fn title(profile: &mut Profile) {
    profile.set(Part::Title, "Countess");
}

#[test]
fn a_surname_is_changed_and_nothing_else() {
    let world = World::new(200);
    let person = caller(&world);
    let change = change(&world, &person.id, |wanted| {
        wanted.set(Part::LastName, "Lovelace");
        wanted.set(Part::DisplayName, "Ada Lovelace");
        wanted.set(Part::WorkPhone, "+1 555 0142");
    });
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    assert_eq!(report.others, []);
    let ledger = world.ledger();
    let methods: Vec<&str> = ledger.iter().map(|sent| sent.method.as_str()).collect();
    assert_eq!(methods, ["GET", "PUT", "GET"]);
    let curl = report.curl.unwrap();
    assert!(curl.contains("callingData=true"), "{curl}");
    assert!(curl.contains("$WEBEX_TOKEN") && !curl.contains("CANARY"));
    let found = report.found.unwrap().person().clone();
    let expected = Person {
        last_name: Some("Lovelace".into()),
        display_name: Some("Ada Lovelace".into()),
        phone_numbers: found.phone_numbers.clone(),
        last_modified: found.last_modified.clone(),
        ..person.clone()
    };
    assert_eq!(found, expected);
    assert_eq!(found.phone_numbers[0].value.as_deref(), Some("+1 555 0142"));
    assert_eq!(found.phone_numbers.len(), person.phone_numbers.len());
}

#[test]
fn somebody_is_kept_from_signing_in_and_keeps_their_licences() {
    let world = World::new(60);
    let person = world.people()[2].clone();
    let set = |enabled: &'static str| move |wanted: &mut Profile| wanted.set(Part::SignIn, enabled);
    let report = world.apply(&change(&world, &person.id, set("false")));
    assert_eq!(report.outcome, Outcome::Applied);
    let found = report.found.unwrap().person().clone();
    assert_eq!(found.login_enabled, Some(false));
    assert_eq!(found.licenses, person.licenses);
    let report = world.apply(&change(&world, &person.id, set("true")));
    assert_eq!(report.found.unwrap().person().login_enabled, Some(true));
}

/// Somebody with two addresses, which Webex lists in either order.
fn with_two_addresses(world: &World) -> Person {
    let people = world.people();
    let two = |person: &&Person| person.emails.len() == 2;
    people.iter().find(two).unwrap().clone()
}

const SCIM: &str = "GET /identity/scim/*/v2/Users";

#[test]
fn the_primary_one_of_several_addresses_stays_the_primary_one() {
    let world = World::new(200);
    let person = with_two_addresses(&world);
    for round in ["Countess", "Analyst", "Engineer", "Editor"] {
        let change = change(&world, &person.id, |wanted| wanted.set(Part::Title, round));
        let primary = change.before.text(Part::PrimaryEmail).to_owned();
        assert!(!primary.is_empty());
        let report = world.apply(&change);
        assert_eq!(report.outcome, Outcome::Applied, "{round}");
        assert_eq!(report.others, []);
        let curl = report.curl.unwrap();
        assert!(
            curl.contains(&format!("\"emails\":[\"{primary}\",")),
            "{curl}"
        );
        assert_eq!(report.found.unwrap().text(Part::PrimaryEmail), primary);
    }
}

#[test]
fn somebody_whose_primary_address_cannot_be_looked_up_is_not_replaced() {
    let world = World::new(200);
    let person = with_two_addresses(&world);
    let mut wish = change(&world, &person.id, title);
    world.fault(SCIM, json!({ "kind": "status", "status": 403 }));
    let report = world.apply(&wish);
    let Outcome::Refused(Refusal::NothingSent(error)) = &report.outcome else {
        panic!("{report:?}")
    };
    assert!(error.message.contains("primary"), "{error}");
    assert_eq!(world.writes(), []);
    // Read without the look-up, as a list gives it.
    wish.before = Profile::of(person.clone());
    wish.after = wish.before.clone();
    title(&mut wish.after);
    assert!(
        wish.target
            .curl(&world.client, &wish.before, &wish.after)
            .is_none()
    );
}

#[test]
fn a_look_up_that_fails_otherwise_is_an_error_and_not_a_reason() {
    let world = World::new(200);
    let person = with_two_addresses(&world);
    world.fault(SCIM, json!({ "kind": "status", "status": 404 }));
    let read = world.clock.run(target(&person.id).read(&world.client));
    assert_eq!(read.unwrap_err().status, Some(404));
}

#[test]
fn what_others_changed_is_not_overwritten() {
    for edit in [
        json!({ "department": "Elsewhere" }),
        json!({ "removeLicenses": ["Messaging"] }),
        json!({ "loginEnabled": false }),
    ] {
        let world = World::new(60);
        let person = world.people()[2].id.clone();
        let change = change(&world, &person, title);
        let mut edit = edit.as_object().unwrap().clone();
        edit.insert("personId".into(), person.as_str().into());
        world.control("POST", "edit", &Value::Object(edit.clone()));
        let report = world.apply(&change);
        let Outcome::ChangedByOthers { now } = &report.outcome else {
            panic!("{edit:?}: {:?}", report.outcome)
        };
        assert_eq!(world.writes(), []);
        assert_eq!(report.others.len(), 1, "{edit:?}");
        let again = change.clone().rebased(now.clone());
        assert_eq!(world.apply(&again).outcome, Outcome::Applied);
        let read = world
            .clock
            .run(change.target.read(&world.client))
            .unwrap()
            .value;
        assert_eq!(read, again.after, "the change of the other stays");
    }
}

#[test]
fn what_a_directory_provides_is_refused_at_its_field_or_said_to_be_ignored() {
    for (how, verdict) in [("refuse", Verdict::Refused), ("ignore", Verdict::Ignored)] {
        let world = World::new(60);
        world.control("POST", "switches", &json!({ "synced_writes": how }));
        let person = world.people()[2].id.clone();
        world.control(
            "POST",
            "edit",
            &json!({ "personId": person.as_str(), "synced": true }),
        );
        let report = world.apply(&change(&world, &person, title));
        assert_eq!(report.verdict(), verdict);
        let named = report.error.as_ref().map(parts_named).unwrap_or_default();
        let parts: Vec<Part> = named.into_iter().map(|(part, _)| part).collect();
        let expected: &[Part] = if how == "refuse" { &[Part::Title] } else { &[] };
        assert_eq!(parts, expected);
    }
}

#[test]
fn every_answer_is_checked() {
    for (fault, verdict) in [
        (json!({ "kind": "partial" }), Verdict::Partly),
        (json!({ "kind": "ignore" }), Verdict::Ignored),
        (json!({ "kind": "status", "status": 403 }), Verdict::Refused),
        (
            json!({ "kind": "status", "status": 500, "after_apply": true }),
            Verdict::AppliedDespiteError,
        ),
        (
            json!({ "kind": "status", "status": 204, "after_apply": true }),
            Verdict::Applied,
        ),
        (
            json!({ "kind": "readonly", "members": ["title"], "echo": true }),
            Verdict::Partly,
        ),
    ] {
        let world = World::new(60);
        let person = world.people()[2].id.clone();
        let change = change(&world, &person, |wanted| {
            title(wanted);
            wanted.set(Part::FirstName, "Ada");
        });
        world.fault("PUT /v1/people/*", fault.clone());
        let report = world.apply(&change);
        assert_eq!(report.verdict(), verdict, "{fault}");
        assert_eq!(world.writes().len(), 1, "sent once");
    }
}

/// A replacement that loses something else is found out.
#[test]
fn what_is_lost_on_the_way_is_reported() {
    let world = World::new(60);
    let person = world.people()[2].id.clone();
    let change = change(&world, &person, title);
    world.control(
        "POST",
        "faults",
        &json!([{ "route": "GET /v1/people/*", "nth": 2, "fault": { "kind": "edit", "edit": { "personId": person.as_str(), "department": "Elsewhere" } } }]),
    );
    let report = world.apply(&change);
    assert_eq!(report.outcome, Outcome::Applied);
    let others = report.others.iter();
    let others: Vec<_> = others.map(|line| (line.kind, line.field.part)).collect();
    assert!(
        matches!(
            others[..],
            [(DiffKind::Changed | DiffKind::Added, Part::Department)]
        ),
        "{others:?}"
    );
}
