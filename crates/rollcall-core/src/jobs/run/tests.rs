//! The machine: single events here, whole runs with a closed page in `interruptions`.

mod answers;
mod interruptions;
mod stopping;
mod world;

use crate::sets::Set;
use std::time::Duration;

use webex_api::{ApiError, ErrorKind};

use super::*;
use crate::change::Verdict;
use crate::jobs::ending::{Ending, Next};
use crate::jobs::run::limits::{ATTEMPTS, EQUAL_REFUSALS};
use crate::jobs::samples::{ids, loaded_plan_of, mixed_plan, plan_of};

/// No row at all.
const NO_ROW: [u32; 0] = [];

const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

fn context(seconds: u64) -> Context {
    Context {
        now: START + Duration::from_secs(seconds),
        room: 5,
        unit: 0.5,
    }
}

fn attempted(verdict: Verdict, status: Option<u16>, next: Next) -> Attempted {
    Attempted {
        ending: Ending {
            verdict,
            status,
            code: None,
            tracking_id: None,
            missing: Set::new(),
            at: START,
        },
        next,
        no_token: false,
    }
}

fn applied() -> Attempted {
    attempted(Verdict::Applied, Some(200), Next::Nothing)
}

fn refused(status: u16) -> Attempted {
    attempted(Verdict::Refused, Some(status), Next::Nothing)
}

fn unclear() -> Attempted {
    attempted(Verdict::NoAnswer, None, Next::ReadBack)
}

fn without_token() -> Attempted {
    let error = ApiError::new(ErrorKind::Unauthorized, "GET /people", "expired").with_status(401);
    Attempted::of_unread(&error, START)
}

/// A job of so many rows whose values are known, begun.
fn begun(rows: u32) -> (Run, Vec<Effect>) {
    let mut run = Run::new(Rc::new(loaded_plan_of(rows)));
    let effects = run.step(Event::ContinueRequested, &context(0));
    (run, effects)
}

fn over(run: &mut Run, row: u32, attempted: Attempted) -> Vec<Effect> {
    run.step(Event::Attempted { row, attempted }, &context(0))
}

/// The rows that effects send.
fn sent(effects: &[Effect]) -> Vec<u32> {
    let row = |effect: &Effect| match effect {
        Effect::Apply { row, .. } => Some(*row),
        _ => None,
    };
    effects.iter().filter_map(row).collect()
}

fn looked_back(effects: &[Effect]) -> Vec<u32> {
    let row = |effect: &Effect| match effect {
        Effect::LookBack { row, .. } => Some(*row),
        _ => None,
    };
    effects.iter().filter_map(row).collect()
}

fn recorded(effects: &[Effect]) -> Vec<&Entry> {
    fn entry(effect: &Effect) -> Option<&Entry> {
        match effect {
            Effect::Record(entry) => Some(entry),
            _ => None,
        }
    }
    effects.iter().filter_map(entry).collect()
}

fn woken(effects: &[Effect]) -> Option<OffsetDateTime> {
    let moment = |effect: &Effect| match effect {
        Effect::Wake(at) => Some(*at),
        _ => None,
    };
    effects.iter().find_map(moment)
}

#[test]
fn nothing_happens_before_the_administrator_starts_the_job() {
    let mut run = Run::new(Rc::new(plan_of(3)));
    for event in [Event::Tick, Event::SignInEnded, Event::PauseRequested] {
        assert_eq!(run.step(event, &context(0)), []);
    }
    assert_eq!(run.progress().standing(), Standing::NotBegun);
}

#[test]
fn a_row_is_recorded_before_it_is_sent_and_after() {
    let (mut run, effects) = begun(7);
    assert_eq!(sent(&effects), [0, 1, 2, 3, 4]);
    assert!(matches!(effects[0], Effect::Record(Entry::Begun { .. })));
    for (place, effect) in effects.iter().enumerate() {
        if let Effect::Apply { row, again, .. } = effect {
            let started = Entry::Started {
                row: *row,
                before: None,
            };
            assert_eq!(effects[place - 1], Effect::Record(started));
            assert!(!again);
        }
    }
    let effects = over(&mut run, 2, applied());
    assert!(matches!(recorded(&effects)[0], Entry::Ended { row: 2, .. }));
    assert_eq!(sent(&effects), [5]);
}

#[test]
fn a_job_finishes_when_every_row_is_over_and_an_empty_one_at_once() {
    let (mut run, _) = begun(2);
    assert!(!recorded(&over(&mut run, 0, refused(403))).contains(&&Entry::Finished));
    assert!(recorded(&over(&mut run, 1, applied())).contains(&&Entry::Finished));
    assert_eq!(run.progress().ended(), 2);
    assert_eq!(over(&mut run, 1, applied()), []);
    assert_eq!(run.step(Event::CancelRequested, &context(9)), []);
    let (_, effects) = begun(0);
    assert_eq!(recorded(&effects).last(), Some(&&Entry::Finished));
}

