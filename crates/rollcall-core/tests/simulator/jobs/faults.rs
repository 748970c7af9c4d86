//! Mixed faults of every group: no row lost, none doubled, none reported wrongly.

use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::change::Verdict;
use rollcall_core::change::profile::Part;
use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::edit::{Creation, Edit, FieldEdit, Members, Profile, SignIn};
use rollcall_core::jobs::journal::{RowState, Standing};
use rollcall_core::jobs::plan::{Plan, Wish};
use rollcall_core::jobs::report::undo;
use serde_json::{Value, json};
use webex_api::{LicenseId, Person, PersonId, SingleFlight};

use crate::world::World;

use super::{Page, all_applied, each_once, everybody, planned, removable, removals};

/// Five of a hundred requests meet a fault, of any kind.
fn arm(world: &World, seed: u64) {
    let faults = [
        // Status codes before the request is carried out.
        json!({"kind": "status", "status": 401}),
        json!({"kind": "status", "status": 403}),
        json!({"kind": "status", "status": 404}),
        json!({"kind": "status", "status": 409}),
        json!({"kind": "status", "status": 410}),
        json!({"kind": "status", "status": 415}),
        json!({"kind": "status", "status": 423}),
        json!({"kind": "status", "status": 423, "retry_after": "2"}),
        json!({"kind": "status", "status": 428}),
        // Limits.
        json!({"kind": "status", "status": 429, "retry_after": "1"}),
        json!({"kind": "status", "status": 429, "retry_after": "Mon, 04 May 2026 10:00:30 GMT"}),
        json!({"kind": "status", "status": 429}),
        json!({"kind": "status", "status": 429, "retry_after": "1", "unexposed": true}),
        json!({"kind": "status", "status": 429, "retry_after": "0"}),
        json!({"kind": "status", "status": 429, "retry_after": "-5"}),
        json!({"kind": "status", "status": 429, "retry_after": "soon"}),
        json!({"kind": "status", "status": 429, "retry_after": "1", "body": "html"}),
        // Errors before and after, and answers that promise too much.
        json!({"kind": "status", "status": 500}),
        json!({"kind": "status", "status": 502}),
        json!({"kind": "status", "status": 503}),
        json!({"kind": "status", "status": 504}),
        json!({"kind": "status", "status": 500, "after_apply": true}),
        json!({"kind": "status", "status": 502, "after_apply": true}),
        json!({"kind": "status", "status": 503, "after_apply": true}),
        json!({"kind": "status", "status": 400, "after_apply": true}),
        json!({"kind": "ignore"}),
        // No answer, or a slow one.
        json!({"kind": "hang"}),
        json!({"kind": "hang", "after_apply": true}),
        json!({"kind": "drop"}),
        json!({"kind": "drop", "after_apply": true}),
        json!({"kind": "drop", "after_apply": true, "after_headers": true}),
        json!({"kind": "slow", "ms": 2_000}),
        json!({"kind": "drip", "ms": 500}),
        // Answers that cannot be read.
        json!({"kind": "truncate"}),
        json!({"kind": "empty200"}),
        json!({"kind": "html200"}),
        json!({"kind": "bom"}),
        json!({"kind": "charset"}),
        json!({"kind": "gzip"}),
    ];
    let share = 0.05 / faults.len() as f64;
    let rule = |(fault, seed): (Value, u64)| json!({"route": "*", "probability": share, "seed": seed, "fault": fault});
    let rules = faults.into_iter().zip(seed..).map(rule);
    world.control("POST", "faults", &rules.collect());
}

/// Rows of several kinds. Each changes one thing, so that the people show afterwards what was carried out.
struct Mixed {
    plan: Rc<Plan>,
    license: LicenseId,
}

