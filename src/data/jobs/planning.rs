//! From source rows to a plan that is previewed.

use std::rc::Rc;

use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::from_file::FromFile;
use rollcall_core::jobs::journal::Progress;
use rollcall_core::jobs::plan::{Planned, Wish, plan};
use rollcall_core::jobs::report::undo;
use webex_api::PersonId;

use super::draft::{JobDraft, JobStage, LeftOut};
use super::undo::left_out;
use super::{Jobs, facts};

impl Jobs {
    /// Plans rows, to be previewed.
    pub fn plan(self, wishes: Vec<Wish>) {
        self.plan_after(wishes, Vec::new(), 0, None);
    }

    /// Plans rows of a file. `whole`: they are what the file itself asks for.
    pub fn plan_file(self, wishes: Vec<Wish>, read: &FromFile, whole: bool) {
        let problems = read.problems.iter().map(|problem| LeftOut {
            line: problem.line,
            person: None,
            why: problem.to_string(),
        });
        let unchanged = if whole { read.unchanged } else { 0 };
        self.plan_after(wishes, problems.collect(), unchanged, None);
    }

    /// Plans rows of the job again: those that failed, or those that were not run.
    pub fn plan_again(self, rows: fn(&Progress) -> Vec<Wish>) {
        if let Some(job) = self.job() {
            self.plan(rows(&job.progress()));
        }
    }

    /// Plans the opposite of what the job did.
    pub fn plan_undo(self) {
        if let Some(job) = self.job() {
            let progress = job.progress();
            let undo = undo(&progress);
            let left = left_out(&undo, progress.plan());
            drop(progress);
            self.plan_after(undo.wishes, left, 0, Some(job));
        }
    }

    fn plan_after(
        self,
        wishes: Vec<Wish>,
        left_out: Vec<LeftOut>,
        as_wanted: usize,
        undo_of: Option<Job>,
    ) {
        let mut people = Vec::new();
        for wish in &wishes {
            let place = (wish.line as usize).saturating_sub(1);
            if people.len() <= place {
                people.resize(place + 1, PersonId::new(""));
            }
            if let (Some(of_line), Some(person)) = (people.get_mut(place), &wish.person) {
                *of_line = person.clone();
            }
        }
        let mut wishes = wishes.into_iter();
        let Planned {
            plan,
            refused,
            unchanged,
            seats,
        } = facts::with_facts(self.tenant, |facts| plan(facts, &mut wishes));
        self.draft.set_value(Some(Rc::new(JobDraft {
            plan: Rc::new(plan),
            refused,
            unchanged: unchanged.len() + as_wanted,
            seats,
            people,
            left_out,
            undo_of,
        })));
        self.trouble.set(None);
        self.stage.set(JobStage::Preview);
    }
}
