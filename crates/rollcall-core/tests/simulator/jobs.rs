//! Whole jobs against the simulated Webex: every row takes the one path of writes, whatever Webex answers.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

use rollcall_core::change::{AnyTarget, AnyValue, Outcome, Target, Verdict};
use rollcall_core::jobs::edit::{Edit, Members};
use rollcall_core::jobs::ending::Attempted;
use rollcall_core::jobs::journal::{Entry, Progress, RowState, Standing};
use rollcall_core::jobs::plan::{Facts, Known, Plan, Wish, plan};
use rollcall_core::jobs::report::undo;
use rollcall_core::jobs::run::{Context, Effect, Event, Run};
use serde_json::{Value, json};
use time::OffsetDateTime;
use webex_api::{Clock, LicenseId, PersonId};

use crate::world::World;

/// Who has which licences.
type Held = BTreeMap<PersonId, BTreeSet<LicenseId>>;

fn held(world: &World) -> Held {
    let people = world.people().into_iter();
    let entry =
        |person: webex_api::Person| (person.id, person.licenses.into_iter().flatten().collect());
    people.map(entry).collect()
}

/// What a page has loaded, or only who there is.
struct Loaded {
    held: Held,
    with_values: bool,
}

impl Known for Loaded {
    fn has(&self, person: &PersonId) -> bool {
        self.held.contains_key(person)
    }

    fn value(&self, target: &AnyTarget) -> Option<AnyValue> {
        match target {
            AnyTarget::Licenses(of) if self.with_values => {
                Some(AnyValue::Licenses(self.held.get(&of.person)?.clone()))
            }
            _ => None,
        }
    }
}

fn planned(world: &World, with_values: bool, wishes: Vec<Wish>) -> Rc<Plan> {
    let (pools, held) = (world.licenses(), held(world));
    let facts = Facts {
        pools: &pools,
        home: None,
        me: None,
        known: &Loaded { held, with_values },
    };
    let planned = plan(&facts, &mut wishes.into_iter());
    assert_eq!(planned.refused, []);
    world.forget_ledger();
    Rc::new(planned.plan)
}

/// Takes a licence away from everybody who has it, from one that many have and Webex lets go.
fn removals(world: &World) -> Vec<Wish> {
    let held = held(world);
    let removable = |license: &LicenseId| {
        let holders = held.iter().filter(|(_, held)| held.contains(license));
        let Some((person, _)) = holders.clone().next() else {
            return false;
        };
        let change = world.license_change(person, |set| {
            set.remove(license);
        });
        let goes = holders.count() >= 10 && world.apply(&change).outcome == Outcome::Applied;
        let back = world.license_change(person, |set| {
            set.insert(license.clone());
        });
        goes && world.apply(&back).outcome == Outcome::Applied
    };
    let pools = world.licenses().into_iter().map(|pool| pool.id);
    let license = pools
        .into_iter()
        .find(removable)
        .expect("a licence that can be removed");
    let edit = Edit::Licenses(Members::remove([license.clone()].into()));
    let holders = held.into_iter().filter(|(_, held)| held.contains(&license));
    let wish = |((person, _), line)| Wish {
        line,
        person: Some(person),
        edit: edit.clone(),
    };
    holders.zip(1..).map(wish).collect()
}

/// Does what the run wants, one effect after the other, until it is finished or `effects` were done.
fn run(world: &World, plan: &Rc<Plan>, journal: &mut Vec<Entry>, mut effects: usize) -> Run {
    let mut run = Run::resume(Rc::clone(plan), journal).unwrap();
    let mut events = vec![Event::ContinueRequested];
    let mut wake = OffsetDateTime::UNIX_EPOCH;
    while run.progress().standing() != Standing::Finished {
        let event = events.pop().unwrap_or_else(|| {
            let wait = Duration::try_from(wake - world.clock.now()).unwrap_or_default();
            world.clock.run(world.clock.sleep(wait));
            Event::Tick
        });
        let context = Context {
            now: world.clock.now(),
            room: 5,
            unit: 0.5,
        };
        for effect in run.step(event, &context) {
            if effects == 0 {
                return run;
            }
            effects -= 1;
            let client = &world.client;
            match effect {
                Effect::Record(entry) => {
                    if let Entry::Paused(_) = entry {
                        events.push(Event::ContinueRequested);
                    }
                    // As it comes back from storage.
                    journal.push(Entry::from_line(&entry.to_line()).unwrap());
                }
                Effect::Read { row, target } => {
                    let read = world.clock.run(target.read(client));
                    let now = world.clock.now();
                    let result = read.map(|reply| reply.value);
                    let result = result.map_err(|error| Attempted::of_unread(&error, now));
                    events.push(Event::Read { row, result });
                }
                Effect::Apply { row, change, again } => {
                    let earlier = if again { change.asked() } else { Vec::new() };
                    let report = world
                        .clock
                        .run(change.apply_after(client, &earlier, |_| ()));
                    let attempted = Attempted::of(&report);
                    events.push(Event::Attempted { row, attempted });
                }
                Effect::LookBack { row, change } => {
                    let attempted = Attempted::of(&world.clock.run(change.look_back(client)));
                    events.push(Event::Attempted { row, attempted });
                }
                Effect::StopUnsent => {}
                Effect::Wake(at) => wake = at,
            }
        }
    }
    run
}

