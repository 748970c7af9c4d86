//! Any answer at any time: a million of them, and each row is over in the end.

use crate::sets::Set;
use std::time::Duration;

use super::super::*;
use super::START;
use super::world::Dice;
use crate::change::Verdict;
use crate::jobs::ending::{Ending, Next};
use crate::jobs::samples::{ids, loaded_plan_of, mixed_plan, plan_of, swap_plan};

fn attempted(dice: &mut Dice) -> Attempted {
    let verdict = dice.roll(Verdict::ALL.len() as u64) as usize;
    let status = [None, Some(200), Some(403), Some(503), Some(0)];
    Attempted {
        ending: Ending {
            verdict: Verdict::ALL[verdict],
            status: status[dice.roll(5) as usize],
            code: (dice.roll(4) == 0).then(|| "400118".to_owned()),
            tracking_id: (dice.roll(2) == 0).then(|| "NA".to_owned()),
            missing: Set::new(),
            at: START,
        },
        next: match dice.roll(3) {
            0 => Next::Nothing,
            1 => Next::Again,
            _ => Next::ReadBack,
        },
        no_token: dice.roll(20) == 0,
    }
}

fn answer(effect: &Effect, dice: &mut Dice) -> Event {
    match effect {
        Effect::Read { row, .. } => Event::Read {
            row: *row,
            result: match dice.roll(4) {
                0 => Err(attempted(dice)),
                1 => Ok(AnyValue::SessionTypes(ids(&["3"]))),
                2 => Ok(AnyValue::Licenses(ids(&["A"]))),
                _ => Ok(AnyValue::Licenses(ids(&["B"]))),
            },
        },
        Effect::Apply { row, .. } | Effect::LookBack { row, .. } => Event::Attempted {
            row: *row,
            attempted: attempted(dice),
        },
        other => unreachable!("{other:?}"),
    }
}

/// Runs one job, and returns how many answers it took. If it is `cancelled`, that happens after some of them.
fn run(plan: &Rc<Plan>, seed: u64, cancelled: bool) -> u32 {
    let mut dice = Dice::new(seed);
    let mut run = Run::new(Rc::clone(plan));
    let (mut under_way, mut answers, mut now) = (Vec::new(), 0, START);
    let mut event = Event::ContinueRequested;
    while !run.progress().standing().is_over() {
        now += Duration::from_secs(60);
        let context = Context {
            now,
            room: 5,
            unit: 0.5,
        };
        for effect in run.step(event, &context) {
            if let Effect::Read { .. } | Effect::Apply { .. } | Effect::LookBack { .. } = effect {
                under_way.push(effect);
            }
        }
        assert!(answers < 100_000, "it comes to no end: {run:?}");
        event = match under_way.len() as u64 {
            _ if cancelled && answers == 50 => Event::CancelRequested,
            0 if matches!(run.progress().standing(), Standing::Paused(_)) => {
                Event::ContinueRequested
            }
            0 => Event::Tick,
            count => answer(&under_way.swap_remove(dice.roll(count) as usize), &mut dice),
        };
        answers += 1;
    }
    for row in 0..plan.len() {
        let state = run.progress().state(row);
        let over = matches!(state, Some(RowState::Ended(_)));
        let not_run = cancelled && state == Some(RowState::Waiting);
        assert!(over || not_run, "row {row}: {state:?}");
    }
    let all = run.progress().ended() == plan.len();
    assert_eq!(all, run.progress().standing() == Standing::Finished);
    answers
}

#[test]
fn after_any_answers_every_row_is_over() {
    let plans = [loaded_plan_of(100), plan_of(100), mixed_plan(), swap_plan()].map(Rc::new);
    let (mut answers, mut seed) = (0_u64, 0);
    while answers < 1_000_000 {
        for plan in &plans {
            seed += 1;
            answers += u64::from(run(plan, seed, seed % 3 == 0));
        }
    }
}
