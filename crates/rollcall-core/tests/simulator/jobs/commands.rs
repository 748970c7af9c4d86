//! Pause, cancel, the end of the sign-in, and a journal that cannot be stored.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use rollcall_core::change::Verdict;
use rollcall_core::jobs::driver::{Job, Storage};
use rollcall_core::jobs::journal::{RowState, Standing, Why};
use rollcall_core::jobs::plan::Plan;
use serde_json::json;
use webex_api::{ApiError, Clock, SingleFlight};

use crate::world::World;

use super::{Page, all_applied, each_once, is_paused, planned, removals};

const WRITE: &str = "PATCH /v1/licenses/users";

fn world_and_plan(people: usize) -> (World, Rc<Plan>) {
    let world = World::new(people);
    let wishes = removals(&world);
    let plan = planned(&world, true, wishes);
    (world, plan)
}

/// Runs a job beside a script of what the administrator does.
fn beside(page: &Page<'_>, job: &Job, script: impl Future<Output = ()>) {
    let task = page.task(job, |_| ());
    let both = async { futures_util::future::join(task, script).await };
    page.world.clock.run(both);
}

#[test]
fn after_a_cancel_nothing_is_sent_and_what_has_left_is_finished() {
    let (world, plan) = world_and_plan(120);
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "fault": {"kind": "slow", "ms": 700}}]),
    );
    let page = Page::new(&world);
    let job = page.resumed(&plan);
    let sent = RefCell::new((0, 0));
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_millis(3_000)).await;
        let writes = world.ledger().len();
        job.cancel();
        world.clock.sleep(Duration::from_millis(100)).await;
        let during = world.writes().len();
        world.clock.sleep(Duration::from_millis(60_000)).await;
        *sent.borrow_mut() = (during, world.writes().len());
        assert!(writes > 0);
    });
    let (during, after) = sent.into_inner();
    assert_eq!(during, after, "a write was sent after the cancel");
    let progress = job.progress();
    assert_eq!(progress.standing(), Standing::Cancelled);
    let count = |wanted: fn(RowState) -> bool| {
        let states = (0..plan.len()).filter_map(|row| progress.state(row));
        states.filter(|state| wanted(*state)).count()
    };
    let done = count(|state| matches!(state, RowState::Ended(Verdict::Applied)));
    let waiting = count(|state| state == RowState::Waiting);
    assert_eq!(done + waiting, plan.len() as usize);
    assert_eq!(done, after, "each write that left has an outcome");
    assert!(waiting > 0);
}

#[test]
fn a_pause_sends_nothing_until_it_is_over() {
    let (world, plan) = world_and_plan(120);
    let mut page = Page::new(&world);
    page.patient = false;
    let job = page.resumed(&plan);
    // Webex asks for a minute; the administrator pauses meanwhile.
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "nth": 9, "fault": {"kind": "status", "status": 429, "retry_after": "60"}}]),
    );
    beside(&page, &job, async {
        while job.snapshot(world.clock.now()).waits_until.is_none() {
            world.clock.sleep(Duration::from_millis(5)).await;
        }
        job.pause();
        world.clock.sleep(Duration::from_secs(300)).await;
        let sent = world.ledger().len();
        assert!(is_paused(&job, Why::Asked));
        assert_eq!(job.snapshot(world.clock.now()).under_way, 0);
        world.clock.sleep(Duration::from_secs(300)).await;
        assert_eq!(world.ledger().len(), sent);
        job.go_on();
    });
    all_applied(&job);
    each_once(&world, &plan);
}

#[test]
fn the_first_rows_are_run_alone() {
    let (world, plan) = world_and_plan(60);
    let mut page = Page::new(&world);
    page.patient = false;
    let job = Job::new(Rc::clone(&plan));
    job.go_on_with_first(5);
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_secs(60)).await;
        assert!(is_paused(&job, Why::FirstRows));
        assert_eq!(job.progress().ended(), 5);
        assert_eq!(world.writes().len(), 5);
        job.go_on();
    });
    all_applied(&job);
}

