//! Limits of Webex: obeyed exactly, without guessing, and predicted.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use rollcall_core::jobs::plan::Plan;
use serde_json::{Value, json};
use time::OffsetDateTime;
use webex_api::Clock;

use crate::world::World;

use super::{Page, all_applied, each_once, planned, removals};

/// So many requests pass before the limit counts.
const BURST: usize = 60;

const WRITE: &str = "PATCH /v1/licenses/users";

fn world_and_plan(people: usize, rows: usize) -> (World, Rc<Plan>) {
    let world = World::new(people);
    let mut wishes = removals(&world);
    wishes.truncate(rows);
    let plan = planned(&world, true, wishes);
    assert_eq!(plan.len() as usize, rows);
    (world, plan)
}

/// When each write was sent, in seconds.
fn write_times(world: &World) -> Vec<i64> {
    let ledger = world.control("GET", "ledger", &Value::Null);
    let writes = ledger.as_array().unwrap().iter();
    let writes = writes.filter(|entry| entry["method"] == "PATCH");
    writes.map(|entry| entry["at"].as_i64().unwrap()).collect()
}

fn http_date(at: OffsetDateTime) -> String {
    let format = time::macros::format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    );
    at.format(&format).unwrap()
}

/// Of every form of `Retry-After`: nothing is sent before it is over, but what was in flight.
#[test]
fn no_write_is_sent_before_a_pause_is_over() {
    let start = crate::clock::START;
    let date = http_date(start + Duration::from_secs(400));
    for (retry_after, seconds) in [("300", 300), (date.as_str(), 395), ("3600", 3_600)] {
        let (world, plan) = world_and_plan(140, 40);
        world.control(
            "POST",
            "faults",
            &json!([{"route": WRITE, "nth": 10, "fault": {"kind": "status", "status": 429, "retry_after": retry_after}}]),
        );
        let job = Page::new(&world).run(&plan);
        all_applied(&job);
        each_once(&world, &plan);
        let times = write_times(&world);
        let refused = times[9];
        let early = times[10..].iter().filter(|at| **at < refused + seconds);
        let early = early.count();
        assert!(early <= 6, "{early} writes came early: {times:?}");
        assert!(times.len() <= 46, "{}", times.len());
        let last = *times.last().unwrap();
        assert!(last < refused + seconds * 11 / 10 + 100, "{times:?}");
    }
}

/// The pause of one group is not one of another.
#[test]
fn reads_go_on_while_writes_wait() {
    let (world, plan) = world_and_plan(140, 30);
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "nth": 3, "fault": {"kind": "status", "status": 429, "retry_after": "60"}}]),
    );
    Page::new(&world).run(&plan);
    let ledger = world.control("GET", "ledger", &Value::Null);
    let ledger = ledger.as_array().unwrap();
    let refused = ledger
        .iter()
        .position(|entry| entry["status"] == 429)
        .unwrap();
    let at = ledger[refused]["at"].as_i64().unwrap();
    let reads = ledger[refused..]
        .iter()
        .filter(|entry| entry["method"] == "GET" && entry["at"].as_i64() < Some(at + 30));
    assert!(reads.count() > 0);
}

/// A limit that does not change: few refusals, near the ideal time, and the prediction after a tenth of the rows holds.
#[test]
fn a_fixed_limit_is_met_with_few_refusals_and_the_time_left_is_true() {
    let (mut good, mut runs) = (0, 0);
    let rates = [3.0, 5.0, 8.0, 20.0, 40.0];
    for (rate, hidden) in rates
        .into_iter()
        .flat_map(|rate| [(rate, false), (rate, true)])
    {
        let (world, plan) = world_and_plan(700, 400);
        world.control("POST", "rate", &json!({"rate": rate, "burst": BURST}));
        if hidden {
            let hide =
                json!([{"route": "*", "fault": {"kind": "headers", "remove": ["Retry-After"]}}]);
            world.control("POST", "faults", &hide);
        }
        let page = Page::new(&world);
        let job = page.resumed(&plan);
        let began = world.clock.now();
        let predicted: Rc<RefCell<Option<OffsetDateTime>>> = Rc::default();
        let clock = world.clock.clone();
        let told = Rc::clone(&predicted);
        let watch = move |job: &rollcall_core::jobs::driver::Job| {
            let snapshot = job.snapshot(clock.now());
            if let (true, Some(left)) = (snapshot.ended >= 40, snapshot.left) {
                told.borrow_mut().get_or_insert(clock.now() + left);
            }
        };
        world.clock.run(page.task(&job, watch));
        all_applied(&job);
        let took = (world.clock.now() - began).as_seconds_f64();
        let ledger = world.ledger();
        let refused = ledger.iter().filter(|sent| sent.status == 429).count();
        let share = refused as f64 / ledger.len() as f64;
        let ideal = (ledger.len() - refused - BURST) as f64 / rate;
        let predicted = predicted.borrow().expect("a prediction");
        let predicted = (predicted - began).as_seconds_f64();
        let figures = format!(
            "{rate} per second, hidden {hidden}: {took:.1} s of {ideal:.1} s, {:.1} % refused, predicted {predicted:.1} s",
            share * 100.0
        );
        assert!(share <= 0.03, "{figures}");
        assert!(rate > 20.0 || took <= 1.1 * ideal, "{figures}");
        runs += 1;
        good += u32::from((predicted / took - 1.0).abs() <= 0.2);
    }
    assert!(good * 10 >= runs * 9, "{good} of {runs} predictions held");
}
