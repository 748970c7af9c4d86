//! The form of the entries, and what they fold into.

use crate::sets::Set;
use std::rc::Rc;

use proptest::prelude::*;
use time::OffsetDateTime;

use super::*;
use crate::change::AnyValue;
use crate::jobs::samples::{ids, plan_of};

fn ending(verdict: Verdict) -> Ending {
    Ending {
        verdict,
        status: Some(200),
        code: None,
        tracking_id: Some("NA_1".into()),
        missing: Set::new(),
        at: OffsetDateTime::UNIX_EPOCH,
    }
}

fn ended(row: u32, verdict: Verdict) -> Entry {
    let ending = ending(verdict);
    Entry::Ended { row, ending }
}

fn started(row: u32) -> Entry {
    Entry::Started { row, before: None }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let verdict = proptest::sample::select(Verdict::ALL.to_vec());
    let status = || proptest::option::of(100..600_u16);
    let before = proptest::option::of(
        proptest::collection::vec("[a-z=]{0,5}", 0..4).prop_map(crate::sets::set_of),
    );
    prop_oneof![
        "[0-9a-f]{0,64}".prop_map(|plan| Entry::Begun { plan }),
        (0..9_u32, before).prop_map(|(row, before)| Entry::Started { row, before }),
        (0..9_u32).prop_map(|row| Entry::NotDone { row }),
        (
            0..9_u32,
            verdict,
            status(),
            proptest::option::of("[0-9]{0,6}"),
            -9_000_000_000_i64..9_000_000_000
        )
            .prop_map(|(row, verdict, status, code, at)| {
                let at = moment(at).unwrap();
                let ending = Ending {
                    verdict,
                    status,
                    code,
                    tracking_id: None,
                    missing: Set::new(),
                    at,
                };
                Entry::Ended { row, ending }
            }),
        status().prop_map(|status| Entry::Paused(Why::SameRefusals { status })),
        proptest::sample::select(vec![
            Entry::Paused(Why::Asked),
            Entry::Paused(Why::Outage),
            Entry::Paused(Why::SignInEnded),
            Entry::Paused(Why::NotStored),
            Entry::Paused(Why::FirstRows),
            Entry::Paused(Why::Interrupted),
            Entry::Continued,
            Entry::Cancelled,
            Entry::Finished,
        ]),
    ]
}

proptest! {
    #[test]
    fn an_entry_reads_back_and_no_part_of_its_line_does(entry in any_entry()) {
        let line = entry.to_line();
        prop_assert!(!line.contains('\n'));
        for end in 0..line.len() {
            prop_assert_eq!(line.get(..end).and_then(Entry::from_line), None);
        }
        prop_assert_eq!(Entry::from_line(&line), Some(entry));
    }

    #[test]
    fn reading_any_line_does_not_panic(line in ".{0,40}") {
        let _ = Entry::from_line(&line);
    }

    #[test]
    fn counts_agree_with_the_rows(entries in proptest::collection::vec(any_entry(), 0..40)) {
        let mut progress = Progress::new(Rc::new(plan_of(6)));
        progress.add_all(&entries);
        let ended = (0..6).filter(|row| matches!(progress.state(*row), Some(RowState::Ended(_))));
        prop_assert_eq!(ended.count() as u32, progress.ended());
        let counts: u32 = Verdict::ALL.into_iter().map(|verdict| progress.count(verdict)).sum();
        prop_assert_eq!(counts, progress.ended());
        prop_assert_ne!(progress.standing(), Standing::Running);
    }
}

#[test]
fn a_line_with_a_value_of_another_type_is_not_read() {
    for line in [
        r#"{"version":2,"plan":"a"}"#,
        r#"{"version":1,"plan":7}"#,
        r#"{"started":-1,"before":null}"#,
        r#"{"started":1}"#,
        r#"{"started":1,"before":[1]}"#,
        r#"{"started":4294967296,"before":null}"#,
        r#"{"paused":"maybe"}"#,
        r#"{"ended":1,"verdict":"fine","status":null,"code":null,"trackingId":null,"at":0}"#,
        r#"{"ended":1,"verdict":"applied","status":70000,"code":null,"trackingId":null,"at":0}"#,
        r#""begun""#,
        "null",
        "[]",
    ] {
        assert_eq!(Entry::from_line(line), None, "{line}");
    }
}

#[test]
fn the_last_entry_of_a_row_counts() {
    let mut progress = Progress::new(Rc::new(plan_of(3)));
    assert_eq!(progress.standing(), Standing::NotBegun);
    let plan = progress.plan().hash().to_string();
    let entries = [
        Entry::Begun { plan },
        started(0),
        started(1),
        ended(0, Verdict::Applied),
        Entry::NotDone { row: 1 },
        started(2),
        started(7),
    ];
    progress.add_all(&entries);
    let states: Vec<_> = (0..4).map(|row| progress.state(row)).collect();
    let expected = [
        RowState::Ended(Verdict::Applied),
        RowState::Waiting,
        RowState::Started,
    ];
    assert_eq!(states[..3], expected.map(Some));
    assert_eq!(states[3], None);
    assert_eq!(progress.standing(), Standing::Paused(Why::Interrupted));
    assert_eq!((progress.ended(), progress.count(Verdict::Applied)), (1, 1));
}

#[test]
fn what_was_applied_is_counted_apart_from_the_rest_and_the_last_row_gives_the_time() {
    let mut progress = Progress::new(Rc::new(plan_of(6)));
    assert_eq!(
        (progress.applied_and_not(), progress.last()),
        ((0, 0), None)
    );
    let verdicts = [
        Verdict::Applied,
        Verdict::AppliedDespiteError,
        Verdict::Partly,
        Verdict::NothingAsked,
        Verdict::Refused,
    ];
    let mut last = None;
    for (row, verdict) in (0..).zip(verdicts) {
        let entry = ended(row, verdict);
        if let Entry::Ended { ending, .. } = &entry {
            last = last.max(Some(ending.at));
        }
        progress.add(&entry);
    }
    assert_eq!(
        (progress.applied_and_not(), progress.last()),
        ((2, 2), last)
    );
    assert!(last.is_some());
}

#[test]
fn a_value_that_was_read_when_the_row_ran_is_remembered() {
    let mut progress = Progress::new(Rc::new(plan_of(2)));
    assert_eq!(progress.before(0), None);
    assert_eq!(progress.started_change(0), None);
    let before = Some(ids(&["B", "C"]));
    progress.add(&Entry::Started { row: 0, before });
    let change = progress.started_change(0).unwrap();
    assert_eq!(change.before, AnyValue::Licenses(ids(&["B", "C"])));
    assert_eq!(change.after, AnyValue::Licenses(ids(&["A", "B", "C"])));
}
