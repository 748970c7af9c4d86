//! Results, the failed rows again, and the way back.

use crate::sets::Set;
use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use serde_json::Value;
use time::OffsetDateTime;
use webex_api::{OrgId, PersonId};

use super::*;
use crate::change::{AnyTarget, AnyValue, Verdict};
use crate::jobs::digest::Digest;
use crate::jobs::edit::{Edit, Members, SessionTypes};
use crate::jobs::ending::Ending;
use crate::jobs::journal::{Entry, Progress};
use crate::jobs::plan::{Facts, Known, Plan, Planned, Wish, plan};
use crate::jobs::samples::{ids, loaded_plan_of, people, plan_of, pool, swap_plan, title_plan};

fn ending(verdict: Verdict, status: Option<u16>) -> Ending {
    Ending {
        verdict,
        status,
        code: Some("400118".into()),
        tracking_id: None,
        missing: Set::new(),
        at: OffsetDateTime::from_unix_timestamp(1_795_680_000).unwrap(),
    }
}

fn ended(row: u32, verdict: Verdict, status: Option<u16>) -> Entry {
    let ending = Ending {
        tracking_id: Some(format!("NA_{row}")),
        ..ending(verdict, status)
    };
    Entry::Ended { row, ending }
}

fn started(row: u32) -> Entry {
    Entry::Started { row, before: None }
}

fn folded(plan: &Rc<Plan>, entries: &[Entry]) -> Progress {
    let mut progress = Progress::new(Rc::clone(plan));
    progress.add_all(entries);
    progress
}

/// Applied, refused, sent again and unclear, not run.
fn sample() -> (Rc<Plan>, Vec<Entry>) {
    let entries = vec![
        started(0),
        ended(0, Verdict::Applied, Some(204)),
        ended(1, Verdict::Refused, Some(400)),
        ended(2, Verdict::NoAnswer, None),
        started(2),
    ];
    (Rc::new(loaded_plan_of(4)), entries)
}

#[test]
fn each_row_has_its_result_in_both_files() {
    let (plan, entries) = sample();
    let rows = results(&folded(&plan, &entries));
    let verdicts: Vec<Verdict> = rows.iter().map(ResultRow::verdict).collect();
    use Verdict::{Applied, NeverSent, Refused};
    assert_eq!(verdicts, [Applied, Refused, NeverSent, NeverSent]);

    let text = to_csv(&rows);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(lines.len(), 4);
    let first = |name: &str| lines[0][name].as_str();
    assert_eq!(first("Person ID"), people(1)[0].as_str());
    for (name, cell) in [
        ("Line", "1"),
        ("Changed", "licenses"),
        ("Before", ""),
        ("After", "A"),
        ("Outcome", "applied"),
        ("Status", "204"),
        ("Tracking ID", "NA_0"),
        ("Time", "2026-11-26T08:00:00Z"),
    ] {
        assert_eq!(first(name), cell, "{name}");
    }
    assert_eq!(lines[1]["Code"], "400118");
    assert_eq!(
        (&*lines[3]["Outcome"], &*lines[3]["Time"]),
        ("neverSent", "")
    );

    let json: Value = serde_json::from_str(&to_json(&plan, &rows)).unwrap();
    assert_eq!(json["plan"], plan.hash().to_string());
    assert_eq!(json["rows"][0]["after"][0], "A");
    assert_eq!(json["rows"][1]["status"], 400);
    assert_eq!(json["rows"].as_array().unwrap().len(), 4);
}

/// The failed rows of a file of results, and those that were not run, are the rows of a further job, as they are.
#[test]
fn a_file_of_failed_rows_reads_back_as_those_rows() {
    let (plan, entries) = sample();
    let progress = folded(&plan, &entries);
    let failed: Vec<ResultRow> = results(&progress)
        .into_iter()
        .filter(|row| !row.verdict().is_applied())
        .collect();
    let text = to_csv(&failed);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let cell =
        |line: &BTreeMap<String, String>, name: &str| crate::csv::restore(&line[name]).to_owned();
    let wish = |line: &BTreeMap<String, String>| {
        let number = line["Line"].parse().unwrap();
        Wish::from_cells(number, &cell(line, "Person ID"), &cell(line, INSTRUCTION)).unwrap()
    };
    let wishes: Vec<Wish> = lines.iter().map(wish).collect();
    assert_eq!(
        wishes,
        [failed_again(&progress), not_run(&progress)].concat()
    );
    for line in &lines {
        assert!(!line["Outcome"].is_empty(), "{line:?}");
    }
    assert_eq!(
        (&*lines[0]["Status"], &*lines[0]["Tracking ID"]),
        ("400", "NA_1")
    );
    assert_eq!(Wish::from_cells(1, "P", "{}"), None);
    assert_eq!(Wish::from_cells(1, "P", "not JSON"), None);
}

