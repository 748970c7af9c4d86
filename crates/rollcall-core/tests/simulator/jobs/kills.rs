//! Pages that are closed at random moments.

use std::time::Duration;

use serde_json::json;

use crate::world::{Dice, World};

use super::{Page, all_applied, each_once, planned, removals};

/// Longer than some answers: what is sent before its entry is stored would be lost with the page.
const STORING: Duration = Duration::from_millis(60);

/// Answers take different times, so that a page can be closed between any two of them.
fn slow_down(world: &World) {
    let rule = |(ms, seed): (u64, u64)| json!({"route": "*", "probability": 0.3, "seed": seed, "fault": {"kind": "slow", "ms": ms}});
    let rules = [23, 41, 67, 30].into_iter().zip(1..).map(rule);
    world.control("POST", "faults", &rules.collect());
}

#[test]
fn a_job_whose_page_is_closed_at_random_carries_out_each_row_once() {
    for seed in 1..=4 {
        let world = World::new(120);
        let wishes = removals(&world);
        let plan = planned(&world, seed % 2 == 0, wishes);
        assert!(plan.len() >= 20, "{}", plan.len());
        slow_down(&world);
        let (mut page, dice) = (Page::new(&world), Dice::new(seed));
        page.store.takes = STORING;
        let mut closed = 0;
        while !page.run_for(&plan, dice.next() % 60) {
            closed += 1;
            assert!(closed < 2000, "it comes to no end");
        }
        assert!(closed >= 5, "{closed}");
        let job = page.run(&plan);
        all_applied(&job);
        each_once(&world, &plan);
    }
}

/// 2,000 rows, 20 pages: what the journal holds is enough each time.
#[test]
fn a_job_of_2000_rows_survives_20_closed_pages() {
    let world = World::new(2_300);
    let mut wishes = removals(&world);
    wishes.truncate(2_000);
    let plan = planned(&world, true, wishes);
    slow_down(&world);
    let (mut page, dice) = (Page::new(&world), Dice::new(8));
    page.store.takes = STORING;
    for _ in 0..20 {
        assert!(!page.run_for(&plan, dice.next() % 300));
    }
    let started = page.store.entries().len();
    assert!(started > 100, "{started}");
    let job = page.run(&plan);
    all_applied(&job);
    each_once(&world, &plan);
}
