//! One row of a plan or of a job, as the table shows it: texts and a badge.

use rollcall_core::change::{AnyTarget, AnyValue, Change, DiffKind};
use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::edit::{Edit, Members, SessionTypes};
use rollcall_core::jobs::journal::{RowState, Standing};
use rollcall_core::jobs::plan::Plan;
use rollcall_core::naming;
use webex_api::{PersonId, SessionTypeId};

use super::words;
use crate::components::change_form::part_of;
use crate::components::outcome;
use crate::components::people_list::{shown_email, shown_name};
use crate::data::{JobDraft, Tenant};
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use rollcall_core::people::UnreadableParts;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The id of the person; empty if they are not in the list.
    pub person: String,
    /// Their name; never empty.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What is there before.
    pub before: String,
    /// What is there afterwards.
    pub after: String,
    /// How it stands.
    pub state: &'static str,
    /// The meaning of that.
    pub look: (Tone, Option<Icon>),
    /// Why.
    pub reason: String,
    /// Webex's id of the write.
    pub tracking_id: String,
}

/// What will be run.
pub const PLANNED: &str = "Will change";
/// What is not in the plan.
pub const LEFT_OUT: &str = "Left out";
const WAITING: &str = "Waiting";
const NOT_RUN: &str = "Not run";
const STARTED: &str = "In progress";
const UNCLEAR: &str = "To be checked";

/// The state of a row in the words of the filter.
pub fn state_of(job: &Job, row: u32) -> &'static str {
    let progress = job.progress();
    match progress.state(row) {
        Some(RowState::Ended(verdict)) => outcome::heading(verdict).1,
        Some(RowState::Started) if progress.standing() == Standing::Running => STARTED,
        Some(RowState::Started) => UNCLEAR,
        Some(RowState::Waiting) | None if progress.standing().is_over() => NOT_RUN,
        Some(RowState::Waiting) | None => WAITING,
    }
}

/// A row of a preview: first those that run, then those that are left out; tracked.
pub fn of_draft(draft: &JobDraft, row: u32, tenant: Tenant) -> Line {
    let plan = &*draft.plan;
    if row < plan.len() {
        let change = plan.before(row).and_then(|before| plan.change(row, before));
        return Line {
            state: PLANNED,
            ..planned(plan, row, change, tenant)
        };
    }
    let place = (row - plan.len()) as usize;
    let (line, person, reason) = match draft.refused.get(place) {
        Some(refused) => {
            let reason = pools(tenant, &|pools| words::reason(&refused.reason, pools));
            (refused.line, draft.person_at(refused.line), reason)
        }
        None => match draft.left_out.get(place - draft.refused.len()) {
            Some(left) => (left.line, left.person.clone(), left.why.clone()),
            None => return Line::default(),
        },
    };
    Line {
        state: LEFT_OUT,
        look: (Tone::Warning, None),
        reason,
        before: words::NONE.to_owned(),
        after: words::NONE.to_owned(),
        ..who(person, line, tenant)
    }
}

/// A row of a job; tracked.
pub fn of_job(job: &Job, row: u32, tenant: Tenant) -> Line {
    let progress = job.progress();
    let plan = progress.plan();
    let mut line = planned(plan, row, progress.started_change(row), tenant);
    line.state = state_of(job, row);
    line.look = (Tone::Neutral, Some(Icon::Clock));
    if let Some(ending) = progress.ending(row) {
        let (tone, _) = outcome::heading(ending.verdict);
        line.look = (tone, None);
        line.tracking_id = ending.tracking_id.unwrap_or_default();
        if !ending.verdict.is_applied() {
            let status = ending.status.map(|status| format!(" (HTTP {status}"));
            let mut reason = outcome::meaning(ending.verdict).to_owned();
            if let Some(status) = status {
                reason.push_str(&status);
                if let Some(code) = &ending.code {
                    reason.push_str(", code ");
                    reason.push_str(code);
                }
                reason.push(')');
            }
            if let (false, Some(target)) = (ending.missing.is_empty(), plan.target(row)) {
                let operation = target.operation();
                let missing = ending.missing.iter();
                let missing = missing.map(|id| part_of(&operation, id, tenant).in_words());
                reason += " Missing: ";
                reason += &missing.collect::<Vec<_>>().join(", ");
            }
            line.reason = reason;
        }
    }
    line
}

