//! Whole jobs against the simulated Webex: every row takes the one path of writes, several at once, whatever Webex answers.

mod commands;
mod faults;
mod found;
mod kills;
mod kinds;
mod others;
mod pace;
mod script;
mod way_back;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use rollcall_core::change::{AnyTarget, AnyValue, Operation};
use rollcall_core::jobs::driver::{Job, Journal, NotStored, Ports};
use rollcall_core::jobs::edit::{Edit, Members};
use rollcall_core::jobs::journal::{Entry, Standing, Why};
use rollcall_core::jobs::plan::{Facts, Known, Plan, Wish, plan};
use rollcall_core::session::runtime::ports::TabLock;
use webex_api::{Client, Clock as _, LicenseId, LocalBoxFuture, Person, PersonId};

use crate::browser::Browser;
use crate::clock::VirtualClock;
use crate::transport::yield_once;
use crate::world::{Dice, World};

/// The journal of a job as the browser stores it. It outlives pages.
#[derive(Clone)]
struct Store {
    lines: Rc<RefCell<Vec<String>>>,
    full: Rc<Cell<bool>>,
    /// How long it takes until something is stored.
    takes: Duration,
    clock: VirtualClock,
}

impl Store {
    fn entries(&self) -> Vec<Entry> {
        let lines = self.lines.borrow();
        let entries: Option<Vec<Entry>> = lines.iter().map(|line| Entry::from_line(line)).collect();
        entries.expect("every line reads back")
    }
}

impl Journal for Store {
    fn append(&self, lines: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>> {
        let store = self.clone();
        Box::pin(async move {
            yield_once().await;
            if !store.takes.is_zero() {
                store.clock.sleep(store.takes).await;
            }
            if store.full.get() {
                return Err(NotStored);
            }
            store.lines.borrow_mut().extend(lines);
            Ok(())
        })
    }
}

/// What was last read after an attempt.
type Found = (Operation, Option<AnyValue>);

/// What a test decides about a run.
pub struct Page<'a> {
    world: &'a World,
    client: Client,
    store: Store,
    lock: Rc<dyn TabLock>,
    dice: u64,
    /// What was read back.
    found: Rc<RefCell<Vec<Found>>>,
    /// Whether the administrator lets a paused job go on.
    patient: bool,
}

impl<'a> Page<'a> {
    pub fn new(world: &'a World) -> Self {
        Self {
            world,
            client: world.client.clone(),
            store: Store {
                lines: Rc::default(),
                full: Rc::default(),
                takes: Duration::ZERO,
                clock: world.clock.clone(),
            },
            lock: Browser::new().locks.clone(),
            dice: 5,
            found: Rc::default(),
            patient: true,
        }
    }

    fn ports(&self, changed: Rc<dyn Fn()>) -> Ports {
        let found = Rc::clone(&self.found);
        Ports {
            client: self.client.clone(),
            clock: Rc::new(self.world.clock.clone()),
            entropy: Rc::new(Dice::new(self.dice)),
            journal: Rc::new(self.store.clone()),
            lock: Rc::clone(&self.lock),
            found: Rc::new(move |operation, value, _| found.borrow_mut().push((operation, value))),
            changed,
        }
    }

    /// The task of a job. `watch` hears of each change of it.
    fn task<W>(&self, job: &Job, watch: W) -> impl Future<Output = ()> + use<W>
    where
        W: Fn(&Job) + 'static,
    {
        let (job, patient) = (job.clone(), self.patient);
        let changed = {
            let job = job.clone();
            move || {
                watch(&job);
                if patient && matches!(job.progress().standing(), Standing::Paused(_)) {
                    job.go_on();
                }
            }
        };
        let ports = self.ports(Rc::new(changed));
        async move { job.drive(ports).await.expect("no other tab runs it") }
    }

    fn resumed(&self, plan: &Rc<Plan>) -> Job {
        let job = Job::resume(Rc::clone(plan), &self.store.entries()).expect("its own journal");
        job.go_on();
        job
    }

    /// Runs a job to its end.
    pub fn run(&self, plan: &Rc<Plan>) -> Job {
        let job = self.resumed(plan);
        self.world.clock.run(self.task(&job, |_| ()));
        job
    }

