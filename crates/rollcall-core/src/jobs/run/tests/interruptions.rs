//! A page that is closed at any moment: each row is carried out once, and its outcome is reported as it is.

use proptest::prelude::*;

use super::super::*;
use super::NO_ROW;
use super::world::{Dice, World};
use crate::change::Verdict;
use crate::jobs::samples::{loaded_plan_of, plan_of};

/// Runs to the end and compares what is reported with what Webex has.
fn finish(world: &mut World, plan: &Rc<Plan>) {
    let run = world.page(plan, u32::MAX);
    for row in 0..plan.len() {
        let Some(RowState::Ended(verdict)) = run.progress().state(row) else {
            panic!("row {row} is not over: {run:?}");
        };
        let times = world.carried_out.get(&row).copied().unwrap_or(0);
        assert!(times <= 1, "row {row} was carried out {times} times");
        let known = !matches!(verdict, Verdict::NotReadBack | Verdict::NoAnswer);
        if known {
            assert_eq!(
                verdict.is_applied(),
                times == 1,
                "row {row} is reported as {verdict:?}"
            );
        }
        if world.faults == 0 {
            assert_eq!(times, 1, "row {row} was lost: {verdict:?}");
        }
    }
    let mut folded = Progress::new(Rc::clone(plan));
    folded.add_all(&world.journal);
    assert_eq!(folded.standing(), Standing::Finished);
    assert_eq!(folded.ended(), plan.len());
    for row in 0..plan.len() {
        assert_eq!(folded.state(row), run.progress().state(row));
    }
}

/// Every prefix of what a page does: also between two records of one step.
#[test]
fn a_job_resumes_from_any_prefix() {
    for plan in [loaded_plan_of(8), plan_of(8)].map(Rc::new) {
        for faults in [0, 30] {
            let mut whole = World::new(7, faults);
            whole.page(&plan, u32::MAX);
            for effects in 0..4 * whole.journal.len() as u32 {
                let mut world = World::new(7, faults);
                world.page(&plan, effects);
                finish(&mut world, &plan);
            }
        }
    }
}

/// The journal can also lose its end, if the browser had not written it to the disk yet.
#[test]
fn rows_that_the_journal_knows_as_started_are_read_back_from_any_prefix() {
    let plan = Rc::new(loaded_plan_of(12));
    let mut whole = World::new(3, 20);
    whole.page(&plan, u32::MAX);
    for length in 1..=whole.journal.len() {
        let prefix = &whole.journal[..length];
        let mut run = Run::resume(Rc::clone(&plan), prefix).unwrap();
        let started = (0..12).filter(|row| run.progress().state(*row) == Some(RowState::Started));
        let started: Vec<u32> = started.collect();
        let effects = run.step(Event::ContinueRequested, &super::context(0));
        if started.is_empty() {
            continue;
        }
        assert_eq!(super::sent(&effects), NO_ROW);
        assert_eq!(
            super::looked_back(&effects),
            started[..started.len().min(5)]
        );
    }
}

#[test]
fn a_job_of_2000_rows_survives_20_closed_pages() {
    for faults in [0, 5] {
        let plan = Rc::new(loaded_plan_of(2000));
        let mut world = World::new(11, faults);
        let mut dice = Dice::new(5);
        for _ in 0..20 {
            world.page(&plan, dice.roll(400) as u32);
        }
        finish(&mut world, &plan);
        let applied = world.carried_out.len();
        // A refusal is the only fault that lasts.
        assert!(applied >= 2000 - 2000 * faults as usize / 100, "{applied}");
        assert!(world.looks > 0);
    }
}

/// 1,000 jobs of 200 rows with five faults in a hundred requests, and one of 100,000 rows with one in a hundred.
#[test]
fn many_jobs_lose_nothing_and_double_nothing() {
    let plan = Rc::new(loaded_plan_of(200));
    for seed in 1..=1_000 {
        finish(&mut World::new(seed, 5), &plan);
    }
    let mut world = World::new(17, 1);
    finish(&mut world, &Rc::new(loaded_plan_of(100_000)));
    assert!(world.carried_out.len() > 99_000);
}

proptest! {
    #[test]
    fn closed_pages_and_faults_lose_nothing_and_double_nothing(
        seed in any::<u64>(),
        faults in 0..60_u64,
        closed_after in proptest::collection::vec(0..60_u32, 0..6),
        is_known in any::<bool>(),
        rows in 0..20_u32,
    ) {
        let plan = Rc::new(if is_known { loaded_plan_of(rows) } else { plan_of(rows) });
        let mut world = World::new(seed, faults);
        for effects in closed_after {
            world.page(&plan, effects);
        }
        finish(&mut world, &plan);
    }

    /// Events in any order, sensible or not.
    #[test]
    fn no_sequence_of_events_panics_or_sends_too_much(
        seed in any::<u64>(),
        count in 0..300_u32,
    ) {
        let plan = Rc::new(plan_of(6));
        let mut run = Run::new(plan);
        let mut dice = Dice::new(seed);
        let mut cancelled = false;
        for second in 0..count {
            let row = dice.roll(8) as u32;
            let attempted = match dice.roll(5) {
                0 => super::applied(),
                1 => super::refused(400),
                2 => super::unclear(),
                3 => super::without_token(),
                _ => super::attempted(Verdict::NotReadBack, None, crate::jobs::ending::Next::ReadBack),
            };
            let held: &[&str] = if dice.roll(4) == 0 { &["A"] } else { &["B"] };
            let event = match dice.roll(14) {
                0 => Event::PauseRequested,
                1 | 2 => Event::ContinueRequested,
                3 => Event::SignInEnded,
                4 => Event::FirstRequested { rows: dice.roll(4) as u32 },
                5 if dice.roll(9) == 0 => Event::CancelRequested,
                6 => Event::NotSent { row },
                7 | 8 => Event::Tick,
                9 | 10 => Event::Read { row, result: Ok(AnyValue::Licenses(crate::jobs::samples::ids(held))) },
                11 => Event::Read { row, result: Err(attempted) },
                _ => Event::Attempted { row, attempted },
            };
            cancelled |= matches!(event, Event::CancelRequested);
            let standing = run.progress().standing();
            let effects = run.step(event, &super::context(u64::from(second)));
            prop_assert!(run.under_way() <= 5);
            if cancelled || standing.is_over() {
                prop_assert_eq!(super::sent(&effects), NO_ROW);
            }
            if !matches!(run.progress().standing(), Standing::Running | Standing::Paused(_) | Standing::Finished) {
                prop_assert_eq!(super::sent(&effects), NO_ROW);
            }
        }
    }
}