fn planned(plan: &Plan, row: u32, change: Option<Change<AnyTarget>>, tenant: Tenant) -> Line {
    let (Some(edit), Some(line)) = (plan.edit(row), plan.line(row)) else {
        return Line::default();
    };
    let mut of_row = who(plan.person(row), line, tenant);
    of_row.look = (Tone::Neutral, Some(Icon::Pencil));
    let (mut before, mut after) = (Vec::new(), Vec::new());
    match (edit, change) {
        (Edit::SignIn(sign_in), change) => {
            let words = |enabled| match enabled {
                true => "Can sign in".to_owned(),
                false => "Can't sign in".to_owned(),
            };
            after.push(words(sign_in.enabled));
            before.push(match change {
                Some(change) => words(sign_in.enabled == change.diff().is_empty()),
                None => words::READ_LATER.to_owned(),
            });
        }
        // The plan has the texts, and no value of the person.
        (Edit::Profile(profile), _) => {
            for field in &profile.fields {
                let text = |text: &str| {
                    let text = if text.is_empty() { words::NONE } else { text };
                    [field.part.name(), ": ", text].concat()
                };
                before.extend(field.from.as_deref().map(text));
                after.push(text(&field.to));
            }
            if before.is_empty() {
                before.push(words::READ_LATER.to_owned());
            }
        }
        (Edit::Deletion(_), change) => {
            if let Some(Change {
                before: AnyValue::Account(Some(held)),
                ..
            }) = change
            {
                for id in &held {
                    before.push(pools(tenant, &|pools| {
                        naming::license(pools, id).in_words()
                    }));
                }
            }
            after.push("Deleted".to_owned());
        }
        (_, Some(change)) => {
            let operation = change.target.operation();
            for line in change.diff() {
                let part = || part_of(&operation, &line.field.to_string(), tenant).in_words();
                match line.kind {
                    DiffKind::Kept => {}
                    DiffKind::Removed => before.push(part()),
                    DiffKind::Added | DiffKind::Changed => after.push(part()),
                }
            }
        }
        // What is removed and added. What the person has is read when the row runs.
        (Edit::SessionTypes(SessionTypes { types, .. }), None) => {
            if let Some(target) = plan.target(row) {
                let operation = target.operation();
                let part = |id: &SessionTypeId| part_of(&operation, id.as_str(), tenant).in_words();
                match types {
                    Members::Change { remove, add } => {
                        before.extend(remove.iter().map(part));
                        after.extend(add.iter().map(part));
                    }
                    Members::Exactly(types) => {
                        before.push(words::READ_LATER.to_owned());
                        after.extend(types.iter().map(part));
                    }
                }
            }
        }
        (edit, None) => {
            before.push(words::READ_LATER.to_owned());
            let (first, rest) = pools(tenant, &|pools| words::intent(edit, pools));
            after.push(match edit {
                Edit::SiteRole(_) => rest,
                Edit::TrackingCodes(codes) => {
                    let mut texts = Vec::new();
                    for code in &codes.codes {
                        texts.push([&code.name, ": ", &code.to].concat());
                    }
                    texts.join(", ")
                }
                Edit::Sessions(_) => "Signed out".to_owned(),
                Edit::Addresses(of) => ["No alternate address at ", &of.domain].concat(),
                Edit::Creation(_) => "Added".to_owned(),
                _ => first,
            });
        }
    }
    let text = |parts: Vec<String>| match parts.is_empty() {
        true => words::NONE.to_owned(),
        false => parts.join(", "),
    };
    of_row.before = text(before);
    of_row.after = text(after).trim_start().to_owned();
    of_row
}

/// The licence pools, as far as they have loaded; tracked.
pub fn pools<T>(tenant: Tenant, with: &dyn Fn(&[webex_api::License]) -> T) -> T {
    tenant
        .licenses
        .with(|pools| with(pools.ready().map_or(&[], |pools| pools)))
}

/// The person of a row, from the list of people; tracked.
fn who(person: Option<PersonId>, line: u32, tenant: Tenant) -> Line {
    let id = person.map(|id| id.to_string()).unwrap_or_default();
    tenant.directory.rows.with(|people| {
        let row = people.position(&id).and_then(|row| people.row(row));
        let Some(row) = row else {
            return Line {
                name: ["Line ", &line.to_string()].concat(),
                ..Line::default()
            };
        };
        let unreadable = |part| row.unreadable.has(part);
        Line {
            name: shown_name(row.name, unreadable(UnreadableParts::NAME)).to_owned(),
            email: shown_email(row.email, unreadable(UnreadableParts::EMAIL)).to_owned(),
            person: id.clone(),
            ..Line::default()
        }
    })
}
