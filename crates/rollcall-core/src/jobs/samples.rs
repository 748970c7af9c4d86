//! People, licences and pools for the tests of jobs.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use webex_api::{License, PersonId};

use super::edit::{Edit, FieldEdit, Members, Profile};
use super::plan::{Facts, Known, Plan, Wish, plan};
use crate::change::profile::Part;
use crate::change::{AnyTarget, AnyValue};
use crate::sets::{Set, set_of};

/// A set of ids.
pub(super) fn ids<I: Ord + for<'a> From<&'a str>>(texts: &[&str]) -> Set<I> {
    set_of(texts.iter().map(|text| I::from(text)))
}

/// The first `count` people, with ids of Webex's form.
pub(super) fn people(count: u32) -> Vec<PersonId> {
    let id = |number: u32| {
        let inside = format!("ciscospark://us/PEOPLE/f5b36187-c8dd-4727-8b2f-{number:012x}");
        PersonId::new(URL_SAFE_NO_PAD.encode(inside))
    };
    (0..count).map(id).collect()
}

/// The same edit for many people, numbered from 1.
pub(super) fn for_each(edit: &Edit, people: impl IntoIterator<Item = PersonId>) -> Vec<Wish> {
    let wish = |(person, line)| Wish {
        line,
        person: Some(person),
        edit: edit.clone(),
    };
    people.into_iter().zip(1..).map(wish).collect()
}

/// A pool that was bought.
pub(super) fn pool(id: &str, seats: i64, used: i64) -> License {
    pool_named(id, id, seats, used)
}

/// A pool that was bought, with a name.
pub(super) fn pool_named(id: &str, name: &str, seats: i64, used: i64) -> License {
    serde_json::from_value(json!({
        "id": id, "name": name, "totalUnits": seats, "consumedUnits": used, "subscriptionId": "Sub1",
    }))
    .unwrap()
}

/// Everybody exists and has the same licences, if they are loaded.
struct Everyone(Option<&'static [&'static str]>);

impl Known for Everyone {
    fn has(&self, _: &PersonId) -> bool {
        true
    }

    fn value(&self, _: &AnyTarget) -> Option<AnyValue> {
        Some(AnyValue::Licenses(ids(self.0?)))
    }
}

fn plan_with(known: &Everyone, edits: Vec<Edit>) -> Plan {
    let pools = [pool("A", -1, 0), pool("B", -1, 0)];
    let facts = Facts {
        pools: &pools,
        home: None,
        me: None,
        full_admins: &[],
        known,
    };
    let people = people(edits.len() as u32);
    let wishes = people.into_iter().zip(edits).zip(1..);
    let mut wishes = wishes.map(|((person, edit), line)| Wish {
        line,
        person: Some(person),
        edit,
    });
    plan(&facts, &mut wishes).plan
}

fn gives_a() -> Edit {
    Edit::Licenses(Members::add(ids(&["A"])))
}

/// A plan that gives licence `A` to so many people. Their licences are read when the rows run.
pub(super) fn plan_of(people_count: u32) -> Plan {
    plan_with(&Everyone(None), vec![gives_a(); people_count as usize])
}

/// The same for people who are known to have `B`.
pub(super) fn loaded_plan_of(people_count: u32) -> Plan {
    plan_with(
        &Everyone(Some(&["B"])),
        vec![gives_a(); people_count as usize],
    )
}

/// A row that takes `B` away and gives `A`. The licences are read when it runs.
pub(super) fn swap_plan() -> Plan {
    let swap = Edit::Licenses(Members::Change {
        remove: ids(&["B"]),
        add: ids(&["A"]),
    });
    plan_with(&Everyone(None), vec![swap])
}

/// A row that changes a title from `Engineer` to `Head`.
pub(super) fn title_plan() -> Plan {
    let field = FieldEdit {
        part: Part::Title,
        from: Some("Engineer".to_owned()),
        to: "Head".to_owned(),
    };
    let edit = Profile {
        fields: vec![field],
    };
    plan_with(&Everyone(None), vec![edit.into()])
}

/// Two rows that take `B` away, then three that give `A`.
pub(super) fn mixed_plan() -> Plan {
    let takes_b = Edit::Licenses(Members::remove(ids(&["B"])));
    let edits = [gives_a(), takes_b.clone(), gives_a(), takes_b, gives_a()];
    plan_with(&Everyone(Some(&["B"])), edits.into())
}