fn mixed(world: &World, rows: usize) -> Mixed {
    let license = removable(world);
    let at_first = everybody(world);
    let gone = Edit::Licenses(Members::remove([license.clone()].into()));
    let off = Edit::from(SignIn { enabled: false });
    let title = |person: &Person| {
        Edit::from(Profile {
            fields: vec![FieldEdit {
                part: Part::Title,
                from: Some(person.title.clone().unwrap_or_default()),
                to: "Keeper of Records".to_owned(),
            }],
        })
    };
    let holds = |person: &Person| person.licenses.iter().flatten().any(|id| *id == license);
    let mut wishes = Vec::new();
    for (number, person) in at_first.values().filter(|person| holds(person)).enumerate() {
        let one_address = person.emails.len() == 1;
        let edit = match number % 10 {
            0 => Edit::from(Creation::new(
                &format!("new{number}@acme.example"),
                [(Part::DisplayName, format!("New Person {number}"))],
            )),
            1 | 2 if one_address && person.login_enabled == Some(true) => off.clone(),
            3 | 4 if one_address => title(person),
            _ => gone.clone(),
        };
        let is_new = edit.creates().is_some();
        wishes.push(Wish {
            line: number as u32 + 1,
            person: (!is_new).then(|| person.id.clone()),
            edit,
        });
    }
    wishes.truncate(rows);
    let plan = planned(world, false, wishes);
    Mixed { plan, license }
}

impl Mixed {
    /// Compares what the job reports with what Webex has. Returns how many rows were carried out.
    fn judge(&self, world: &World, job: &Job, label: &str) -> u32 {
        world.control("DELETE", "faults", &Value::Null);
        let changed = world
            .writes()
            .into_iter()
            .filter(|sent| sent.changed)
            .count();
        let now = everybody(world);
        let progress = job.progress();
        assert_eq!(progress.standing(), Standing::Finished, "{label}");
        let mut carried_out = 0;
        for row in 0..self.plan.len() {
            let edit = self.plan.edit(row).unwrap();
            let person = self.plan.person(row).unwrap();
            let done = match edit {
                Edit::Licenses(_) => {
                    let held = now[&person].licenses.as_ref().unwrap();
                    !held.contains(&self.license)
                }
                Edit::SignIn(_) => now[&person].login_enabled == Some(false),
                Edit::Profile(_) => now[&person].title.as_deref() == Some("Keeper of Records"),
                Edit::Creation(new) => {
                    let is_it = |person: &&Person| person.emails.contains(&new.email);
                    let count = now.values().filter(is_it).count();
                    assert!(count <= 1, "{label}: row {row} was created {count} times");
                    count == 1
                }
                other => panic!("{other:?}"),
            };
            carried_out += u32::from(done);
            let Some(RowState::Ended(verdict)) = progress.state(row) else {
                panic!("{label}: row {row} is lost: {:?}", progress.state(row));
            };
            let told = match verdict {
                // Nobody else changes anything here.
                Verdict::ChangedByOthers | Verdict::Superseded | Verdict::Partly => None,
                // A person is never created again by itself.
                Verdict::NoAnswer if !edit.repeats() => Some(done),
                Verdict::NoAnswer | Verdict::NotReadBack | Verdict::AcceptedNotReadBack => None,
                verdict => Some(verdict.is_applied()),
            };
            let status = progress.ending(row).and_then(|ending| ending.status);
            assert_eq!(
                told,
                Some(done),
                "{label}: row {row} {edit:?} {verdict:?} {status:?}"
            );
        }
        assert_eq!(changed, carried_out as usize, "{label}: changed twice");
        carried_out
    }
}

fn run_with_faults(seed: u64, rows: usize) -> (u32, u32) {
    let world = World::new(2 * rows);
    let mixed = mixed(&world, rows);
    assert_eq!(mixed.plan.len() as usize, rows);
    let mut page = Page::new(&world);
    let token = world.mint(json!({}));
    page.client = world.client_with(Rc::new(SingleFlight::new(Some(token.clone()), move |_| {
        let token = token.clone();
        Box::pin(async move { Ok(token) })
    })));
    page.dice = seed;
    arm(&world, 1_000 * seed);
    let job = page.run(&mixed.plan);
    let done = mixed.judge(&world, &job, &format!("seed {seed}"));
    (done, mixed.plan.len())
}