/// Faults of one in twenty requests each, for reads and writes.
fn arm(world: &World, seed: u64) {
    let write = "PATCH /v1/licenses/users";
    let faults = [
        (
            write,
            json!({"kind": "status", "status": 500, "after_apply": true}),
        ),
        (write, json!({"kind": "status", "status": 502})),
        (write, json!({"kind": "status", "status": 503})),
        (write, json!({"kind": "drop", "after_apply": true})),
        (write, json!({"kind": "drop"})),
        (write, json!({"kind": "hang", "after_apply": true})),
        (write, json!({"kind": "status", "status": 429})),
        ("GET /v1/people/*", json!({"kind": "status", "status": 500})),
        ("GET /v1/people/*", json!({"kind": "drop"})),
    ];
    let rule = |((route, fault), seed): ((&str, Value), u64)| json!({"route": route, "probability": 0.05, "seed": seed, "fault": fault});
    let rules = faults.into_iter().zip(seed..).map(rule);
    world.control("POST", "faults", &rules.collect());
}

fn all_applied(progress: &Progress) {
    for row in 0..progress.plan().len() {
        let state = progress.state(row);
        let applied = matches!(state, Some(RowState::Ended(verdict)) if verdict.is_applied());
        assert!(applied, "row {row}: {state:?}");
    }
}

/// Every row is carried out once, as the simulator's ledger has it, and nothing else is changed.
fn each_once(world: &World, plan: &Plan) {
    let changed = world.writes().into_iter().filter(|sent| sent.changed);
    assert_eq!(changed.count(), plan.len() as usize);
}

#[test]
fn faults_of_every_kind_lose_no_row_and_double_none_and_the_way_back_leads_back() {
    for seed in 1..=6 {
        let world = World::new(60);
        let wishes = removals(&world);
        let at_first = held(&world);
        let plan = planned(&world, seed % 2 == 0, wishes);
        assert!(plan.len() >= 10);
        arm(&world, 1000 * seed);
        let mut journal = Vec::new();
        let job = run(&world, &plan, &mut journal, usize::MAX);
        all_applied(job.progress());
        each_once(&world, &plan);
        let failed = world.ledger().into_iter().filter(|sent| sent.status >= 429);
        assert!(failed.count() > 2, "the faults took place");

        world.control("DELETE", "faults", &Value::Null);
        assert_ne!(held(&world), at_first);
        let back = undo(job.progress());
        assert_eq!(back.not_undone, []);
        let plan = planned(&world, true, back.wishes);
        run(&world, &plan, &mut Vec::new(), usize::MAX);
        assert_eq!(held(&world), at_first);
    }
}

#[test]
fn a_job_whose_page_is_closed_again_and_again_carries_out_each_row_once() {
    let world = World::new(60);
    let wishes = removals(&world);
    let plan = planned(&world, false, wishes);
    arm(&world, 77);
    let mut journal = Vec::new();
    for effects in [3, 1, 8, 2, 13, 5, 9, 4, 7, 6, 11, 10] {
        run(&world, &plan, &mut journal, effects);
    }
    let job = run(&world, &plan, &mut journal, usize::MAX);
    all_applied(job.progress());
    each_once(&world, &plan);
}

#[test]
fn a_row_that_another_administrator_changed_is_left_alone() {
    let world = World::new(60);
    let wishes = removals(&world);
    let plan = planned(&world, true, wishes);
    let person = plan.person(2).unwrap();
    let target = plan.target(2).unwrap();
    let more = world.licenses().into_iter().map(|pool| pool.id);
    let has = |license: &LicenseId| {
        held(&world)
            .get(&person)
            .is_some_and(|held| held.contains(license))
    };
    let gives = |license: LicenseId| {
        let change = world.license_change(&person, |set| {
            set.insert(license.clone());
        });
        !change.is_empty() && world.apply(&change).outcome == Outcome::Applied
    };
    assert!(
        more.filter(|license| !has(license)).any(gives),
        "somebody else changes the person"
    );
    world.forget_ledger();
    let now = world.clock.run(target.read(&world.client)).unwrap().value;
    let job = run(&world, &plan, &mut Vec::new(), usize::MAX);
    assert_eq!(
        job.progress().state(2),
        Some(RowState::Ended(Verdict::ChangedByOthers))
    );
    assert_eq!(job.progress().ended(), plan.len());
    assert_eq!(world.writes().len(), plan.len() as usize - 1);
    assert_eq!(
        world.clock.run(target.read(&world.client)).unwrap().value,
        now
    );
}