    /// Runs a job, and closes the page after so many turns of its task. Returns whether it was finished before.
    fn run_for(&self, plan: &Rc<Plan>, turns: u64) -> bool {
        let job = self.resumed(plan);
        let task = self.task(&job, |_| ());
        self.world.clock.run(async move {
            let (mut task, mut left) = (pin!(task), turns);
            poll_fn(|context| match task.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(true),
                Poll::Pending if left == 0 => Poll::Ready(false),
                Poll::Pending => {
                    left -= 1;
                    Poll::Pending
                }
            })
            .await
        })
    }
}

/// What a page has loaded: everybody, with their licences or without.
struct Loaded {
    people: BTreeMap<PersonId, Person>,
    with_values: bool,
}

impl Known for Loaded {
    fn has(&self, person: &PersonId) -> bool {
        self.people.contains_key(person)
    }

    fn value(&self, target: &AnyTarget) -> Option<AnyValue> {
        match target {
            AnyTarget::Licenses(of) if self.with_values => {
                let held = self.people.get(&of.person)?.licenses.clone()?;
                Some(AnyValue::Licenses(held.into_iter().collect()))
            }
            _ => None,
        }
    }
}

pub fn everybody(world: &World) -> BTreeMap<PersonId, Person> {
    let people = world.people().into_iter();
    people.map(|person| (person.id.clone(), person)).collect()
}

/// The same edit for many people, numbered from 1.
pub fn for_each(edit: &Edit, people: impl IntoIterator<Item = PersonId>) -> Vec<Wish> {
    let wish = |(person, line)| Wish {
        line,
        person: Some(person),
        edit: edit.clone(),
    };
    people.into_iter().zip(1..).map(wish).collect()
}

pub fn planned(world: &World, with_values: bool, wishes: Vec<Wish>) -> Rc<Plan> {
    let (pools, people) = (world.licenses(), everybody(world));
    let facts = Facts {
        pools: &pools,
        home: None,
        me: None,
        full_admins: &[],
        known: &Loaded {
            people,
            with_values,
        },
    };
    let planned = plan(&facts, &mut wishes.into_iter());
    assert_eq!(planned.refused, []);
    world.forget_ledger();
    Rc::new(planned.plan)
}

/// A licence that many have and that Webex lets go.
fn removable(world: &World) -> LicenseId {
    let people = everybody(world);
    let has = |person: &Person, license: &LicenseId| {
        person.licenses.iter().flatten().any(|held| held == license)
    };
    let goes = |license: &LicenseId| {
        let holders = people.values().filter(|person| has(person, license));
        let Some(person) = holders.clone().next() else {
            return false;
        };
        let change = world.license_change(&person.id, |set| {
            set.remove(license);
        });
        let goes = holders.count() >= 10 && world.apply(&change).outcome == applied();
        let back = world.license_change(&person.id, |set| {
            set.insert(license.clone());
        });
        goes && world.apply(&back).outcome == applied()
    };
    let pools = world.licenses().into_iter().map(|pool| pool.id);
    let mut pools = pools.into_iter();
    pools.find(goes).expect("a licence that can be removed")
}

fn applied<T: rollcall_core::change::Target>() -> rollcall_core::change::Outcome<T> {
    rollcall_core::change::Outcome::Applied
}

/// Takes a licence away from everybody who has it.
fn removals(world: &World) -> Vec<Wish> {
    let license = removable(world);
    let edit = Edit::Licenses(Members::remove([license.clone()].into()));
    let holds = |person: &Person| person.licenses.iter().flatten().any(|id| *id == license);
    let people = everybody(world).into_values();
    let wish = |(person, line): (Person, u32)| Wish {
        line,
        person: Some(person.id),
        edit: edit.clone(),
    };
    people.filter(holds).zip(1..).map(wish).collect()
}

/// Every row is carried out once, as the simulator's ledger has it, and nothing else is changed.
fn each_once(world: &World, plan: &Plan) {
    let changed = world.writes().into_iter().filter(|sent| sent.changed);
    assert_eq!(changed.count(), plan.len() as usize);
}

fn all_applied(job: &Job) {
    let progress = job.progress();
    for row in 0..progress.plan().len() {
        let ending = progress.ending(row);
        let is_applied = ending.as_ref().is_some_and(|it| it.verdict.is_applied());
        assert!(
            is_applied,
            "row {row}: {:?} {ending:?}",
            progress.state(row)
        );
    }
}

fn is_paused(job: &Job, why: Why) -> bool {
    job.progress().standing() == Standing::Paused(why)
}