#[test]
fn a_value_that_is_not_known_is_read_and_recorded_before_the_row_is_sent() {
    let mut run = Run::new(Rc::new(plan_of(2)));
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(sent(&effects), NO_ROW);
    assert!(matches!(effects[1], Effect::Read { row: 0, .. }));
    let read = |held: &[&str]| Ok(AnyValue::Licenses(ids(held)));
    let effects = run.step(
        Event::Read {
            row: 0,
            result: read(&["B"]),
        },
        &context(0),
    );
    let started = Entry::Started {
        row: 0,
        before: Some(ids(&["B"])),
    };
    assert_eq!(recorded(&effects), [&started]);
    assert_eq!(sent(&effects), [0]);
    // The second has the licence already.
    let effects = run.step(
        Event::Read {
            row: 1,
            result: read(&["A"]),
        },
        &context(0),
    );
    assert_eq!(sent(&effects), NO_ROW);
    assert_eq!(
        run.progress().state(1),
        Some(RowState::Ended(Verdict::NothingAsked))
    );
}

#[test]
fn a_row_that_others_changed_is_marked_and_the_job_goes_on() {
    let (mut run, _) = begun(6);
    let others = attempted(Verdict::ChangedByOthers, None, Next::Nothing);
    let effects = over(&mut run, 0, others);
    assert_eq!(sent(&effects), [5]);
    assert_eq!(
        run.progress().state(0),
        Some(RowState::Ended(Verdict::ChangedByOthers))
    );
}

#[test]
fn an_unclear_row_is_read_back_before_it_is_sent_again() {
    let (mut run, _) = begun(1);
    let effects = over(&mut run, 0, unclear());
    assert_eq!(recorded(&effects), [] as [&Entry; 0]);
    // Half of the first window of 0.5 s.
    assert_eq!(woken(&effects), Some(START + Duration::from_millis(250)));
    // A timer that fires early is set again.
    let effects = run.step(Event::Tick, &context(0));
    assert_eq!(effects, [Effect::Wake(START + Duration::from_millis(250))]);
    let effects = run.step(Event::Tick, &context(1));
    assert_eq!(effects.len(), 1);
    assert_eq!(looked_back(&effects), [0]);
    let effects = over(&mut run, 0, unclear());
    assert_eq!(recorded(&effects), [&Entry::NotDone { row: 0 }]);
    let effects = run.step(Event::Tick, &context(2));
    assert!(matches!(
        &effects[1],
        Effect::Apply {
            row: 0,
            again: true,
            ..
        }
    ));
    over(
        &mut run,
        0,
        attempted(Verdict::AppliedEarlier, None, Next::Nothing),
    );
    assert_eq!(run.progress().standing(), Standing::Finished);
}

#[test]
fn attempts_end() {
    for failure in [
        attempted(Verdict::NothingSent, Some(503), Next::Again),
        attempted(Verdict::NotReadBack, None, Next::ReadBack),
    ] {
        let (mut run, mut effects) = begun(1);
        let mut seconds = 0;
        for _ in 1..ATTEMPTS {
            assert_eq!(run.under_way(), 1, "{effects:?}");
            over(&mut run, 0, failure.clone());
            seconds += 60;
            effects = run.step(Event::Tick, &context(seconds));
        }
        over(&mut run, 0, failure.clone());
        let verdict = failure.ending.verdict;
        assert_eq!(run.progress().state(0), Some(RowState::Ended(verdict)));
    }
}

#[test]
fn a_step_begins_when_the_one_before_is_over() {
    // Two rows that free a seat, then three that take one.
    let mut run = Run::new(Rc::new(mixed_plan()));
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(sent(&effects), [0, 1]);
    assert_eq!(sent(&over(&mut run, 1, applied())), NO_ROW);
    assert_eq!(sent(&over(&mut run, 0, unclear())), NO_ROW);
    assert_eq!(looked_back(&run.step(Event::Tick, &context(9))), [0]);
    assert_eq!(sent(&over(&mut run, 0, applied())), [2, 3, 4]);
}

#[test]
fn a_journal_of_another_plan_is_not_taken_up() {
    let plan = Rc::new(loaded_plan_of(3));
    let begun = |plan: &Plan| Entry::Begun {
        plan: plan.hash().to_string(),
    };
    assert!(Run::resume(Rc::clone(&plan), &[begun(&plan)]).is_some());
    assert!(Run::resume(Rc::clone(&plan), &[begun(&loaded_plan_of(2))]).is_none());
    assert!(Run::resume(Rc::clone(&plan), &[Entry::Continued]).is_none());
    assert!(Run::resume(plan, &[]).is_some());
}

#[test]
fn a_resumed_job_reads_back_what_was_under_way_before_anything_else() {
    let plan = Rc::new(loaded_plan_of(9));
    let started = |row| Entry::Started { row, before: None };
    let begun = Entry::Begun {
        plan: plan.hash().to_string(),
    };
    let mut run = Run::resume(plan, &[begun, started(0), started(3)]).unwrap();
    assert_eq!(
        run.progress().standing(),
        Standing::Paused(Why::Interrupted)
    );
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(
        (looked_back(&effects), sent(&effects)),
        (vec![0, 3], vec![])
    );
    // Nothing of the first is there: it waits until the other is known too.
    let effects = over(&mut run, 0, unclear());
    assert_eq!(recorded(&effects), [&Entry::NotDone { row: 0 }]);
    assert_eq!(sent(&run.step(Event::Tick, &context(9))), NO_ROW);
    let event = Event::Attempted {
        row: 3,
        attempted: applied(),
    };
    let effects = run.step(event, &context(9));
    assert_eq!(sent(&effects), [0, 1, 2, 4, 5]);
}