#[test]
fn the_result_of_a_profile_tells_the_texts_of_its_edit() {
    let plan = Rc::new(title_plan());
    let row = result(&folded(&plan, &[]), 0).unwrap();
    assert_eq!(
        (&*row.before[0], &*row.after[0]),
        ("title=Engineer", "title=Head")
    );
}

#[test]
fn the_receipt_changes_with_any_result() {
    let (plan, entries) = sample();
    let receipt =
        |entries: &[Entry]| Digest::of_text(&to_json(&plan, &results(&folded(&plan, entries))));
    assert_eq!(receipt(&entries), receipt(&entries));
    let mut other = entries.clone();
    other.push(ended(2, Verdict::Applied, None));
    assert_ne!(receipt(&entries), receipt(&other));
}

#[test]
fn the_failed_rows_are_those_that_are_not_known_to_be_applied() {
    let (plan, entries) = sample();
    let failed = failed_again(&folded(&plan, &entries));
    let lines: Vec<u32> = failed.iter().map(|wish| wish.line).collect();
    assert_eq!(lines, [2, 3]);
    assert_eq!(failed[0].person.as_ref(), Some(&people(2)[1]));
    assert_eq!(Some(&failed[0].edit), plan.edit(1));
    let waiting = not_run(&folded(&plan, &entries));
    let lines: Vec<u32> = waiting.iter().map(|wish| wish.line).collect();
    assert_eq!(lines, [4]);
    let nothing = [ended(0, Verdict::NothingAsked, None)];
    let plan = Rc::new(plan_of(1));
    assert_eq!(failed_again(&folded(&plan, &nothing)), []);
    assert_eq!(not_run(&folded(&plan, &nothing)), []);
}

#[test]
fn of_a_row_that_was_applied_in_part_the_rest_is_planned_again() {
    let again = |plan: Plan, missing: &[&str]| {
        let ending = Ending {
            missing: ids(missing),
            ..ending(Verdict::Partly, Some(200))
        };
        let entries = [Entry::Ended { row: 0, ending }];
        failed_again(&folded(&Rc::new(plan), &entries))
            .remove(0)
            .edit
    };
    let rest = |remove: &[&str], add: &[&str]| {
        Edit::Licenses(Members::Change {
            remove: ids(remove),
            add: ids(add),
        })
    };
    assert_eq!(again(swap_plan(), &["A"]), rest(&[], &["A"]));
    assert_eq!(again(swap_plan(), &["B"]), rest(&["B"], &[]));
    // Where nothing of the edit is named, it is planned as it was.
    assert_eq!(again(swap_plan(), &["C"]), rest(&["B"], &["A"]));
    assert_eq!(again(swap_plan(), &[]), rest(&["B"], &["A"]));
    let title = title_plan().edit(0).unwrap().clone();
    assert_eq!(again(title_plan(), &["title"]), title);
}

#[test]
fn what_cannot_be_taken_back_is_named() {
    let (plan, mut entries) = sample();
    entries.push(ended(1, Verdict::Partly, Some(206)));
    let back = undo(&folded(&plan, &entries));
    let lines: Vec<u32> = back.wishes.iter().map(|wish| wish.line).collect();
    assert_eq!(lines, [1]);
    assert_eq!(
        back.wishes[0].edit,
        Edit::Licenses(Members::remove(ids(&["A"])))
    );
    let not_undone: Vec<_> = back
        .not_undone
        .iter()
        .map(|row| (row.row, row.fault))
        .collect();
    assert_eq!(
        not_undone,
        [(2, UndoFault::Unclear), (1, UndoFault::Partly)]
    );
    // Of a row whose missing members are known, the others are taken back.
    let swap = [
        Entry::Started {
            row: 0,
            before: Some(ids(&["B"])),
        },
        Entry::Ended {
            row: 0,
            ending: Ending {
                missing: ids(&["A"]),
                ..ending(Verdict::Partly, Some(206))
            },
        },
    ];
    let plan = Rc::new(swap_plan());
    let back = undo(&folded(&plan, &swap));
    let restored = Edit::Licenses(Members::Change {
        remove: ids(&[]),
        add: ids(&["B"]),
    });
    assert_eq!(back.wishes[0].edit, restored);
    let partly = PartlyDone {
        row: 0,
        missing: ids(&["A"]),
    };
    assert_eq!((back.partly, back.not_undone), (vec![partly], vec![]));
    // A value that was read when the row ran is in no record.
    let plan = Rc::new(plan_of(1));
    let back = undo(&folded(&plan, &[ended(0, Verdict::Applied, Some(200))]));
    assert_eq!(back.not_undone[0].fault, UndoFault::BeforeUnknown);
}

