//! What others do meanwhile.

use rollcall_core::change::{AnyValue, Outcome, Target, Verdict};
use rollcall_core::jobs::journal::RowState;
use rollcall_core::session::runtime::ports::TabLock;
use webex_api::LicenseId;

use crate::browser::Browser;
use crate::world::World;

use super::{Page, planned, removals};

#[test]
fn a_row_that_another_administrator_changed_is_left_alone() {
    let world = World::new(60);
    let wishes = removals(&world);
    let plan = planned(&world, true, wishes);
    let person = plan.person(2).unwrap();
    let target = plan.target(2).unwrap();
    let read = || world.clock.run(target.read(&world.client)).unwrap().value;
    let has = |license: &LicenseId| match read() {
        AnyValue::Licenses(held) => held.contains(license),
        other => panic!("{other:?}"),
    };
    let gives = |license: LicenseId| {
        let change = world.license_change(&person, |set| {
            set.insert(license.clone());
        });
        !change.is_empty() && world.apply(&change).outcome == Outcome::Applied
    };
    let mut more = world.licenses().into_iter().map(|pool| pool.id);
    let changed = more.any(|license| !has(&license) && gives(license));
    assert!(changed, "somebody else changes the person");
    world.forget_ledger();
    let now = read();
    let job = Page::new(&world).run(&plan);
    let progress = job.progress();
    let state = progress.state(2);
    assert_eq!(state, Some(RowState::Ended(Verdict::ChangedByOthers)));
    assert_eq!(progress.ended(), plan.len());
    assert_eq!(world.writes().len(), plan.len() as usize - 1);
    assert_eq!(read(), now);
}

#[test]
fn one_tab_runs_a_job_and_another_is_refused() {
    let world = World::new(60);
    let wishes = removals(&world);
    let plan = planned(&world, true, wishes);
    let browser = Browser::new();
    let mut page = Page::new(&world);
    page.lock = browser.locks.clone();
    let name = format!("rollcall.job.{}", plan.hash());
    let held = world.clock.run(browser.locks.hold(&name));
    let job = page.resumed(&plan);
    let ports = page.ports(std::rc::Rc::new(|| ()));
    let refused = world.clock.run(job.drive(ports.clone()));
    assert!(refused.is_err());
    assert_eq!(world.ledger(), []);
    drop(held);
    assert!(world.clock.run(job.drive(ports)).is_ok());
    assert_eq!(job.progress().ended(), plan.len());
}