#[test]
fn a_401_in_mid_run_is_one_refresh_and_no_failed_row() {
    let (world, plan) = world_and_plan(120);
    let refreshes = Rc::new(RefCell::new(0));
    let first = world.mint(json!({"expires_in": 3}));
    let second = world.mint(json!({}));
    let tokens = {
        let refreshes = Rc::clone(&refreshes);
        SingleFlight::new(Some(first), move |_| {
            *refreshes.borrow_mut() += 1;
            let token = second.clone();
            Box::pin(async move { Ok(token) })
        })
    };
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "fault": {"kind": "slow", "ms": 400}}]),
    );
    let mut page = Page::new(&world);
    page.client = world.client_with(Rc::new(tokens));
    page.patient = false;
    let job = page.run(&plan);
    assert_eq!(*refreshes.borrow(), 1);
    all_applied(&job);
    each_once(&world, &plan);
}

#[test]
fn the_end_of_the_sign_in_pauses_the_job_and_loses_nothing() {
    let (world, plan) = world_and_plan(120);
    let tokens = Rc::new(SingleFlight::new(Some(world.mint(json!({}))), |_| {
        Box::pin(async { Err(ApiError::signed_out()) })
    }));
    let mut page = Page::new(&world);
    page.client = world.client_with(tokens.clone());
    page.patient = false;
    let job = page.resumed(&plan);
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "fault": {"kind": "slow", "ms": 300}}]),
    );
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_secs(1)).await;
        tokens.set(None);
        world.clock.sleep(Duration::from_secs(60)).await;
        assert!(is_paused(&job, Why::SignInEnded));
        assert!(job.progress().ended() < plan.len());
        tokens.set(Some(world.mint(json!({}))));
        job.go_on();
    });
    all_applied(&job);
    each_once(&world, &plan);
}

#[test]
fn a_job_that_cannot_be_stored_says_so_and_sends_nothing_before_a_yes() {
    let (world, plan) = world_and_plan(60);
    let mut page = Page::new(&world);
    page.patient = false;
    page.store.full.set(true);
    let job = page.resumed(&plan);
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_secs(60)).await;
        assert!(is_paused(&job, Why::NotStored));
        let snapshot = job.snapshot(world.clock.now());
        assert_eq!(snapshot.storage, Storage::Failed);
        // Trying again does not help.
        job.go_on();
        world.clock.sleep(Duration::from_secs(60)).await;
        assert!(is_paused(&job, Why::NotStored));
        assert_eq!(world.ledger(), []);
        job.go_on_without_journal();
    });
    assert_eq!(page.store.entries(), []);
    all_applied(&job);
    each_once(&world, &plan);
}

#[test]
fn a_store_that_is_full_in_mid_run_loses_no_entry_once_there_is_room() {
    let (world, plan) = world_and_plan(120);
    let mut page = Page::new(&world);
    page.patient = false;
    let job = page.resumed(&plan);
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "fault": {"kind": "slow", "ms": 300}}]),
    );
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_secs(1)).await;
        page.store.full.set(true);
        world.clock.sleep(Duration::from_secs(60)).await;
        assert!(is_paused(&job, Why::NotStored));
        page.store.full.set(false);
        job.go_on();
    });
    all_applied(&job);
    each_once(&world, &plan);
    let again = Job::resume(Rc::clone(&plan), &page.store.entries()).unwrap();
    assert_eq!(again.progress().standing(), Standing::Finished);
    all_applied(&again);
}

#[test]
fn equal_refusals_pause_and_ask() {
    let (world, plan) = world_and_plan(200);
    world.control(
        "POST",
        "faults",
        &json!([{"route": WRITE, "fault": {"kind": "status", "status": 403}}]),
    );
    let mut page = Page::new(&world);
    page.patient = false;
    let job = page.resumed(&plan);
    beside(&page, &job, async {
        world.clock.sleep(Duration::from_secs(600)).await;
        assert!(is_paused(&job, Why::SameRefusals { status: Some(403) }));
        let sent = world.writes().len();
        assert!((20..=26).contains(&sent), "{sent}");
        job.cancel();
    });
    assert_eq!(job.progress().standing(), Standing::Cancelled);
}