/// How many jobs are run with faults; more if `ROLLCALL_SEEDS` says so.
fn seeds() -> u64 {
    let wanted = std::env::var("ROLLCALL_SEEDS").ok();
    wanted.and_then(|seeds| seeds.parse().ok()).unwrap_or(20)
}

#[test]
fn mixed_faults_lose_no_row_double_none_and_report_none_wrongly() {
    let (mut done, mut rows) = (0, 0);
    for seed in 1..=seeds() {
        let (carried_out, of) = run_with_faults(seed, 200);
        done += carried_out;
        rows += of;
    }
    // Only refusals are left over, and creations of which no answer came.
    assert!(done * 100 >= rows * 90, "{done} of {rows}");
}

#[test]
fn the_way_back_leads_back() {
    for seed in 1..=2 {
        let world = World::new(60);
        let wishes = removals(&world);
        let at_first = everybody(&world);
        let held = |people: &BTreeMap<PersonId, Person>| -> Vec<Vec<LicenseId>> {
            let sorted = |person: &Person| {
                let mut held = person.licenses.clone().unwrap_or_default();
                held.sort();
                held
            };
            people.values().map(sorted).collect()
        };
        let plan = planned(&world, seed == 1, wishes);
        let job = Page::new(&world).run(&plan);
        assert_ne!(held(&everybody(&world)), held(&at_first));
        let back = undo(&job.progress());
        assert_eq!(back.not_undone, []);
        let plan = planned(&world, true, back.wishes);
        all_applied(&Page::new(&world).run(&plan));
        assert_eq!(held(&everybody(&world)), held(&at_first));
    }
}

/// 500 after the change was made: reported as made, every time.
#[test]
fn an_error_after_the_change_is_reported_as_applied() {
    let world = World::new(120);
    let wishes = removals(&world);
    let plan = planned(&world, true, wishes);
    let fault = json!({"kind": "status", "status": 500, "after_apply": true});
    let rule = json!([{"route": "PATCH /v1/licenses/users", "fault": fault}]);
    world.control("POST", "faults", &rule);
    let job = Page::new(&world).run(&plan);
    all_applied(&job);
    each_once(&world, &plan);
    assert_eq!(world.writes().len(), plan.len() as usize);
    let count = job.progress().count(Verdict::AppliedDespiteError);
    assert_eq!(count, plan.len());
}

/// The answer to `POST /people` is lost, before or after the person was created: nobody is created twice.
#[test]
fn a_person_whose_answer_was_lost_is_not_created_twice() {
    for (fault, verdict) in [
        (
            json!({"kind": "drop", "after_apply": true}),
            Verdict::AppliedUnanswered,
        ),
        (json!({"kind": "drop"}), Verdict::NoAnswer),
        (json!({"kind": "status", "status": 502}), Verdict::NoAnswer),
        (
            json!({"kind": "status", "status": 400, "after_apply": true}),
            Verdict::AppliedDespiteError,
        ),
    ] {
        let world = World::new(40);
        let wish = |number: u32| Wish {
            line: number,
            person: None,
            edit: Creation::new(
                &format!("new{number}@acme.example"),
                [(Part::DisplayName, format!("New {number}"))],
            )
            .into(),
        };
        let plan = planned(&world, true, (1..=10).map(wish).collect());
        let rule = json!([{"route": "POST /v1/people", "fault": fault}]);
        world.control("POST", "faults", &rule);
        let job = Page::new(&world).run(&plan);
        assert_eq!(world.writes().len(), 10, "{fault}: each was sent once");
        assert_eq!(job.progress().count(verdict), 10, "{fault}");
        // Again, on purpose: those who are there are found first.
        world.control("DELETE", "faults", &Value::Null);
        let again = rollcall_core::jobs::report::failed_again(&job.progress());
        let plan = planned(&world, true, again);
        Page::new(&world).run(&plan);
        let created = everybody(&world)
            .into_values()
            .filter(|person| person.emails.iter().any(|email| email.starts_with("new")));
        assert_eq!(created.count(), 10, "{fault}");
    }
}
