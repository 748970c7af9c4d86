//! Planning: order, refusals, seats, the hash and the memory that a plan takes.

mod guards;

use std::collections::HashMap;

use proptest::prelude::*;
use webex_api::{License, OrgId, PersonId};

use super::*;
use crate::change::clashes::ClashKind;
use crate::change::same_as::Concern;
use crate::jobs::edit::{Deletion, Members, SessionTypes, SignIn};
use crate::jobs::samples::{ids, people, pool, pool_named};

/// People with licences; session types `1` on every site.
#[derive(Default)]
struct Loaded(HashMap<PersonId, Option<Vec<&'static str>>>);

impl Known for Loaded {
    fn has(&self, person: &PersonId) -> bool {
        self.0.contains_key(person)
    }

    fn value(&self, target: &AnyTarget) -> Option<AnyValue> {
        match target {
            AnyTarget::Licenses(of) => {
                let held = self.0.get(&of.person)?.as_ref()?;
                Some(AnyValue::Licenses(ids(held)))
            }
            AnyTarget::SessionTypes(_) => Some(AnyValue::SessionTypes(ids(&["1"]))),
            _ => None,
        }
    }
}

/// A number of people with licences each; `None` where they are not loaded.
fn loaded(held: &[Option<&[&'static str]>]) -> (Vec<PersonId>, Loaded) {
    let people = people(held.len() as u32);
    let held = held.iter().map(|held| held.map(<[_]>::to_vec));
    (
        people.clone(),
        Loaded(people.into_iter().zip(held).collect()),
    )
}

fn pools() -> Vec<License> {
    vec![pool("A", 3, 2), pool("B", 9, 9), pool("C", 9, 0)]
}

fn planned(known: &Loaded, pools: &[License], wishes: Vec<(Option<&PersonId>, Edit)>) -> Planned {
    let home = OrgId::new("1eb65fdf-9643-417f-9974-ad72cae0e10f");
    let facts = Facts {
        pools,
        home: Some(&home),
        me: Some(&PersonId::new("ME")),
        full_admins: &[],
        known,
    };
    let wishes = wishes.into_iter().zip(1..);
    plan(
        &facts,
        &mut wishes.map(|((person, edit), line)| Wish {
            line,
            person: person.cloned(),
            edit,
        }),
    )
}

fn licenses(remove: &[&str], add: &[&str]) -> Edit {
    Edit::Licenses(Members::Change {
        remove: ids(remove),
        add: ids(add),
    })
}

fn types(site: &str) -> Edit {
    Edit::SessionTypes(SessionTypes {
        site: site.into(),
        types: Members::add(ids(&["3"])),
    })
}

fn lines(plan: &Plan) -> Vec<u32> {
    (0..plan.len()).filter_map(|row| plan.line(row)).collect()
}

#[test]
fn removals_come_before_additions_and_licences_before_session_types() {
    let held: [Option<&[&str]>; 6] = [Some(&[]), Some(&["A"]), Some(&["A"]), None, None, None];
    let (people, known) = loaded(&held);
    let planned = planned(
        &known,
        &pools(),
        vec![
            (Some(&people[3]), Edit::SignIn(SignIn { enabled: false })),
            (Some(&people[0]), types("a.example")),
            (Some(&people[0]), licenses(&[], &["C"])),
            (Some(&people[1]), licenses(&["A"], &["C"])),
            (Some(&people[2]), licenses(&["A", "C"], &[])),
            (Some(&people[4]), Edit::Deletion(Deletion)),
            (Some(&people[5]), licenses(&["A"], &[])),
        ],
    );
    assert_eq!(planned.refused, []);
    let plan = planned.plan;
    assert_eq!(lines(&plan), [5, 6, 7, 4, 3, 2, 1]);
    let ends: Vec<u32> = (0..7).map(|row| plan.end_of_step(row)).collect();
    assert_eq!(ends, [3, 3, 3, 4, 5, 6, 7]);
    assert_eq!(plan.before(0), Some(AnyValue::Licenses(ids(&["A"]))));
    assert_eq!(plan.before(2), None, "read when it runs");
    let change = plan.change(3, plan.before(3).unwrap()).unwrap();
    assert_eq!(change.after, AnyValue::Licenses(ids(&["C"])));
    assert_eq!(change.target, plan.target(3).unwrap());
}

#[test]
fn what_would_change_nothing_is_left_out() {
    let (people, known) = loaded(&[Some(&["A"]), Some(&["B"])]);
    let add = licenses(&[], &["A"]);
    let planned = planned(
        &known,
        &pools(),
        vec![(Some(&people[0]), add.clone()), (Some(&people[1]), add)],
    );
    assert_eq!(planned.unchanged, [1]);
    assert_eq!(lines(&planned.plan), [2]);
}

#[test]
fn a_row_that_cannot_be_done_is_refused_with_a_reason() {
    let (people, mut known) = loaded(&[Some(&[]), Some(&[]), Some(&["CS"]), Some(&[])]);
    known.0.insert("ME".into(), Some(vec![]));
    let mut pools = pools();
    pools.push(pool_named("CS", "Customer Assist", 9, 0));
    pools.push(pool_named("WS", "Webex Webinars 500", 9, 0));
    pools.push(pool_named("WL", "Webex Webinars 1000", 9, 0));
    let elsewhere =
        "Y2lzY29zcGFyazovL3VzL0xJQ0VOU0UvMmViNjVmZGYtOTY0My00MTdmLTk5NzQtYWQ3MmNhZTBlMTBmOk1DXzE";
    let me = PersonId::new("ME");
    let stranger = PersonId::new("STRANGER");
    let add = |id: &str| licenses(&[], &[id]);
    let off = Edit::SignIn(SignIn { enabled: false });
    let planned = planned(
        &known,
        &pools,
        vec![
            (None, add("A")),
            (Some(&stranger), add("A")),
            (Some(&people[0]), add("A")),
            (Some(&people[0]), add("A")),
            (Some(&people[0]), add("C")),
            (Some(&people[0]), Edit::Deletion(Deletion)),
            (Some(&people[1]), add(elsewhere)),
            (Some(&people[2]), add("unknown")),
            (Some(&people[3]), licenses(&[], &["WS", "WL"])),
            (Some(&me), off),
            (Some(&me), Edit::Deletion(Deletion)),
            (Some(&me), Edit::SignIn(SignIn { enabled: true })),
        ],
    );
    let mut found = Vec::new();
    for refused in planned.refused {
        let reason = match refused.reason {
            Reason::Clash(clash) => {
                assert_eq!(clash.kind, ClashKind::OneOnly);
                "clash"
            }
            Reason::License { concern, .. } => match concern {
                Concern::Elsewhere => "elsewhere",
                Concern::NotListed => "not listed",
                _ => "licence",
            },
            Reason::UnknownPerson => "unknown",
            Reason::Duplicate { of: 3 } => "duplicate",
            Reason::Contradicts { line: 3 } => "contradicts",
            Reason::Oneself => "oneself",
            other => panic!("{other:?}"),
        };
        found.push((refused.line, reason));
    }
    assert_eq!(
        found,
        [
            (1, "unknown"),
            (2, "unknown"),
            (4, "duplicate"),
            (5, "contradicts"),
            (6, "contradicts"),
            (7, "elsewhere"),
            (8, "not listed"),
            (9, "clash"),
            (10, "oneself"),
            (11, "oneself"),
        ]
    );
    assert_eq!(lines(&planned.plan), [3, 12]);
}

#[test]
fn the_same_person_in_another_spelling_is_a_duplicate() {
    let (people, mut known) = loaded(&[Some(&[])]);
    let bare = PersonId::new("F5B36187-C8DD-4727-8B2F-000000000000");
    known.0.insert(bare.clone(), Some(vec![]));
    let add = licenses(&[], &["A"]);
    let planned = planned(
        &known,
        &pools(),
        vec![(Some(&people[0]), add.clone()), (Some(&bare), add)],
    );
    assert_eq!(planned.refused.len(), 1);
}

#[test]
fn seats_are_counted_in_the_order_of_the_rows() {
    let held: [Option<&[&str]>; 5] = [Some(&[]), Some(&[]), Some(&["B"]), None, Some(&["A"])];
    let (people, known) = loaded(&held);
    let add = licenses(&[], &["A"]);
    let planned = planned(
        &known,
        &pools(),
        vec![
            (Some(&people[0]), add.clone()),
            (Some(&people[1]), add.clone()),
            (Some(&people[2]), licenses(&["B"], &["A"])),
            (Some(&people[3]), add),
            (Some(&people[4]), licenses(&["A"], &[])),
        ],
    );
    // One seat of A is free; line 5 frees another, line 3 and line 1 take them.
    assert_eq!(lines(&planned.plan), [5, 3, 1, 2, 4]);
    let [a, b] = &planned.seats[..] else {
        panic!("{:?}", planned.seats)
    };
    assert_eq!(
        (a.effect.free_before, a.effect.free_after),
        (Some(1), Some(-2))
    );
    assert_eq!((a.taken, a.freed, a.first_without), (4, 1, Some(3)));
    assert_eq!(
        (b.effect.free_before, b.effect.free_after),
        (Some(0), Some(1))
    );
    assert_eq!(b.first_without, None);
}

#[test]
fn session_types_are_read_again_where_the_licences_change_them() {
    let (people, known) = loaded(&[Some(&[]), Some(&["S"]), Some(&[])]);
    let mut pools = pools();
    let mut of_site = pool("S", 9, 0);
    of_site.site_url = Some("a.example".into());
    pools.push(of_site);
    let add = licenses(&[], &["S"]);
    let planned = planned(
        &known,
        &pools,
        vec![
            (Some(&people[0]), add.clone()),
            (Some(&people[0]), types("A.example")),
            (Some(&people[0]), types("b.example")),
            (Some(&people[1]), types("a.example")),
            (Some(&people[1]), add),
            (Some(&people[2]), types("a.example")),
        ],
    );
    let plan = planned.plan;
    assert_eq!(lines(&plan), [1, 2, 3, 4, 6]);
    let loaded: Vec<bool> = (1..5).map(|row| plan.before(row).is_some()).collect();
    assert_eq!(loaded, [false, true, true, true]);
    assert_eq!(planned.unchanged, [5]);
}

#[test]
fn a_saved_plan_reads_back_and_a_changed_one_does_not() {
    let (people, known) = loaded(&[Some(&["A"]), None]);
    let planned = planned(
        &known,
        &pools(),
        vec![
            (Some(&people[0]), licenses(&["A"], &[])),
            (Some(&people[1]), licenses(&[], &["C"])),
        ],
    );
    let text = planned.plan.to_text();
    let read = Plan::from_text(&text).unwrap();
    assert_eq!(read, planned.plan);
    assert_eq!(read.hash(), planned.plan.hash());
    assert_eq!(read.hash().to_string().len(), 64);
    let rows: Vec<&str> = text.lines().collect();
    for broken in [
        String::new(),
        "{}".into(),
        text.replace("\"version\":1", "\"version\":2"),
        text.replace("[0]", "[7]"),
        text.replace(",0,0,", ",0,9,"),
        text.replace(",0,0,", ",9,0,"),
        text.replace("\n[", "\n [\t"),
        [rows[0], rows[2], rows[1], ""].join("\n"),
        text.trim_end().into(),
        format!("{text}\n"),
    ] {
        assert_ne!(broken, text);
        assert_eq!(Plan::from_text(&broken), None, "{broken}");
    }
}

#[test]
fn a_plan_of_100_000_rows_takes_at_most_1_5_bytes_for_each_byte_of_input() {
    let people = people(100_000);
    let known = Loaded(
        people
            .iter()
            .map(|id| (id.clone(), Some(vec!["B"])))
            .collect(),
    );
    let wishes = people.iter().map(|id| (Some(id), licenses(&["B"], &["C"])));
    let planned = planned(&known, &pools(), wishes.collect());
    assert_eq!(planned.plan.len(), 100_000);
    // The shortest input that names these people by their ids: one a line.
    let input: usize = people.iter().map(|id| id.as_str().len() + 1).sum();
    let bytes = planned.plan.bytes();
    assert!(bytes * 2 <= input * 3, "{bytes} for {input}");
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let some = || proptest::sample::subsequence(vec!["A", "B", "C", "X"], 0..3);
    prop_oneof![
        4 => (some(), some()).prop_map(|(remove, add)| licenses(&remove, &add)),
        1 => some().prop_map(|all| Edit::Licenses(Members::Exactly(ids(&all)))),
        2 => prop_oneof![Just(types("a.example")), Just(types("b.example"))],
        1 => any::<bool>().prop_map(|enabled| Edit::SignIn(SignIn { enabled })),
        1 => Just(Edit::Deletion(Deletion)),
    ]
}

proptest! {
    #[test]
    fn every_source_row_is_accounted_for_once(
        wishes in proptest::collection::vec((proptest::option::weighted(0.9, 0..6_usize), any_edit()), 0..30),
    ) {
        let held: [Option<&[&str]>; 6] = [Some(&[]), Some(&["A"]), Some(&["A", "B"]), None, None, Some(&["C"])];
        let (people, known) = loaded(&held);
        let wishes: Vec<_> = wishes.into_iter().map(|(who, edit)| (who.map(|at| &people[at]), edit)).collect();
        let count = wishes.len() as u32;
        let planned_once = planned(&known, &pools(), wishes.clone());
        prop_assert_eq!(&planned_once, &planned(&known, &pools(), wishes));

        let Planned { plan, refused, unchanged, seats } = planned_once;
        let mut all = lines(&plan);
        all.extend(refused.iter().map(|refused| refused.line).chain(unchanged));
        all.sort_unstable();
        prop_assert_eq!(all, (1..=count).collect::<Vec<u32>>());

        let step = |row| plan.edit(row).unwrap().step(plan.before(row).as_ref());
        for row in 1..plan.len() {
            prop_assert!(step(row - 1) <= step(row));
            prop_assert_eq!(plan.end_of_step(row - 1) == row, step(row - 1) < step(row));
        }
        for pool in seats {
            let by_rows = i64::from(pool.freed) - i64::from(pool.taken);
            let difference = pool.effect.free_after.zip(pool.effect.free_before).map(|(after, before)| after - before);
            prop_assert!(difference.is_none_or(|difference| difference == by_rows));
        }
        prop_assert_eq!(Plan::from_text(&plan.to_text()), Some(plan));
    }

    #[test]
    fn reading_any_text_does_not_panic(text in ".{0,60}") {
        prop_assert_eq!(Plan::from_text(&text), None);
    }
}