/// An organisation: who has which licences and session types.
#[derive(Clone, Debug, PartialEq)]
struct Organisation(BTreeMap<PersonId, [AnyValue; 2]>);

impl Organisation {
    fn place(target: &AnyTarget) -> Option<(&PersonId, usize)> {
        match target {
            AnyTarget::Licenses(of) => Some((&of.person, 0)),
            AnyTarget::SessionTypes(of) => Some((&of.person, 1)),
            _ => None,
        }
    }

    /// Runs a plan, and returns its journal.
    fn run(&mut self, plan: &Plan) -> Vec<Entry> {
        let mut entries = Vec::new();
        for row in 0..plan.len() {
            let target = plan.target(row).unwrap();
            let before = self.value(&target).unwrap();
            let change = plan.change(row, before.clone()).unwrap();
            let members = plan.before(row).is_none().then(|| before.members());
            entries.push(Entry::Started {
                row,
                before: members,
            });
            let verdict = match change.is_empty() {
                true => Verdict::NothingAsked,
                false => Verdict::Applied,
            };
            let (person, place) = Self::place(&target).unwrap();
            self.0.get_mut(person).unwrap()[place] = change.after;
            entries.push(ended(row, verdict, Some(200)));
        }
        entries
    }

    fn plan(&self, wishes: Vec<Wish>) -> Planned {
        let pools = ["A", "B", "C"].map(|id| pool(id, -1, 0));
        let facts = Facts {
            pools: &pools,
            home: Some(&OrgId::new("O")),
            me: None,
            full_admins: &[],
            known: self,
        };
        plan(&facts, &mut wishes.into_iter())
    }
}

impl Known for Organisation {
    fn has(&self, person: &PersonId) -> bool {
        self.0.contains_key(person)
    }

    fn value(&self, target: &AnyTarget) -> Option<AnyValue> {
        let (person, place) = Self::place(target)?;
        Some(self.0.get(person)?[place].clone())
    }
}

fn some_of(all: [&'static str; 3]) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(all.to_vec(), 0..=3)
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let licenses = || some_of(["A", "B", "C"]);
    prop_oneof![
        (licenses(), licenses()).prop_map(|(remove, add)| Edit::Licenses(Members::Change {
            remove: ids(&remove),
            add: ids(&add),
        })),
        licenses().prop_map(|all| Edit::Licenses(Members::Exactly(ids(&all)))),
        some_of(["1", "2", "3"]).prop_map(|all| Edit::SessionTypes(SessionTypes {
            site: "a.example".into(),
            types: Members::Exactly(ids(&all)),
        })),
    ]
}

proptest! {
    #[test]
    fn undoing_a_job_brings_everything_back(
        held in proptest::collection::vec((some_of(["A", "B", "C"]), some_of(["1", "2", "3"])), 8),
        edits in proptest::collection::vec((0..8_usize, any_edit()), 0..16),
    ) {
        let people = people(8);
        let values = held.iter().map(|(held, types)| [AnyValue::Licenses(ids(held)), AnyValue::SessionTypes(ids(types))]);
        let mut organisation = Organisation(people.iter().cloned().zip(values).collect());
        let at_first = organisation.clone();
        let wish = |((place, edit), line): ((usize, Edit), u32)| Wish { line, person: Some(people[place].clone()), edit };
        let planned = organisation.plan(edits.into_iter().zip(1..).map(wish).collect());
        let plan = Rc::new(planned.plan);
        let entries = organisation.run(&plan);
        let back = undo(&folded(&plan, &entries));
        prop_assert_eq!(back.not_undone, []);
        let back = organisation.plan(back.wishes);
        prop_assert_eq!(back.refused, []);
        organisation.run(&back.plan);
        prop_assert_eq!(organisation, at_first);
    }
}
